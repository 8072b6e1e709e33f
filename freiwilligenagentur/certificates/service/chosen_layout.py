"""Which layout a certificate is drawn in, read inside the session of whoever draws it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import from_values, to_values
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.model import CertificateLayout, LayoutPicture
from freiwilligenagentur.storage import Id


def chosen_in(session: Session, layout_id: Id, kind: Kind) -> StoredLayout:
    """The layout that was chosen, else the default of the kind, else the look that the program brings along."""
    found = session.get(CertificateLayout, layout_id) if layout_id else None
    if found is None:
        rows = session.scalars(select(CertificateLayout)).all()
        found = next((row for row in rows if str(kind) in row.default_for), None)
    return kept(session, found) if found is not None else StoredLayout()


def trace(stored: StoredLayout) -> dict[str, Any]:
    """What tells later in which layout something was issued, as JSON values."""
    return {"id": stored.id, "name": stored.layout.name, "version": stored.version, "look": to_values(stored.layout)}


def template_version(program: str, stored: StoredLayout) -> str:
    """``3``, with a layout of the office ``3 Blau, 7``: its name and version."""
    return f"{program} {stored.layout.name}, {stored.version}" if stored.id else program


def kept(session: Session, row: CertificateLayout) -> StoredLayout:
    """A row as a plain value, with its pictures."""
    layout = from_values(row.look).with_pictures(pictures_of(session, row.pictures))
    return StoredLayout(layout, row.id, row.version, kinds_of(row))


def kinds_of(row: CertificateLayout) -> frozenset[Kind]:
    """The kinds that a row is the default of."""
    return frozenset(map(Kind, row.default_for))


def pictures_of(session: Session, digests: Mapping[str, str]) -> dict[str, bytes]:
    """The pictures of digests, by the place that they stand in."""
    wanted = (
        select(LayoutPicture).where(LayoutPicture.digest.in_(digests.values())).options(undefer(LayoutPicture.data))
    )
    found = {each.digest: each.data for each in session.scalars(wanted)}
    return {place: found[digest] for place, digest in digests.items() if digest in found}
