"""From a person to a draft: what there is to certify, what is proposed, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import Address, CertificateContent, Person, SignedBy, Training
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import fingerprint
from freiwilligenagentur.certificates.request import DRAFT_KIND, Chosen, Request, draft_key, from_draft, to_draft
from freiwilligenagentur.certificates.rows import BlockChoice, CourseChoice, Draft, Missing, Preparation, Stint
from freiwilligenagentur.certificates.service import reading
from freiwilligenagentur.certificates.service.chosen_layout import chosen_in
from freiwilligenagentur.certificates.service.composing import composed, surname
from freiwilligenagentur.certificates.service.reading import Work
from freiwilligenagentur.certificates.service.records import Records
from freiwilligenagentur.certificates.service.shortcomings import shortcomings
from freiwilligenagentur.certificates.service.text_blocks import TextBlocks
from freiwilligenagentur.certificates.training_lines import line_of
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.people.model import Purpose, Salutation, Volunteer
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.trainings.rows import Attended
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

Cards = Callable[[str, date], Sequence[str]]
"""The names of the cards that one can apply for in a Land on a day."""
_ADDRESSES = {Salutation.FRAU: Address.FRAU, Salutation.HERR: Address.HERR, Salutation.NONE: Address.NEUTRAL}


def no_cards(_land: str, _day: date) -> Sequence[str]:
    """An office that knows of no cards."""
    return ()


class Preparing:
    """Drafts of certificates. Nothing here changes a record.

    ``stand`` is the stand whose reserved numbers are given, "" for the office.
    """

    def __init__(
        self,
        store: Store,
        vocabulary: Vocabulary,
        today: Callable[[], date] = date.today,
        cards: Cards = no_cards,
        stand: str = "",
    ) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._today = today
        self._cards, self._stand = cards, stand
        self._drafts = Drafts(store)
        self._blocks = TextBlocks(store)

    def prepare(self, volunteer_id: str, period: tuple[date, date] | None = None) -> Preparation:
        """Everything that a person did within a period (all of it when not given), with what is proposed to write.

        Raises Refused when the record is gone.
        """
        with self._store.read() as session:
            return self.prepare_from(Records(session, [volunteer_id]), volunteer_id, period)

    def prepare_from(self, records: Records, volunteer_id: str, period: tuple[date, date] | None = None) -> Preparation:
        """The same from records that were read for several."""
        found, office = records.of(volunteer_id), records.office
        person, works, attended = found.record, found.works, found.attended
        first, last = period or reading.whole_period(works, self._today())
        names = (person.first_name, person.last_name)
        stints = tuple(stint for work in works if (stint := self._stint(work, works, first, last, names)))
        return Preparation(
            volunteer_id=volunteer_id,
            listed_name=person.listed_name(),
            full_name=person.full_name(),
            surname=surname(person),
            birth_date=person.birth_date,
            stints=stints,
            request=self._proposed(person, office, stints, (first, last), attended, records.signed),
            courses=tuple(_course_choice(each) for each in reversed(attended)),
            cards=tuple(self._cards(office.land, self._today())),
            land=office.land,
            approval_wanted=office.approval_wanted,
            consented=person.consented(Purpose.ADVICE) is not None,
        )

    def compose(self, request: Request) -> CertificateContent:
        """The certificate as it would be issued, still without a number. Raises Refused when a record is gone."""
        with self._store.read() as session:
            return self.compose_from(Records(session, [request.volunteer_id]), request)

    def compose_from(self, records: Records, request: Request) -> CertificateContent:
        """The same from records that were read for several, and within the step that issues it."""
        found = records.of(request.volunteer_id)
        content = composed(request, records.office, found.record, found.works, found.attended)
        layout = records.layout(request.layout_id, request.kind).layout
        return self._with_blocks(replace(content, title=layout.title.strip()))

    def _with_blocks(self, content: CertificateContent) -> CertificateContent:
        """The same with the versions of the text blocks that it says."""
        said = (replace(each, blocks=self._blocks.used_in(each, content.person)) for each in content.engagements)
        return replace(content, engagements=tuple(said))

    def block_text(self, key: str, request: Request, placement_id: str) -> str:
        """What a text block says at one of the chosen placements. Raises Refused when one of them is gone."""
        content = self.compose(request)
        there = next((each for each in content.engagements if each.source == placement_id), None)
        if there is None:
            raise Refused(_("This placement is not chosen."))
        return self._blocks.text(key, content.person, there)

    def examine(self, request: Request, *, only_once: bool = False) -> Draft:
        """The certificate as it stands and what it lacks. Raises Refused when a record is gone.

        That its period is certified already is worth knowing; with ``only_once`` it hinders.
        """
        with self._store.read() as session:
            return self.examine_from(Records(session, [request.volunteer_id]), request, only_once=only_once)

    def examine_from(self, records: Records, request: Request, *, only_once: bool = False) -> Draft:
        """The same from records that were read for several."""
        content = self.compose_from(records, request)
        layout = records.layout(request.layout_id, request.kind).layout
        lacking = shortcomings(
            content,
            request,
            self.prepare_from(records, request.volunteer_id, (request.first, request.last)),
            self._today(),
            authorised=bool(layout.authorisation.strip()),
            earlier=[each for each in records.of(request.volunteer_id).earlier if each.kind is request.kind],
            only_once=only_once,
        )
        if without := records.without_number(request.kind, request.dated.year, self._stand):
            lacking = [Missing(without, "kind"), *lacking]
        return Draft(content, tuple(lacking), fingerprint(layout))

    def signed_by(self, layout_id: str, kind: Kind) -> tuple[SignedBy, ...]:
        """Who signs in a layout, or in the usual one of a kind; nobody where it leaves that open."""
        with self._store.read() as session:
            return chosen_in(session, layout_id, kind).layout.signed_by()

    def draw(self, content: CertificateContent, layout_id: str = "") -> bytes:
        """A draft as PDF, in a layout or in the default one of its kind.

        Raises MissingLetters for letters that no font has, WrongFile for an unreadable picture.
        """
        from freiwilligenagentur.certificates import pdf

        with self._store.read() as session:
            layout = chosen_in(session, layout_id, content.kind).layout
        return pdf.draw(content, layout)

    def offered(self) -> list[tuple[str, str]]:
        """The competences that can be chosen: a code that stays when one is renamed, and the office's own words for
        it, whatever language the windows speak.
        """
        active = [code for code, _label in self._vocabulary.options(TermList.COMPETENCE)]
        return list(zip(active, self._vocabulary.own_labels(TermList.COMPETENCE, active), strict=True))

    def competences(self) -> list[str]:
        """Their words."""
        return [label for _code, label in self.offered()]

    def keep_draft(self, request: Request, title: str) -> None:
        """Keeps an unfinished certificate through a crash."""
        self._drafts.keep(draft_key(request.volunteer_id), DRAFT_KIND, title, to_draft(request))

    def draft(self, volunteer_id: str) -> Request | None:
        """What was begun for a person and not finished, or None."""
        values: dict[str, Any] | None = self._drafts.load(draft_key(volunteer_id))
        return from_draft(values) if values else None

    def discard_draft(self, volunteer_id: str) -> None:
        """Forgets what was begun."""
        self._drafts.discard(draft_key(volunteer_id))

    def _stint(
        self, work: Work, works: Sequence[Work], first: date, last: date, names: tuple[str, str]
    ) -> Stint | None:
        period = reading.stint_period(work, first, last)
        if period is None:
            return None
        offer, organisation = work.offer, work.organisation
        return Stint(
            placement_id=work.placement.id,
            organisation_id=organisation.id,
            organisation=organisation.name,
            offer=offer.title,
            state=work.placement.state,
            first=period[0],
            last=period[1],
            tally=reading.tally(work.hours, first, last, names),
            overlaps=reading.overlaps(work, works, first, last),
            function=work.placement.function or offer.title,
            place=offer.town if offer.town != organisation.town else "",
            tasks=tuple(self._vocabulary.own_labels(TermList.ACTIVITY, offer.activities)),
            about=organisation.description.strip(),
            blocks=tuple(
                BlockChoice(block.key, block.title, block.shape)
                for block in self._blocks.fitting(offer.areas, offer.activities)
            ),
        )

    def _proposed(
        self,
        person: Volunteer,
        office: Office,
        stints: tuple[Stint, ...],
        period: tuple[date, date],
        attended: Sequence[Attended],
        signatories: tuple[SignedBy, ...],
    ) -> Request:
        address = _ADDRESSES[person.salutation]
        counted = [stint for stint in stints if stint.tally.total] or list(stints)
        return Request(
            volunteer_id=person.id,
            first=period[0],
            last=period[1],
            dated=self._today(),
            chosen=tuple(Chosen(s.placement_id, s.function, s.place, s.tasks, s.about) for s in counted),
            address=address,
            with_birth_date=person.birth_date is not None,
            trainings=tuple(_line(each) for each in attended if period[0] <= each.first <= period[1]),
            training_id=next((each.training_id for each in reversed(attended) if each.enough), ""),
            scheme=next(iter(self._cards(office.land, self._today())), ""),
            thanks=wording.thanks(Person(person.full_name(), surname(person), address)),
            place=office.town,
            signatories=signatories,
        )


def changed() -> str:
    """What is said when a draft is no longer what the office saw."""
    return _(
        "Hours, names or the layout changed in the meantime. Nothing was issued; please look at the preview again."
    )


def _course_choice(attended: Attended) -> CourseChoice:
    return CourseChoice(attended.training_id, attended.title, attended.first, attended.present, attended.enough)


def _line(attended: Attended) -> str:
    return line_of(Training(attended.title, attended.first, min(attended.present, attended.held)))
