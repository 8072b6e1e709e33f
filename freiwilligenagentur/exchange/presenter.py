"""How the import dialog behaves: file, preview, decisions, import, report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from freiwilligenagentur.errors import OfficeError, WrongFile
from freiwilligenagentur.exchange import previewing
from freiwilligenagentur.exchange.files import columns
from freiwilligenagentur.exchange.files.opening import OpenedTable
from freiwilligenagentur.exchange.files.records import ImportedFile, Kind
from freiwilligenagentur.exchange.meeting.planning import Decisions, Fate, ImportPlan, ImportReport, PlannedRow
from freiwilligenagentur.exchange.previewing import Preview, Tick, preview_of, preview_of_table
from freiwilligenagentur.exchange.progress import Progress
from freiwilligenagentur.exchange.service import ImportService
from freiwilligenagentur.exchange.telling import as_lines
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.vocabulary.folding import fold
from freiwilligenagentur.work import StoppableRunner


class ImportView(Protocol):
    """What the presenter asks of the dialog."""

    def ask_file(self) -> Path | None:
        """Lets the user choose a file."""

    def ask_report_place(self, proposed: str) -> Path | None:
        """Lets the user say where the report goes."""

    def display_preview(self, preview: Preview, merge: frozenset[str], once: frozenset[str]) -> None:
        """The whole preview; ``merge`` and ``once`` are what is ticked."""

    def display_repeats(self, repeats: tuple[Tick, ...], once: frozenset[str]) -> None:
        """The offers that are listed twice, after another decision about names; ``once`` is what is ticked."""

    def display_rows(self, rows: tuple[PlannedRow, ...], empty: str) -> None:
        """The rows that pass the filter; ``empty`` says why there are none."""

    def display_action(self, caption: str, summary: str, enabled: bool) -> None:
        """The primary button and the line beside it."""

    def display_report(self, title: str, lines: tuple[str, ...], can_undo: bool) -> None:
        """What was done."""

    def tell_error(self, text: str) -> None:
        """A sentence about what did not work."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading a file: a plan, or why there is none."""

    opened: OpenedTable | ImportedFile
    kind: Kind
    fields: tuple[str, ...]
    plan: ImportPlan | None = None
    fault: str = ""


