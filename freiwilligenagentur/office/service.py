"""The agency's own data."""

from __future__ import annotations

from sqlalchemy import select

from freiwilligenagentur.errors import Invalid, Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import LAENDER, Office
from freiwilligenagentur.storage import Store, save


class OfficeService:
    """Reading and changing the one row that describes the agency."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self) -> Office:
        """The agency, detached; an office without its row (never by this program) gets an empty one."""
        with self._store.read() as session:
            return session.scalars(select(Office)).first() or Office(name="")

    def save(self, office: Office) -> None:
        """Keeps the agency's data as one step. Raises Invalid or Conflict."""
        check(office)
        with self._store.write(_("Office data changed")) as session:
            save(session, office)


def check(office: Office) -> None:
    """Raises Invalid when the agency's data cannot be kept."""
    problems = []
    if not office.name.strip():
        problems.append(Problem("name", _("The agency needs a name; it stands on every certificate.")))
    if office.postcode and not (len(office.postcode) == 5 and office.postcode.isdecimal()):
        problems.append(Problem("postcode", _("A German postcode has five digits.")))
    if office.land and office.land not in LAENDER:
        problems.append(Problem("land", _("Please choose one of: {codes}.").format(codes=", ".join(LAENDER))))
    if office.email.strip() and "@" not in office.email:
        problems.append(Problem("email", _("An e-mail address contains an @.")))
    problems += [
        Problem(field, _("The period lies between 1 and 120."))
        for field in ("contact_follow_up_weeks", "start_follow_up_months", "recheck_months")
        if not 1 <= getattr(office, field) <= 120
    ]
    if problems:
        raise Invalid(problems[0].text, tuple(problems))
