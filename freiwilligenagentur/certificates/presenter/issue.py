"""How issuing a certificate behaves: whom for, what it says, what is missing, the draft beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import Person, SignedBy
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.entry import (
    Card,
    Entry,
    day_missing,
    draft_of,
    entry_of,
    lines_to_sign,
    request_of,
    with_block,
    with_cards_of,
    with_ticked,
)
from freiwilligenagentur.certificates.presenter.issue_view import IssueView
from freiwilligenagentur.certificates.presenter.issue_words import course_text
from freiwilligenagentur.certificates.presenter.kind_fields import parts_of
from freiwilligenagentur.certificates.presenter.ways import lead_to_record
from freiwilligenagentur.certificates.presenter.whom import Whom
from freiwilligenagentur.certificates.request import Request
from freiwilligenagentur.certificates.rows import Draft, Missing, Preparation
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.service.preparing import changed
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people.finding import Finder


class IssuePresenter:
    """State of the form. The view says ``edited`` at each change and ``look`` when the typing pauses."""

    def __init__(
        self,
        view: IssueView,
        services: CertificateServices,
        find: Finder,
        navigator: Navigator,
        finished: Callable[[str | None], None],
    ) -> None:
        self._view = view
        self._preparing, self._issuing = services.preparing, services.issuing
        self._register = services.register
        self._whom = Whom(services.register, find)
        self._navigator, self._finished = navigator, finished
        self._found: Preparation | None = None
        self._entry: Entry | None = None
        self._kept: Entry | None = None
        self._draft: Draft | None = None
        self._drafted: Request | None = None
        self._refused = ""  # why the draft could not be written; told already
        self._cards: dict[str, Card] = {}  # words survive a period without their placement, even one half typed

    # --- whom for

    def start(self, volunteer_id: str | None = None) -> None:
        """Opens the page for somebody, or the search for somebody."""
        if volunteer_id:
            self.choose(volunteer_id)
        else:
            self._found = self._entry = self._draft = None
            self._whom.look()
            self._view.display_choosing("")
            self.search("")

    def search(self, text: str) -> None:
        """Lists who fits what was typed; without a text those whose hours wait for a certificate."""
        self._view.display_people(*self._whom.fitting(text))

    def choose(self, volunteer_id: str) -> None:
        """Opens the form for somebody, with what was begun for them earlier."""
        try:
            begun = self._preparing.draft(volunteer_id)
            period = (begun.first, begun.last) if begun else None
            found = self._preparing.prepare(volunteer_id, period)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._open(found, entry_of(begun or found.request, found), kept=begun is not None)

    def begin_anew(self) -> None:
        """Forgets what was begun earlier and proposes from the records."""
        if self._found is None:
            return
        try:
            self._preparing.discard_draft(self._found.volunteer_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
        else:
            self.choose(self._found.volunteer_id)

    def reopen_pool(self, renamed: Mapping[str, str]) -> None:
        """Offers the competences as they are by now; ticks follow what was ``renamed``, by its former words."""
        if self._found is None or self._entry is None:
            return
        ticked = frozenset(renamed.get(each, each) for each in self._entry.competences)
        self._entry = replace(self._entry, competences=ticked)
        if self.keep():
            self.choose(self._found.volunteer_id)
            self._view.display_kept_draft(False)  # nobody was away
            self._view.display_field("competences")

    def leave(self) -> None:
        """Back to the register; what was typed waits as a draft."""
        if self.keep():
            self._finished(None)

    # --- the form

    def edited(self, entry: Entry) -> None:
        """Takes what stands in the fields."""
        before = self._entry
        same_day = before is not None and before.approved_on == entry.approved_on
        self._entry = replace(entry, approved_reading=before.approved_reading if before and same_day else "")
        self._cards |= {card.words.placement_id: card for card in entry.cards}
        if before is None or self._found is None:
            return
        if before.address != entry.address:
            self._follow_address(before, self._entry)
        if (before.layout_id, before.kind) != (entry.layout_id, entry.kind):
            self._follow_layout(before, self._entry)
        if before.kind != entry.kind:
            self._view.display_parts(parts_of(entry.kind))
        if (before.kind, before.languages, before.layout_id) != (entry.kind, entry.languages, entry.layout_id):
            self.look()  # a click waits for no pause

    def look(self) -> None:
        """Shows the draft and what is missing; called when the typing pauses."""
        if self._found is None or self._entry is None:
            return
        try:
            self._follow_period()
            self._examine()
        except OfficeError as error:
            self._draft = None
            self._view.display_missing([Missing(str(error))], can_issue=False)
            return
        told, self._refused = self._refused, self._keep()
        if self._refused != told:  # said once, below: a question at every pause would keep from typing
            self._navigator.tell(self._refused)

    def insert_block(self, placement_id: str, key: str) -> None:
        """Puts a text block into the words of a placement."""
        card, request = self._cards.get(placement_id), self._request()
        choice = next((each for each in card.blocks if each.key == key), None) if card else None
        if self._entry is None or request is None or card is None or choice is None:
            return
        try:
            said = self._preparing.block_text(key, request, placement_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        changed = with_block(card, choice.shape, said)
        self._cards[placement_id] = changed
        cards = (changed if each.words.placement_id == placement_id else each for each in self._entry.cards)
        self._entry = replace(self._entry, cards=tuple(cards))
        self._view.display_cards(self._entry)
        self.look()

    def refresh(self) -> None:
        """Records may have changed elsewhere: hours and names are read anew, what was typed stays."""
        if self._found is None:
            self.search("")
        else:
            self.look()

    def keep(self) -> bool:
        """Keeps what was typed for later; False when the disk refuses, which is told."""
        if refused := self._keep():
            self._view.tell_error(refused)
        return not refused

    def go_to(self, missing: Missing) -> None:
        """The way to what is missing: a field of the form, or the record that lacks it."""
        if missing.in_form:
            self._view.display_field(missing.field)
        elif self.keep():
            lead_to_record(missing, self._navigator)

    # --- issuing

    def print_draft(self) -> None:
        """Prints the draft, marked as one, for the volunteer to look through."""
        self.look()
        if self._draft is None or self._found is None:
            self._view.display_field(day_missing(self._entry))
            return
        try:
            drawn = self._preparing.draw(self._draft.content, self._entry.layout_id if self._entry else "")
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        title = _("{kind}, draft for {name}")
        kind = wording.title_of(self._draft.content)
        if self._view.ask_print(drawn, title.format(kind=kind, name=self._found.full_name)) is Handed.PRINTED:
            self._navigator.tell(_("The draft is printed. Enter the day when it was approved."))

    def issue_and_print(self) -> None:
        """Issues what the draft shows, then asks for the printer."""
        if key := self._issue():
            serial, pdf = self._issued(key)
            issued = _("{serial} is issued, not printed yet.").format(serial=serial)
            self._navigator.tell(issued)
            self._end(key)  # behind the printer's questions lies the register, not a form that could issue it again
            handed = self._view.ask_print(pdf, serial, issued)
            try:
                if handed:
                    self._register.note([key], handed)
            except OfficeError as error:
                self._view.tell_error(str(error))
            if handed is Handed.PRINTED:
                self._navigator.tell(_("{serial} is issued and printed.").format(serial=serial))

    def issue_and_save(self) -> None:
        """Asks for the place first, then issues and writes the PDF there."""
        if not self._ready() or self._found is None or self._entry is None:
            return
        place = self._view.ask_file(f"{wording.german.title(self._entry.kind)} {self._found.full_name}.pdf")
        if place is None or not (key := self._issue()):
            return
        serial, pdf = self._issued(key)
        text = _("{serial} is issued and saved.")
        try:
            write_safely(place, pdf)
            self._register.note([key], Handed.SAVED)
        except OfficeError as error:
            text = _("{serial} is issued, but not saved.")
            self._view.tell_error(str(error))
        self._navigator.tell(text.format(serial=serial))
        self._end(key)

    # --- inside

    def _open(self, found: Preparation, entry: Entry, *, kept: bool) -> None:
        self._found, self._entry, self._kept = found, entry, entry
        self._cards = {card.words.placement_id: card for card in entry.cards}
        subtitle = _("for {name}").format(name=found.full_name)
        courses = [(each.id, course_text(each)) for each in found.courses]
        self._view.display_choices(courses, found.cards, with_ticked(self._preparing.competences(), entry))
        self._view.display_form(_("Issue a certificate"), subtitle, entry, found.birth_date is not None)
        self._view.display_parts(parts_of(entry.kind))
        self._view.display_kept_draft(kept)
        self.look()

    def _keep(self) -> str:
        """Why the draft could not be written, "" when it was or nothing differs from what was opened."""
        if self._found is None or self._entry is None or self._entry == self._kept:
            return ""
        request = draft_of(self._entry, self._found.request, self._preparing.competences())
        try:
            self._preparing.keep_draft(request, self._found.listed_name)
        except OfficeError as error:
            return str(error)
        self._kept = self._entry
        return ""

    def _follow_address(self, before: Entry, entry: Entry) -> None:
        """The proposed closing sentence follows the form of address; one's own words stay."""
        if self._found is None:
            return
        person = Person(self._found.full_name, self._found.surname)
        if before.thanks == wording.thanks(replace(person, address=before.address)):
            thanks = wording.thanks(replace(person, address=entry.address))
            self._entry = replace(entry, thanks=thanks)
            self._view.display_thanks(thanks)

    def _follow_layout(self, before: Entry, entry: Entry) -> None:
        """Who is proposed to sign follows the layout; names that somebody typed stay."""
        was, now = self._proposed_to_sign(before), self._proposed_to_sign(entry)
        if was == entry.signatories != now:
            self._entry = replace(entry, signatories=now)
            self._view.display_signatories(now)

    def _proposed_to_sign(self, entry: Entry) -> tuple[SignedBy, ...]:
        of_layout = self._preparing.signed_by(entry.layout_id, entry.kind)
        return lines_to_sign(of_layout or (self._found.request.signatories if self._found else ()))

    def _follow_period(self) -> None:
        """Another period has other placements and hours."""
        entry, found = self._entry, self._found
        if entry is None or found is None or entry.first is None or entry.last is None or entry.last < entry.first:
            return
        now = self._preparing.prepare(found.volunteer_id, (entry.first, entry.last))
        if now.stints != found.stints:
            self._entry = with_cards_of(entry, now, self._cards)
            self._view.display_cards(self._entry)
        self._found = now

    def _examine(self) -> None:
        request = self._request()
        if request is None:
            self._draft = None
            day = Missing(_("Please enter the days as dd/mm/yyyy."), day_missing(self._entry))
            self._view.display_missing([day], can_issue=False)
            return
        self._draft, self._drafted = self._preparing.examine(request), request
        if self._entry and self._entry.approved_on and not self._entry.approved_reading:
            self._entry = replace(self._entry, approved_reading=self._draft.content.reading())
        self._view.display_missing(self._draft.missing, can_issue=self._draft.can_be_issued)
        content = self._draft.content
        drawable = content.engagements or content.course or content.kind is Kind.DANK
        self._view.display_preview(self._preparing.draw(content, request.layout_id) if drawable else None)

    def _request(self) -> Request | None:
        if self._entry is None or self._found is None:
            return None
        return request_of(self._entry, self._found.volunteer_id, self._preparing.competences())

    def _ready(self) -> bool:
        """Whether the draft can be issued as it stands; else the cursor goes to what hinders."""
        seen, asked = self._draft, self._drafted
        self.look()
        if self._draft is None:
            self._view.display_field(day_missing(self._entry))
            return False
        if seen is not None and asked == self._drafted and not seen.looks_like(self._draft):
            self._view.tell_error(changed())  # the preview shows it by now
            return False
        hindrance = next((each for each in self._draft.missing if each.hinders), None)
        if hindrance is not None:
            self._view.tell_error(hindrance.text)
            self._view.display_field(hindrance.field)
        return hindrance is None

    def _issue(self) -> str:
        """Issues and returns the id, or "" when it could not be."""
        if not self._ready() or self._draft is None or (request := self._request()) is None:
            return ""
        try:
            return self._issuing.issue(request, self._draft.content, self._draft.look)
        except OfficeError as error:
            self._view.tell_error(str(error))
            self.look()
            return ""

    def _issued(self, key: str) -> tuple[str, bytes]:
        return self._register.row(key).serial, self._register.pdf(key)

    def _end(self, key: str) -> None:
        self._found = self._entry = self._kept = self._draft = None
        self._finished(key)