class ImportPresenter:
    """One import, from choosing the file to the report."""

    def __init__(self, service: ImportService, view: ImportView, run: StoppableRunner, navigator: Navigator) -> None:
        self._service = service
        self._view = view
        self._run = run
        self._navigator = navigator
        self._read: _Read | None = None
        self._report: ImportReport | None = None
        self._merge: frozenset[str] = frozenset()
        self._once: frozenset[str] = frozenset()

    def help(self) -> None:
        """Opens the handbook where it tells about importing."""
        self._navigator.open_help("import")

    # --- the file

    def choose(self) -> None:
        """Lets the user choose a file and opens it."""
        place = self._view.ask_file()
        if place is not None:
            self.open(place)

    def open(self, place: Path) -> None:
        """Opens a file and shows what an import would do."""

        def work(progress: Progress) -> _Read:
            opened = self._service.open_place(place)
            kind = columns.likely_kind(opened.table.header) if isinstance(opened, OpenedTable) else opened.kind
            return self._understand(opened, kind, _recognised(opened, kind), progress)

        self._start(_("Opening the file"), work)

    def take_column_as(self, number: int, field: str) -> None:
        """Takes a column of the table for another field; no field is given twice."""
        if self._read is None or not isinstance(self._read.opened, OpenedTable):
            return
        fields = ["" if known == field else known for known in self._read.fields]
        fields[number] = field
        self._read_again(self._read.kind, tuple(fields))

    def take_file_as(self, kind: Kind) -> None:
        """Reads the table as offers or as people."""
        if self._read is not None and kind is not self._read.kind and isinstance(self._read.opened, OpenedTable):
            self._read_again(kind, _recognised(self._read.opened, kind))

    def _read_again(self, kind: Kind, fields: tuple[str, ...]) -> None:
        assert self._read is not None  # the callers asked
        opened = self._read.opened

        def work(progress: Progress) -> _Read:
            return self._understand(opened, kind, fields, progress)

        self._start(_("Reading the file again"), work)

    def _understand(
        self, opened: OpenedTable | ImportedFile, kind: Kind, fields: tuple[str, ...], progress: Progress
    ) -> _Read:
        try:
            file = self._service.read(opened, progress, kind=kind, fields=fields)
        except WrongFile as error:  # a needed column is not assigned yet
            return _Read(opened, kind, fields, fault=str(error))
        return _Read(opened, kind, fields, self._service.plan(file, progress=progress))

    def _start(self, title: str, work: Callable[[Any], _Read]) -> None:
        self._run(title, work, self._show, self._fail, self._stay)

    def _show(self, read: _Read) -> None:
        self._read = read
        self._once = frozenset()
        if read.plan is None:
            assert isinstance(read.opened, OpenedTable)  # XML has no columns to miss
            preview = preview_of_table(read.opened, read.kind, read.fields, read.fault)
            self._merge = frozenset()
        else:
            self._merge = read.plan.everything().merge
            preview = preview_of(read.plan, self._merge, can_assign=isinstance(read.opened, OpenedTable))
        self._view.display_preview(preview, self._merge, self._once)
        self._show_action()

    # --- looking at the rows

    def narrow(self, text: str, fate: str) -> None:
        """Shows only rows of one fate ("" for all) that hold all words of ``text``."""
        plan = self._read.plan if self._read else None
        if plan is None:
            return
        words = fold(text).split()
        found = tuple(row for row in plan.rows if fate in {"", row.fate.value} and _holds(row, words))
        self._view.display_rows(found, "" if found else _("No row of the file fits."))

    # --- decisions

    def merge(self, group_id: str, together: bool) -> None:
        """Confirms or refuses that some names are one, which may bring the same offer together twice."""
        self._merge = self._merge | {group_id} if together else self._merge - {group_id}
        if self._read and self._read.plan:
            self._view.display_repeats(previewing.repeats_of(self._read.plan, self._merge), self._once)
        self._show_action()

    def take_once(self, repeat_id: str, once: bool) -> None:
        """Of offers with one title at one organisation, only the one edited last comes in."""
        self._once = self._once | {repeat_id} if once else self._once - {repeat_id}
        self._show_action()

    def decisions(self) -> Decisions:
        """What the user decided so far."""
        repeats = self._read.plan.repeats(self._merge) if self._read and self._read.plan else ()
        others = {line for r in repeats if r.id in self._once for line in r.lines if line != r.newest}
        return Decisions(self._merge, frozenset(others))

    def _show_action(self) -> None:
        plan = self._read.plan if self._read else None
        if plan is None:
            self._view.display_action(_("Take over"), "", enabled=False)
            return
        decisions = self.decisions()
        written = sum(row.fate in {Fate.NEW, Fate.CHANGED} and row.line not in decisions.leave_out for row in plan.rows)
        anything = written or plan.organisations.new or plan.organisations.changed
        self._view.display_action(
            previewing.action_caption(plan.file.kind, written),
            previewing.plan_summary(plan, decisions),
            enabled=bool(anything),
        )

    # --- doing it

    def apply(self) -> None:
        """Takes everything over, in one step."""
        plan = self._read.plan if self._read else None
        if plan is None:
            return
        decisions = self.decisions()

        def work(progress: Progress) -> ImportReport:
            return self._service.apply(plan.file, decisions, progress)

        self._run(_("Import"), work, self._show_report, self._fail, self._stay)

    def undo(self) -> None:
        """Takes the import back, as long as nothing else was done since."""
        if self._report is None:
            return
        report = self._report

        def work(progress: Progress) -> None:
            self._service.take_back(report, progress)

        self._run(_("Taking the import back"), work, self._show_taken_back, self._fail, self._stay)

    def save_report(self) -> None:
        """Writes the whole report as a text file."""
        if self._report is None:
            return
        place = self._view.ask_report_place(_("Import report.txt"))
        if place is None:
            return
        lines = as_lines(self._report.plan, self.decisions(), dry_run=False)
        try:
            write_safely(place, "\n".join(lines).encode("utf-8-sig"))
        except OfficeError as error:
            self._view.tell_error(str(error))

    def _show_report(self, report: ImportReport) -> None:
        self._report = report
        title = previewing.report_title(report)
        self._view.display_report(title, previewing.report_lines(report), can_undo=report.step is not None)
        self._navigator.tell(title)

    def _show_taken_back(self, _nothing: None) -> None:
        text = _("The import was taken back; everything is as it was before.")
        self._view.display_report(text, (), can_undo=False)
        self._navigator.tell(text)

    def _fail(self, error: OfficeError) -> None:
        self._view.tell_error(str(error))

    def _stay(self) -> None:
        """Stopped by the user: what was shown before still holds."""
        self._navigator.tell(_("Stopped. Nothing was changed."))


def _holds(row: PlannedRow, words: list[str]) -> bool:
    text = fold(f"{row.title} {row.organisation} {row.place} {row.details}")
    return all(word in text for word in words)


def _recognised(opened: OpenedTable | ImportedFile, kind: Kind) -> tuple[str, ...]:
    return columns.recognise(opened.table.header, kind) if isinstance(opened, OpenedTable) else ()
