"""Checking everybody of a batch before anything is issued: what hinders, and what is worth knowing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.batch import BatchWish, Checked, Progress, Wanted, digest, in_order
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.layout import Layout, fingerprint
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.request import DRAFT_KIND, volunteer_of
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.service.chosen_layout import chosen_in
from freiwilligenagentur.certificates.service.preparing import Preparing
from freiwilligenagentur.certificates.service.records import Records
from freiwilligenagentur.errors import Cancelled, OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Drafts, Id, Store
from freiwilligenagentur.vocabulary.sorting import name_key

_AT_ONCE = 50
"""So many people's records are read at once."""


class BatchCheck:
    """Looks at everybody as if their certificates were issued now. Nothing is changed."""

    def __init__(self, store: Store, preparing: Preparing, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._preparing = preparing
        self._today = today

    def check(self, wish: BatchWish, people: Sequence[Id], progress: Progress) -> list[Checked]:
        """Everybody once, in the order of names. Raises Cancelled when it was stopped."""
        return self.check_each([Wanted(key, wish) for key in people], progress)

    def check_each(self, wanted: Sequence[Wanted], progress: Progress) -> list[Checked]:
        """The same where the certificates are about different things, all of one kind and in one layout; two of one
        person that would say the same are one.
        """
        if not wanted:
            return []
        wish = wanted[0].wish
        begun, stored = self._begun(), self._layout(wish)
        look, found = fingerprint(stored.layout), dict[str, Checked]()
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            with self._store.read() as session:
                records = Records(session, [each.volunteer_id for each in some])
                for number, each in enumerate(some, start):
                    if progress.cancelled:
                        raise Cancelled(_("The check was stopped; nothing was issued."))
                    progress.step(number, len(wanted), _("Checking …"))
                    checked = self._one(each, records, each.volunteer_id in begun, stored.layout, look)
                    found.setdefault(checked.key, checked)
        progress.step(len(wanted), len(wanted))
        return in_order(list(found.values()))

    def _one(self, wanted: Wanted, records: Records, has_draft: bool, layout: Layout, look: str) -> Checked:
        wish, key = wanted.wish, wanted.volunteer_id
        try:
            request = wish.request_for(self._preparing.prepare_from(records, key, wish.period), layout.signed_by())
            draft = self._preparing.examine_from(records, request, only_once=True)
        except OfficeError as error:
            return Checked(key, "?", "", None, "", Decimal(0), (Missing(str(error), volunteer_id=key),))
        content, person = draft.content, records.of(key).record
        findings = [*draft.missing, *_beside(wish, content, person, has_draft)]
        if not any(each.hinders for each in findings):
            findings += _pages(content, layout)
        return Checked(
            volunteer_id=key,
            name=person.listed_name(),
            sorting=name_key(person.last_name or person.first_name, person.first_name),
            request=request,
            seen=digest(content, look),
            hours=content.hours,
            findings=tuple(sorted(findings, key=lambda each: not each.hinders)),
            about=wanted.about,
        )

    def _layout(self, wish: BatchWish) -> StoredLayout:
        with self._store.read() as session:
            return chosen_in(session, wish.layout_id, wish.kind)

    def _begun(self) -> set[str]:
        """For whom a certificate was begun and not finished."""
        return {volunteer_of(row.key) for row in Drafts(self._store).mine() if row.kind == DRAFT_KIND}


def _beside(wish: BatchWish, content: CertificateContent, person: Volunteer, has_draft: bool) -> Iterator[Missing]:
    """What a single certificate would not ask."""
    key = person.id
    if wish.least_hours is not None and content.hours < wish.least_hours:
        text = _("{hours} hours are fewer than the {least} that the rule asks for.")
        text = text.format(hours=i18n.number(content.hours), least=i18n.number(wish.least_hours))
        yield Missing(text, volunteer_id=key)
    elif content.engagements and not any(each.confirmed for each in content.engagements):
        yield Missing(_("No hours are confirmed."), volunteer_id=key, hinders=False)
    if has_draft:
        text = _("A certificate was begun for this person; the batch does not use what was typed there.")
        yield Missing(text, "draft", hinders=False)
    if wish.with_letters and not (person.street.strip() and person.town.strip()):
        yield Missing(_("The address is missing, so there will be no letter."), volunteer_id=key, hinders=False)


def _pages(content: CertificateContent, layout: Layout) -> list[Missing]:
    """Whether it can be drawn, and on how many pages."""
    from freiwilligenagentur.certificates import pdf
    from freiwilligenagentur.documents.book import Book
    from freiwilligenagentur.documents.metadata import About

    book = Book(BytesIO(), About("", "", "de-DE", content.dated or date.today()))
    try:
        pdf.add(book, content, "", layout)
    except OfficeError as error:
        return [Missing(str(error))]
    further = book.count - 1 - len(content.languages)
    if further <= 0:
        return []
    text = ngettext("The text needs {n} further page.", "The text needs {n} further pages.", further)
    return [Missing(text.format(n=further), "text", hinders=False)]
