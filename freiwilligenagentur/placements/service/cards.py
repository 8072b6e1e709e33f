"""Vermittlungskarten: what stands on one, and the note that it was handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements import card, states
from freiwilligenagentur.placements.card import Agency, CardContent
from freiwilligenagentur.placements.model import Placement, Side, Transfer
from freiwilligenagentur.placements.service import passing
from freiwilligenagentur.placements.service.case import Case, load_pair, periods
from freiwilligenagentur.storage import Id, Store


class Way(StrEnum):
    """How a card reached the volunteer."""

    PRINTED = "printed"
    SAVED = "saved"
    MAILED = "mailed"


@dataclass(frozen=True, slots=True)
class PreparedCard:
    """A card to look at; nothing is passed on by it."""

    content: CardContent
    language: str
    """The one that fits the volunteer best."""
    languages: tuple[tuple[str, str], ...]
    """Those that can be drawn here: code and own name."""
    ground: str
    """Why the contact may stand on it, or what is missing for that."""
    email: str
    """Where a mail would go; empty when the volunteer has none."""
    proposed: bool
    """Whether both are under way together already."""


class Cards:
    """Cards for pairs. ``today`` is replaced in tests."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def prepare(self, volunteer_id: Id, offer_id: Id) -> PreparedCard:
        """What a card for two would say. Raises Refused when one of them is gone."""
        from freiwilligenagentur.placements import pdf

        with self._store.read() as session:
            case = load_pair(session, volunteer_id, offer_id)
            prepared = passing.prepare(case, Side.VOLUNTEER)
            spoken = case.volunteer.languages
            languages = tuple(pdf.languages())
            wanted = card.language_for(spoken)
            return PreparedCard(
                content=self._content(session, case),
                language=wanted if wanted in dict(languages) else card.GERMAN,
                languages=languages,
                ground=prepared.passing.ground,
                email=case.volunteer.email.strip(),
                proposed=_under_way(session, volunteer_id, offer_id) is not None,
            )

    def draw(self, content: CardContent, language: str) -> bytes:
        """The card as PDF. Raises MissingLetters for letters that no font has."""
        from freiwilligenagentur.placements import pdf

        return pdf.draw(content, language)

    def last_step(self) -> int | None:
        """The number of the step that Strg+Z would take back now."""
        step = self._store.undo_step()
        return None if step is None else step.number

    def call_off(self, proposal: int | None) -> None:
        """Takes back the step that proposed an offer for a card, because the card did not go out after all.

        Raises UndoRefused when a colleague went on with the proposal meanwhile; then it stays.
        """
        if proposal is not None and proposal == self.last_step():
            self._store.undo()

    def hand_over(self, volunteer_id: Id, offer_id: Id, content: CardContent, way: Way) -> None:
        """Notes that a card went out and which contact data stood on it, never their values.

        Both must be under way together; raises Refused otherwise. It cannot be taken back, because the card has gone
        out. A card without any contact data leaves no note.
        """
        if not content.contact:
            return
        with self._store.write(_label(way), undoable=False) as session:
            placement_id = _under_way(session, volunteer_id, offer_id)
            if placement_id is None:
                raise Refused(_("The proposal was taken back in the meantime, so the card was not noted."))
            session.add(
                Transfer(
                    placement_id=placement_id,
                    to_side=Side.VOLUNTEER,
                    recipient=content.person,
                    what=list(content.contact),
                    user=self._store.user,
                )
            )

    def _content(self, session: Session, case: Case) -> CardContent:
        offer, office, today = case.offer, periods(session), self._today()
        contact = contact_of(case)
        reachable = {"phone", "mobile", "email"} & contact.keys()
        first = "none" if not reachable else "contact" if {"name", "function"} & contact.keys() else "general"
        lines = (
            ", ".join(part for part in (office.street, f"{office.postcode} {office.town}".strip()) if part),
            " · ".join(part for part in (office.phone, office.email) if part),
            office.website,
        )
        return CardContent(
            person=case.volunteer.full_name(),
            offer=offer.title,
            organisation=case.organisation.name,
            about=card.about(offer),
            anywhere=offer.anywhere,
            availability=offer.availability,
            time_text=offer.time_text.strip(),
            hours=card.hours_of(offer),
            starts_on=offer.starts_on if offer.starts_on and offer.starts_on > today else None,
            contact=contact,
            first_step=first,
            needs=card.needs_of(case.volunteer, offer, today),
            agency=Agency(office.name, tuple(line for line in lines if line), self._store.user),
            dated=today,
        )


def contact_of(case: Case) -> dict[str, str]:
    """What the volunteer may get: the contact who agreed, else the organisation's general number and address."""
    prepared = passing.prepare(case, Side.VOLUNTEER)
    if prepared.passing.allowed:
        return prepared.values
    place = prepared.values.get("address", "")
    general = {"phone": case.organisation.phone, "email": case.organisation.email, "address": place}
    return {code: value.strip() for code, value in general.items() if value.strip()}


def _under_way(session: Session, volunteer_id: Id, offer_id: Id) -> Id | None:
    return session.scalars(
        select(Placement.id).where(
            Placement.volunteer_id == volunteer_id,
            Placement.offer_id == offer_id,
            Placement.state.in_(states.UNDER_WAY),
        )
    ).first()


def _label(way: Way) -> str:
    return {
        Way.PRINTED: _("Placement card printed"),
        Way.SAVED: _("Placement card saved"),
        Way.MAILED: _("Placement card mailed"),
    }[way]
