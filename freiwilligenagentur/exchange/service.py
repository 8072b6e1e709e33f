"""Importing: what a file would do, and doing it as one step that can be taken back whole."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import UndoRefused
from freiwilligenagentur.exchange.files.filetypes import read_file
from freiwilligenagentur.exchange.files.opening import OpenedTable, open_file, understand
from freiwilligenagentur.exchange.files.records import ImportedFile, Kind
from freiwilligenagentur.exchange.meeting.importing import OfferImport, PeopleImport
from freiwilligenagentur.exchange.meeting.known import load_offers, load_people
from freiwilligenagentur.exchange.meeting.offers import meet_offers
from freiwilligenagentur.exchange.meeting.organisations import meet_organisations
from freiwilligenagentur.exchange.meeting.people import meet_people
from freiwilligenagentur.exchange.meeting.planning import Decisions, ImportPlan, ImportReport
from freiwilligenagentur.exchange.progress import Pace, Progress, Silent
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.storage import Store, rename_step
from freiwilligenagentur.vocabulary.service import Vocabulary


class ImportService:
    """Opening files, planning and doing imports."""

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary

    def open(self, content: bytes, name: str) -> OpenedTable | ImportedFile:
        """What is in a file. Raises WrongFile with a sentence."""
        return open_file(content, name)

    def open_place(self, place: Path) -> OpenedTable | ImportedFile:
        """What is in the file at a place. Raises WrongFile or NoPermission with a sentence."""
        return open_file(read_file(place), place.name)

    def read(
        self,
        opened: OpenedTable | ImportedFile,
        progress: Progress,
        *,
        kind: Kind | None = None,
        fields: tuple[str, ...] | None = None,
    ) -> ImportedFile:
        """The records of an opened file, with other assignments of columns if given. Raises WrongFile, Cancelled."""
        if isinstance(opened, ImportedFile):
            return opened
        pace = Pace(progress, len(opened.table.rows), _("Reading the file …"))
        with _collector_paused():
            return understand(opened, kind=kind, fields=fields, step=pace.step)

    def plan(
        self, file: ImportedFile, decisions: Decisions | None = None, progress: Progress | None = None
    ) -> ImportPlan:
        """What an import would do now. Nothing is written. Raises Cancelled."""
        with _collector_paused(), self._store.read() as session:
            return self._meet(session, file, decisions or Decisions(), progress or Silent()).plan()

    def apply(self, file: ImportedFile, decisions: Decisions, progress: Progress) -> ImportReport:
        """Does it, in one step. Raises Cancelled, after which nothing of it is there.

        What the office has is looked at anew inside the transaction, so a colleague's save in between is respected.
        """
        began = time.monotonic()
        before = self._store.undo_step()
        with _collector_paused(), self._store.write(_("Import")) as session:
            meeting = self._meet(session, file, decisions, progress)
            plan = meeting.plan()
            meeting.write(session, progress)
            rename_step(session, label_of(plan))
            Pace(progress, 1, _("Saving …")).step(1)
        merged = tuple(group for group in plan.groups if group.id in decisions.merge)
        others = tuple(group for group in plan.groups if group.id not in decisions.merge)
        after = self._store.undo_step()
        step = after.number if after is not None and after != before else None
        return ImportReport(plan, merged, others, step, time.monotonic() - began)

    def take_back(self, report: ImportReport, progress: Progress | None = None) -> None:
        """Undoes an import. Raises UndoRefused when it is no longer this user's last step, or records changed since.

        Raises Cancelled too, after which all of it is still there.
        """
        step = self._store.undo_step()
        if step is None or step.number != report.step:
            raise UndoRefused(
                _("Something else was done since the import. Please take that back first, step by step with Undo.")
            )
        with _collector_paused():
            self._store.undo(progress)

    def _meet(
        self, session: Session, file: ImportedFile, decisions: Decisions, progress: Progress
    ) -> OfferImport | PeopleImport:
        pace = Pace(progress, max(len(file.people), len(file.offers)), _("Comparing with what is here …"))
        if file.kind is Kind.PEOPLE:
            people = load_people(session, file.source)
            return PeopleImport(file, meet_people(file.people, people, decisions, pace.step))
        known = load_offers(session, file.source)
        organisations = meet_organisations(file.offers, known, decisions.merge)
        offers = meet_offers(file, organisations.meetings, known, self._vocabulary, decisions.leave_out, pace.step)
        return OfferImport(file, known, organisations, offers)


def label_of(plan: ImportPlan) -> str:
    """The name of the step, as undo will show it: what is new or changed, not what the file holds."""
    n = plan.writes()
    if plan.file.kind is Kind.PEOPLE:
        return ngettext("Import of {n} person", "Import of {n} people", n).format(n=i18n.number(n))
    bodies = plan.organisations.new + plan.organisations.changed
    if not bodies:
        return ngettext("Import of {n} offer", "Import of {n} offers", n).format(n=i18n.number(n))
    if not n:
        text = ngettext("Import of {n} organisation", "Import of {n} organisations", bodies)
        return text.format(n=i18n.number(bodies))
    with_them = ngettext("{n} organisation", "{n} organisations", bodies).format(n=i18n.number(bodies))
    text = ngettext("Import of {n} offer and {organisations}", "Import of {n} offers and {organisations}", n)
    return text.format(n=i18n.number(n), organisations=with_them)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Thousands of new records at once make Python look for garbage over and over; none of them is any."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
