"""What people have that leads to a scheme without the hours: reading it, writing it down, taking it off."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.schemes.model import HeldRoute
from freiwilligenagentur.schemes.service import reading
from freiwilligenagentur.schemes.table import way
from freiwilligenagentur.schemes.work import Route
from freiwilligenagentur.storage import Id, Store


class Routes:
    """Each change is one step that can be taken back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, volunteer_id: Id) -> tuple[Route, ...]:
        """What a person has, also what ran out."""
        with self._store.read() as session:
            return reading.routes(session, volunteer_id).get(volunteer_id, ())

    def put_down(self, volunteer_id: Id, name: str, until: date | None) -> None:
        """Writes down that a person has it, or another last day. Raises Refused when the record is gone."""
        with self._store.write(_("“{what}” entered").format(what=name)) as session:
            if session.get(Volunteer, volunteer_id) is None:
                raise Refused(_("This person's record is no longer there."))
            kept = _kept(session, volunteer_id, name)
            if not kept:
                session.add(HeldRoute(volunteer_id=volunteer_id, name=name, valid_until=until))
            for each in kept:
                each.valid_until = until

    def take_off(self, volunteer_id: Id, name: str) -> None:
        """The person does not have it; nothing happens where it was not written down."""
        with self._store.write(_("“{what}” taken off").format(what=name)) as session:
            for each in _kept(session, volunteer_id, name):
                session.delete(each)


def _kept(session: Session, volunteer_id: Id, name: str) -> list[HeldRoute]:
    """What is written down of that way, in whichever rule's words."""
    held = session.scalars(select(HeldRoute).where(HeldRoute.volunteer_id == volunteer_id))
    return [each for each in held if way(each.name) == way(name)]
