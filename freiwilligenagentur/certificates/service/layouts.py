"""Layouts of certificates: keeping, finding, passing on, trying out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates import layout_file
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import DEFAULT, FOOTERS, Layout, SignatureBlock, from_values, to_values
from freiwilligenagentur.certificates.layout_rows import LayoutRow, SampleText, StoredLayout, free_name
from freiwilligenagentur.certificates.model import CertificateLayout, LayoutPicture
from freiwilligenagentur.certificates.sample_text import sample_text
from freiwilligenagentur.certificates.service.chosen_layout import chosen_in, kept, kinds_of, pictures_of
from freiwilligenagentur.certificates.service.composing import issuer_of
from freiwilligenagentur.certificates.service.preparing import Preparing
from freiwilligenagentur.certificates.service.register import Register
from freiwilligenagentur.errors import Conflict, Invalid, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.storage import Drafts, Id, Store, new_id, utc_now

DRAFT_KIND = "certificate_layout"
UNUSED_FOR = timedelta(days=90)
"""How long a picture stays that no layout uses."""
_MOST_SAMPLES = 40


class Layouts:
    """The office's layouts. Each change is one step that can be taken back."""

    def __init__(
        self, store: Store, preparing: Preparing, register: Register, today: Callable[[], date] = date.today
    ) -> None:
        self._store = store
        self._preparing = preparing
        self._register = register
        self._today = today
        self._drafts = Drafts(store)

    # --- finding

    def rows(self) -> list[LayoutRow]:
        """All layouts by name."""
        with self._store.read() as session:
            found = session.scalars(select(CertificateLayout)).all()
        rows = [LayoutRow(each.id, each.name, each.version, kinds_of(each)) for each in found]
        return sorted(rows, key=lambda row: row.name.casefold())

    def options(self) -> list[tuple[str, str]]:
        """What can be chosen for a certificate: id and name."""
        return [(row.id, row.name) for row in self.rows()]

    def get(self, layout_id: Id) -> StoredLayout:
        """One layout with its pictures. Raises Refused when it is gone."""
        with self._store.read() as session:
            found = session.get(CertificateLayout, layout_id)
            if found is None:
                raise Refused(_("This layout is no longer there. A colleague may have deleted it."))
            return kept(session, found)

    def chosen(self, layout_id: Id, kind: Kind) -> StoredLayout:
        """The layout that a certificate is drawn in."""
        with self._store.read() as session:
            return chosen_in(session, layout_id, kind)

    # --- keeping

    def save(self, stored: StoredLayout) -> StoredLayout:
        """Keeps a layout, a new one when it has no id, as one step; returns it as it is kept.

        Raises Invalid naming each field, Conflict when a colleague changed it in between.
        """
        name = stored.layout.name.strip()
        self._check(stored)
        layout = replace(stored.layout, name=name)
        pictures = self._keep_pictures(layout.pictures())
        key = stored.id or new_id()
        with self._store.write(_("Layout “{name}” saved").format(name=name)) as session:
            row = session.get(CertificateLayout, key)
            if row is not None and row.version != stored.version:
                raise Conflict(_("A colleague changed this layout in the meantime. Yours was not saved yet."))
            if row is None:
                row = CertificateLayout(id=key, name=name, look={}, pictures={})
                session.add(row)
            row.name, row.look, row.pictures = name, to_values(layout), pictures
            row.default_for = frozenset(map(str, stored.default_for))
            _take_defaults(session, row)
        return self.get(key)

    def delete(self, layout_id: Id) -> None:
        """Deletes a layout as one step; what was issued in it stays as it is."""
        stored = self.get(layout_id)
        self._keep_pictures(stored.layout.pictures())
        with self._store.write(_("Layout “{name}” deleted").format(name=stored.layout.name)) as session:
            row = session.get(CertificateLayout, layout_id)
            if row is not None:
                session.delete(row)

    def problems(self, stored: StoredLayout) -> list[Problem]:
        """What hinders keeping it, by field."""
        from freiwilligenagentur.certificates.layout_limits import problems

        taken = {row.name.casefold() for row in self.rows() if row.id != stored.id}
        found = problems(stored.layout)
        if stored.layout.name.strip().casefold() in taken:
            found.append(Problem("name", _("There is already a layout of this name.")))
        return found

    def new(self) -> StoredLayout:
        """A layout to begin with: today's look under a free name, with the office's own signatory."""
        office = OfficeService(self._store).get()
        name = free_name(_("My layout"), [row.name for row in self.rows()])
        signs = SignatureBlock(office.signatory_name, office.signatory_function, office.name)
        return StoredLayout(replace(DEFAULT, name=name, signatures=(signs,) if office.signatory_name else ()))

    def copy_of(self, stored: StoredLayout) -> StoredLayout:
        """The same under a free name, not kept yet and nobody's default."""
        name = free_name(stored.layout.name, [row.name for row in self.rows()])
        return StoredLayout(replace(stored.layout, name=name))

    # --- as a file

    def to_file(self, stored: StoredLayout, *, with_signatures: bool) -> bytes:
        """The file of a layout; scanned signatures go with it only when wanted."""
        layout = stored.layout
        if not with_signatures:
            layout = replace(layout, signatures=tuple(replace(each, picture=None) for each in layout.signatures))
        return layout_file.pack(layout)

    def from_file(self, data: bytes) -> StoredLayout:
        """Keeps the layout of a file under a free name. Raises WrongFile or Invalid; nothing is kept then."""
        layout = layout_file.unpack(data)
        name = free_name(layout.name.strip(), [row.name for row in self.rows()])
        return self.save(StoredLayout(replace(layout, name=name)))

    def picture(self, data: bytes) -> bytes:
        """A picture as a layout may hold it. Raises WrongFile."""
        from freiwilligenagentur.documents import pictures

        return pictures.cleaned(data)

    # --- trying out

    def samples(self) -> list[SampleText]:
        """Whose text a preview can show: an invented one, those who wait for a certificate, those who got one."""
        people = {each.volunteer_id: each.name for each in self._register.candidates()}
        for row in self._register.rows():
            people.setdefault(row.volunteer_id, row.name)
        found = [SampleText(key, name) for key, name in people.items()][:_MOST_SAMPLES]
        return [SampleText("", _("Sample text")), *found]

    def preview(self, layout: Layout, volunteer_id: Id, kind: Kind) -> bytes:
        """A draft in this layout, with somebody's own text or an invented one, and pages in those further languages
        that have lines of their own at the foot.

        Raises Refused when the person is gone, MissingLetters or WrongFile when it cannot be drawn.
        """
        from freiwilligenagentur.certificates import pdf

        office = OfficeService(self._store).get()
        if volunteer_id:
            request = replace(self._preparing.prepare(volunteer_id).request, kind=kind)
            content = self._preparing.compose(request)
        else:
            content = sample_text(kind, issuer_of(office), office.town, self._today())
        if signed := layout.signed_by():
            content = replace(content, signatories=signed)
        languages = tuple(language for language in FOOTERS if layout.foot_in(language))
        return pdf.draw(replace(content, title=layout.title.strip(), languages=languages), layout)

    # --- drafts

    def keep_draft(self, stored: StoredLayout) -> None:
        """Keeps what was typed and cannot be kept as a layout yet, through a crash."""
        values = {
            "id": stored.id,
            "version": stored.version,
            "default_for": sorted(map(str, stored.default_for)),
            "look": to_values(stored.layout),
            "pictures": self._keep_pictures(stored.layout.pictures()),
        }
        self._drafts.keep(_draft_key(stored.id), DRAFT_KIND, stored.layout.name, values)

    def draft(self, layout_id: Id) -> StoredLayout | None:
        """What was begun for a layout ("" for a new one), or None."""
        values: dict[str, Any] | None = self._drafts.load(_draft_key(layout_id))
        if values is None:
            return None
        with self._store.read() as session:
            layout = from_values(values["look"]).with_pictures(pictures_of(session, values["pictures"]))
        return StoredLayout(layout, values["id"], values["version"], frozenset(map(Kind, values["default_for"])))

    def discard_draft(self, layout_id: Id) -> None:
        """Forgets what was begun."""
        self._drafts.discard(_draft_key(layout_id))

    # --- inside

    def _check(self, stored: StoredLayout) -> None:
        if found := self.problems(stored):
            raise Invalid(found[0].text, tuple(found))

    def _keep_pictures(self, pictures: Mapping[str, bytes]) -> dict[str, str]:
        """Keeps pictures that are not kept yet; the digest of each by its place.

        Those of all layouts count as used now, and what was not used for long goes: a scanned signature shall not stay
        for ever, but undo shall find it.
        """
        digests = {place: hashlib.sha256(data).hexdigest() for place, data in pictures.items()}
        contents = {digests[place]: data for place, data in pictures.items()}
        now = utc_now()
        with self._store.write_quietly() as session:
            named = {digest for each in session.scalars(select(CertificateLayout.pictures)) for digest in each.values()}
            for kept in session.scalars(select(LayoutPicture)):
                if kept.digest in named or kept.digest in contents:
                    kept.used_at = now
                elif now - kept.used_at > UNUSED_FOR:
                    session.delete(kept)
                contents.pop(kept.digest, None)
            session.add_all(LayoutPicture(digest=digest, data=data, used_at=now) for digest, data in contents.items())
        return digests


def _take_defaults(session: Session, row: CertificateLayout) -> None:
    """A kind has one default, so the others give theirs up."""
    for other in session.scalars(select(CertificateLayout).where(CertificateLayout.id != row.id)):
        if other.default_for & row.default_for:
            other.default_for = other.default_for - row.default_for


def _draft_key(layout_id: Id) -> str:
    return f"{DRAFT_KIND}/{layout_id}"
