"""The page of batches: three steps at the left, everybody with what was found at the right."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.batch import NO_SUBJECT, BatchWish, PeopleSource, Progress, Subject
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.batch import BatchPresenter
from freiwilligenagentur.certificates.presenter.batch_lines import BatchLine
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.certificates.view.batch_steps import MakeStep, WhomStep, WishStep
from freiwilligenagentur.certificates.view.parts import flowing, hand_out
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.fields import Field, combo
from freiwilligenagentur.desktop.labels import Tone, hint
from freiwilligenagentur.desktop.pages import EmptyState, InfoBar, PageHeader, SplitPage, scrolling
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.desktop.widget_column import HighForItsWidth, WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people.finding import Finder
from freiwilligenagentur.vocabulary.sorting import name_key

_MOST_FINDINGS = 4
_GIVE_WAY = (2,)
_STEPS_CHARS, _BOTH_CHARS, _LEAST_EMS = 62, 116, 26
"""Characters that the steps want for the longest title of a batch, and that both want beside each other; how high the
people are below the steps."""


class BatchPage(QWidget):
    """Fulfils the presenter's BatchView. ``sources`` are the ways to choose people that other rooms bring along."""

    def __init__(
        self,
        services: CertificateServices,
        find: Finder,
        navigator: Navigator,
        sources: Sequence[PeopleSource] = (),
        memory: MutableMapping[str, str] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.setObjectName("certificates.batch")
        self.setProperty("surface", "page")
        self._head = PageHeader(_("Batch"), _("Certificates for many people in one go"))
        self._unfinished = InfoBar(Tone.WARN)
        self._go_on = self._unfinished.add_button(_("Go on issuing"), "batch.go_on")
        self._whom, self._wish, self._make = WhomStep(today), WishStep(today), MakeStep()
        self._earlier = Field(_("Earlier batches"), combo([], 34), "batch.earlier")
        self._open_earlier = button(_("Show"), "batch.open_earlier")
        self._text = hint("")
        self._table = RowTable(_columns(), "batch.table", _("People of the batch"), _GIVE_WAY)
        self._table.remember_columns({} if memory is None else memory)
        self._empty = EmptyState("")
        self._list = QStackedWidget()
        self._list.addWidget(self._table)
        self._list.addWidget(self._empty)
        self._findings = WidgetColumn(theme.HALF)
        self._remove = button(_("Take off"), "batch.remove")
        self._remove_hindered = button(_("Take all hindered off"), "batch.remove_hindered")
        self._column = QVBoxLayout()
        self._right = HighForItsWidth()
        self._scrolled = scrolling(self._steps(), "batch.steps")
        self._split = SplitPage(self._scrolled, self._right)
        self._narrow = True
        self._listed: list[str] = []
        self._about_earlier: dict[str, str] = {}
        self._lay_out()
        self.presenter = BatchPresenter(self, services, find, navigator, sources)
        self._wire()
        self.presenter.start()

    def refresh(self) -> None:
        """Reads anew what lies in the office; what was chosen stays."""
        self.presenter.refresh()

    def leave(self) -> bool:
        """What was chosen stays as long as the window is open; a batch that was begun is kept anyway."""
        return True

    def start_from(self, source: str, option: str) -> None:
        """A batch for everybody whom a source names, for example those of a training."""
        self.presenter.start_from(source, option)

    def start_with(
        self, people: Sequence[tuple[str, str]], subject: Subject = NO_SUBJECT, kind: Kind | None = None
    ) -> None:
        """A batch for people who were chosen elsewhere, as id and listed name, and what it is about."""
        self.presenter.start_with(people, subject, kind)

    # --- the presenter's view

    def display_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        self._whom.display_sources(sources)

    def display_options(self, options: Sequence[tuple[str, str]], by_day: bool, look: bool) -> None:
        self._whom.display_options(options, by_day, look)

    def day(self) -> date | None:
        return self._whom.day()

    def display_competences(self, competences: Sequence[tuple[str, str]]) -> None:
        if self._wish.display_competences(competences):
            follow_reading_order(self)

    def display_layouts(self, layouts: Sequence[tuple[str, str]]) -> None:
        self._wish.display_layouts(layouts)

    def display_choice(self, source: str, option: str) -> None:
        self._whom.display_choice(source, option)

    def display_kind(self, kind: str) -> None:
        self._wish.display_kind(kind)

    def display_hits(self, hits: Sequence[tuple[str, str]]) -> None:
        self._whom.display_hits(hits)

    def display_lines(self, lines: Sequence[BatchLine], text: str, empty: str) -> None:
        listed = [line.id for line in lines]
        self._table.set_rows(lines)
        if listed != self._listed:
            self._table.select_first()
        self._listed = listed
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._empty.set_text(empty)
        self._list.setCurrentWidget(self._empty if empty else self._table)
        self._remove.setVisible(bool(lines))
        self._remove_hindered.setVisible(any(line.order == 0 for line in lines))
        self.presenter.choose(self._table.current_id())

    def display_findings(self, name: str, findings: Sequence[Missing]) -> None:
        self._show_findings(findings, 0)

    def _show_findings(self, findings: Sequence[Missing], first: int) -> None:
        """A few at a time, so that the people keep their place; behind the last ones come the first again."""
        some = findings[first : first + _MOST_FINDINGS]
        shown: list[QWidget] = [self._finding(number, each) for number, each in enumerate(some, first)]
        if len(findings) > _MOST_FINDINGS:
            last = first + len(some)
            text = _("Show others (now {first} to {last} of {n})")
            others = link_button(text.format(first=first + 1, last=last, n=len(findings)), "batch.findings.others")
            others.clicked.connect(partial(self._show_others, findings, 0 if last == len(findings) else last))
            shown.append(others)
        self._findings.fill(shown)
        follow_reading_order(self)

    def _show_others(self, findings: Sequence[Missing], first: int, _pressed: bool = False) -> None:
        self._show_findings(findings, first)
        self._findings.last().setFocus(Qt.FocusReason.OtherFocusReason)

    def display_next(self, check: bool, issue: int) -> None:
        self._wish.check.setEnabled(check)
        # One thing is the next, and only that one is asked for by Ctrl+Enter.
        self._wish.check.setVisible(not issue)
        self._make.display_next(issue, issued=False)

    def display_earlier(self, batches: Sequence[tuple[str, str, str]]) -> None:
        self._earlier.editor.set_options([(key, title) for key, title, _about in batches])
        self._about_earlier = {key: about for key, _title, about in batches}
        self._say_about_earlier()
        for widget in (self._earlier, self._open_earlier):
            widget.setVisible(bool(batches))

    def display_unfinished(self, text: str) -> None:
        self._unfinished.set_plain_text(text)
        self._unfinished.setVisible(bool(text))

    def display_result(self, shown: bool, refused: bool) -> None:
        for step in (self._whom, self._wish):
            step.setVisible(not shown)
        self._remove.setVisible(not shown)
        self._remove_hindered.setVisible(False)
        if shown:
            self._wish.check.setVisible(False)
        self._make.display_next(0, issued=shown)
        self._make.display_result(shown, refused)
        follow_reading_order(self)

    def display_written(self, text: str) -> None:
        self._make.display_written(text)

    def display_unaddressed(self, names: Sequence[str]) -> None:
        self._make.display_unaddressed(names)

    def display_field(self, field: str) -> None:
        if field == "day":
            self._whom.focus_day()
        elif following := {"print": self._make.print, "go_on": self._go_on}.get(field):
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scrolled.reveal(following)
        else:
            self._wish.display_field(field)

    def wish(self) -> BatchWish | None:
        return self._wish.wish()

    def run_work(
        self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None], stopped: Callable[[], None]
    ) -> None:
        run_task(self, title, work, done, partial(self._tell_failed, stopped), stopped)

    def ask_print(self, pdf: bytes, title: str, *, one_sided: bool) -> Handed | None:
        return hand_out(self, pdf, title, one_sided=one_sided)

    def ask_folder(self) -> Path | None:
        return dialogs.choose_folder(self, _("Where shall the files be saved?"))

    def open_folder(self, place: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(place))

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # --- inside

    def _tell_failed(self, stopped: Callable[[], None], error: Exception) -> None:
        self.tell_error(str(error))
        stopped()

    def _wire(self) -> None:
        self._whom.wire(self.presenter)
        self._make.wire(self.presenter)
        self._wish.edited.connect(self.presenter.edited)
        self._wish.check.clicked.connect(self.presenter.check)
        self._go_on.clicked.connect(self.presenter.go_on)
        self._earlier.edited.connect(self._say_about_earlier)
        self._open_earlier.clicked.connect(self._show_earlier)
        self._table.chosen.connect(self.presenter.choose)
        self._table.activated_id.connect(self.presenter.open_current)
        self._remove.clicked.connect(self._take_off)
        self._remove_hindered.clicked.connect(self.presenter.remove_hindered)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_off)

    def _say_about_earlier(self) -> None:
        self._earlier.set_hint(self._about_earlier.get(self._earlier.editor.code(), ""))

    def _show_earlier(self) -> None:
        if key := self._earlier.editor.code():
            self.presenter.open_batch(key)

    def _take_off(self) -> None:
        if key := self._table.current_id():
            self.presenter.remove(key)

    def _finding(self, number: int, missing: Missing) -> QWidget:
        bar = InfoBar(
            Tone.BAD if missing.hinders else Tone.WARN, _("hindered") if missing.hinders else _("for your information")
        )
        bar.set_plain_text(missing.text)
        way = bar.add_button(_("Go there"), f"batch.finding.{number}")
        way.clicked.connect(partial(self._go_to, missing))
        return bar

    def _go_to(self, missing: Missing, _pressed: bool = False) -> None:
        self.presenter.go_to(self._table.current_id(), missing)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < theme.chars(_BOTH_CHARS))

    def _arrange(self, *, narrow: bool) -> None:
        """In a narrow window the people stand below the steps, and all scrolls as one."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._right.setMinimumHeight(theme.em(_LEAST_EMS))
            self._column.insertWidget(self._column.count() - 1, self._right)
        else:
            self._right.setMinimumHeight(0)
            self._split.addWidget(self._right)
            self._split.setStretchFactor(0, 0)
            self._split.setStretchFactor(1, 1)
            self._split.setSizes([theme.chars(_STEPS_CHARS), theme.chars(2 * _STEPS_CHARS)])
        self._right.show()

    def _steps(self) -> QWidget:
        steps = QWidget()
        steps.setProperty("surface", "page")
        steps.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = self._column
        steps.setLayout(column)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.BLOCK, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self._head)
        for widget in (self._unfinished, self._whom, self._wish, self._make, self._earlier):
            column.addWidget(widget)
        column.addWidget(self._open_earlier, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return steps

    def _lay_out(self) -> None:
        right = self._right
        right.setProperty("surface", "soft")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(theme.BLOCK, theme.BLOCK, theme.EDGE, theme.BLOCK)
        beside.setSpacing(theme.GAP)
        beside.addWidget(self._text)
        beside.addWidget(self._list, 1)
        beside.addWidget(self._findings)
        # What comes next stands where it is always seen, below the people whom it is about.
        beside.addWidget(flowing(self._wish.check, self._make.issue, self._remove, self._remove_hindered))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._arrange(narrow=False)


def _columns() -> list[Column]:
    return [
        Column(_("Name"), _name, width=24, sort_key=_name_order),
        Column(_("State"), _state, width=12, sort_key=_state_order, tone=_tone),
        Column(_("Hours"), _hours, width=8, align=Qt.AlignmentFlag.AlignRight),
        Column(_("Result"), _found, tip=_found),
    ]


def _name(row: BatchLine) -> str:
    return row.name


def _name_order(row: BatchLine) -> str:
    return name_key(row.name)


def _state(row: BatchLine) -> str:
    return row.state


def _state_order(row: BatchLine) -> tuple[int, str]:
    return row.order, name_key(row.name)


def _tone(row: BatchLine) -> Tone:
    return Tone(row.tone)


def _hours(row: BatchLine) -> str:
    return row.hours


def _found(row: BatchLine) -> str:
    return row.text
