"""The record of one placement: head, state with its next step, and the sections below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, combo, date_edit, line_edit
from freiwilligenagentur.desktop.filled_anew import empty_layout
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import Badge, Tone, body, heading, hint
from freiwilligenagentur.desktop.pages import EmptyState, InfoBar, Section, scrolling
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements.model import State
from freiwilligenagentur.placements.presenter.follow_ups import FollowUpsPresenter
from freiwilligenagentur.placements.presenter.hours import HoursPresenter
from freiwilligenagentur.placements.presenter.passing import PassingPresenter
from freiwilligenagentur.placements.presenter.record import ExitQuestion, RecordPresenter
from freiwilligenagentur.placements.presenter.texts import Choice, Fact, Sheet
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.placements.view.agreement_part import AgreementPart
from freiwilligenagentur.placements.view.card_dialog import open_card
from freiwilligenagentur.placements.view.follow_ups_part import FollowUpsPart
from freiwilligenagentur.placements.view.history_part import HistoryPart
from freiwilligenagentur.placements.view.hours_part import HoursPart
from freiwilligenagentur.placements.view.looks import state_text, state_tone
from freiwilligenagentur.placements.view.passing_part import PassingPart
from freiwilligenagentur.placements.view.widgets import flow_row


class RecordSide(QWidget):
    """Fulfils the presenter's RecordView."""

    def __init__(self, services: PlacementServices, navigator: Navigator, changed: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = RecordPresenter(self, services.placements, navigator, changed)
        self._make_head()
        self._make_step()
        self._make_parts(services, navigator, changed)
        self._lay_out()
        self.display_exit(None)
        self.display_refusal("", False)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.activated.connect(self.presenter.keep_agreement)

    # --- what the presenter says

    def display_sheet(self, shown: Sheet | None) -> None:
        self._pages.setCurrentIndex(0 if shown is None else 1)
        if shown is None:
            return
        self._title.setText(shown.title)
        self._subtitle.setText(shown.subtitle)
        self._badge.set_state(state_text(shown.state), state_tone(shown.state))
        self._since.setText(shown.since)
        self._again.setVisible(shown.closed)
        self._display_warnings(shown)
        self._display_step(shown)
        self._display_facts(shown.facts)
        self._history.display(shown.steps)
        for name, title in shown.titles.items():
            self._sections[name].set_title(title)

    def display_opened(self, sections: frozenset[str]) -> None:
        for name, section in self._sections.items():
            section.set_open(name in sections)
        self._area.verticalScrollBar().setValue(0)

    def display_agreement(self, function: str, agreement: str) -> None:
        self._agreement.display(function, agreement)

    def display_other_agreement(self, text: str) -> None:
        self._agreement.display_other(text)
        if text:
            self._sections["agreement"].set_open(True)

    def display_exit(self, question: ExitQuestion | None) -> None:
        if question is None:
            self._keep_focus(self._exit_box)
        self._exit_box.setVisible(question is not None)
        self._step_buttons.setVisible(question is None)
        if question is not None:
            self._exit_title.setText(question.title)
            self._reason.editor.set_options(list(question.reasons.items()))
            self._reason.editor.set_code("")
            self._reason.clear_error()
            self._reason.setFocus()

    def display_refusal(self, text: str, can_insist: bool) -> None:
        if not can_insist:
            self._keep_focus(self._insist)
        self._refusal.setVisible(bool(text))
        self._refusal.set_text(escape(text))
        self._insist_row.setVisible(can_insist)
        if text and can_insist:
            self._insist.setFocus()

    def display_step_taken(self) -> None:
        self._keep_focus()
        self._note.editor.set_value("")
        self._day.editor.set_value(None)
        self._day.clear_error()

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def focus_step(self) -> None:
        """Puts the keyboard where the next step is taken, or on the ways from here when all is over."""
        (self._person if self._step_box.isHidden() else self._note).setFocus()

    # --- building

    def _make_head(self) -> None:
        self._title, self._subtitle = heading(""), body("")
        self._badge, self._since = Badge(""), hint("")
        self._warning = InfoBar(Tone.WARN, _("to be settled"))
        self._barrier = InfoBar(Tone.BAD, _("in the way"))
        self._refusal = InfoBar(Tone.WARN, _("not done"))
        self._insist = button(_("Do it all the same"), "placement.insist")
        self._insist.clicked.connect(self._do_all_the_same)
        self._insist_row = flow_row(self._insist)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.BLOCK)
        self._facts.setVerticalSpacing(theme.HALF)
        self._facts.setColumnStretch(1, 1)
        self._again = _opener(_("Propose again"), "placement.again", self.presenter.propose_again)
        self._person = _opener(_("Volunteer"), "placement.person", self.presenter.open_person)
        self._openers = flow_row(
            self._person,
            _opener(_("Offer"), "placement.offer", self.presenter.open_offer),
            _opener(_("Organisation"), "placement.organisation", self.presenter.open_organisation),
            _opener(_("Consultation"), "placement.consultation", self.presenter.add_consultation, "F4"),
            _opener(_("Find another offer"), "placement.match", self.presenter.match),
            self._again,
        )

    def _make_step(self) -> None:
        self._note = Field(_("Note on the next step"), line_edit(), "placement.note")
        self._day = Field(_("Day (empty: today)"), date_edit(), "placement.day")
        self._day.edited.connect(self.presenter.day_typed)
        self._note.editor.returnPressed.connect(self._note_entered)
        self._step_buttons = QWidget()
        row = FlowLayout(self._step_buttons, gap=theme.GAP, line_gap=theme.GAP)
        self._step = primary_button("", "placement.step", "Ctrl+Return")
        self._end = button("", "placement.end", "")
        self._others = button(_("Other outcome"), "placement.others")
        self._menu = QMenu(self._others)
        self._menu.triggered.connect(self._other_chosen)
        self._others.setMenu(self._menu)
        for each in (self._step, self._end):
            each.clicked.connect(self._advance)
            row.addWidget(each)
        row.addWidget(self._others)
        self._make_exit()

    def _make_exit(self) -> None:
        self._exit_box = QWidget()
        self._exit_title = QLabel()
        self._exit_title.setFont(theme.font(bold=True))
        self._reason = Field(_("Reason"), combo([]), "placement.reason")
        confirm = primary_button(_("Note this"), "placement.exit", "Ctrl+Return")
        confirm.clicked.connect(self._leave)
        stay = button(_("Not after all"), "placement.stay", "Esc")
        stay.clicked.connect(self.presenter.stay)
        column = QVBoxLayout(self._exit_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._exit_title)
        column.addWidget(self._reason)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(confirm)
        row.addWidget(stay)
        row.addStretch(1)
        column.addLayout(row)

    def _make_parts(self, services: PlacementServices, navigator: Navigator, changed: Callable[[], None]) -> None:
        self._history = HistoryPart()
        self._agreement = AgreementPart(self.presenter)
        hours, follow_ups, passing = HoursPart(), FollowUpsPart(), PassingPart()
        self._hours, self._passing = hours, passing
        self._open_card = partial(open_card, services, navigator, self)
        passing.card_wanted.connect(self._open_card)
        hours.presenter = HoursPresenter(hours, services.hours, navigator, changed)
        follow_ups.presenter = FollowUpsPresenter(follow_ups, services.follow_ups, navigator, changed)
        passing.presenter = PassingPresenter(passing, services.transfers, navigator, changed)
        self.presenter.add_part(hours.presenter)
        self.presenter.add_part(follow_ups.presenter)
        self.presenter.add_part(passing.presenter)
        self._sections: dict[str, Section] = {}
        parts: list[tuple[str, str, QWidget]] = [
            ("follow_ups", _("Follow-ups"), follow_ups),
            ("passing", _("Contact data"), passing),
            ("hours", _("Hours"), hours),
            ("agreement", _("Agreement"), self._agreement),
            ("history", _("History"), self._history),
        ]
        for name, title, part in parts:
            section = Section(title, f"placement.{name}")
            section.add(part)
            self._sections[name] = section
            if isinstance(part, FollowUpsPart | PassingPart):
                part.set_anchor(section.findChildren(QAbstractButton)[0])

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("surface", "soft")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.BLOCK, theme.EDGE, theme.BLOCK, theme.EDGE)
        column.setSpacing(theme.GAP)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addWidget(self._openers)
        state = QHBoxLayout()
        state.setSpacing(theme.GAP)
        state.addWidget(self._badge)
        state.addWidget(self._since, 1)
        column.addLayout(state)
        column.addWidget(self._barrier)
        column.addWidget(self._warning)
        self._step_box = QWidget()
        step = QVBoxLayout(self._step_box)
        step.setContentsMargins(0, theme.HALF, 0, theme.HALF)
        step.setSpacing(theme.GAP)
        fields = QHBoxLayout()
        fields.setSpacing(theme.GAP)
        fields.addWidget(self._note, 1)
        fields.addWidget(self._day)
        step.addLayout(fields)
        step.addWidget(self._step_buttons)
        step.addWidget(self._exit_box)
        column.addWidget(self._step_box)
        column.addWidget(self._refusal)
        column.addWidget(self._insist_row)
        column.addLayout(self._facts)
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(EmptyState(_("Choose a placement at the left to see how far it is.")))
        self._area = scrolling(content, "placement.scroll")
        for part in (self._passing, self._hours):
            part.revealed.connect(self._area.reveal)
        for section in self._sections.values():
            self._area.follow(section)
        self._pages.addWidget(self._area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    # --- showing pieces

    def _display_warnings(self, shown: Sheet) -> None:
        for bar, forbids in ((self._barrier, True), (self._warning, False)):
            texts = [escape(text) for text, hard in shown.warnings if hard is forbids]
            bar.setVisible(bool(texts))
            bar.set_text("<br>".join(texts))

    def _display_step(self, shown: Sheet) -> None:
        ends = shown.step is not None and shown.step.state is State.ENDED
        for each, wanted in ((self._step, not ends), (self._end, ends)):
            each.setVisible(shown.step is not None and wanted)
            if shown.step is not None:
                each.set_text(shown.step.caption)
        self._menu.clear()
        for choice in shown.others:
            self._add_other(choice)
        self._others.setVisible(bool(shown.others))
        self._step_box.setVisible(shown.step is not None or bool(shown.others))

    def _add_other(self, choice: Choice) -> None:
        action = self._menu.addAction(choice.caption)
        action.setData(choice.state.value)

    def _display_facts(self, facts: tuple[Fact, ...]) -> None:
        empty_layout(self._facts)
        for row, fact in enumerate(facts):
            label = hint(fact.label)
            label.setWordWrap(False)
            self._facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(body(fact.text), row, 1)

    # --- what the user does

    def _note_entered(self) -> None:
        """Enter takes what is asked about; ending asks for its button, so that a second Enter ends nothing."""
        if not self._exit_box.isHidden():
            self._leave()
        elif not self._end.isHidden():
            self._end.setFocus()
        else:
            self._advance()

    def _advance(self) -> None:
        if self._day_is_valid():
            self.presenter.advance(self._note.editor.value(), self._day.editor.value())

    def _other_chosen(self, action: QAction) -> None:
        if self._day_is_valid():
            self.presenter.choose(State(action.data()), self._note.editor.value(), self._day.editor.value())

    def _do_all_the_same(self) -> None:
        if self._day_is_valid():
            self.presenter.insist(self._note.editor.value(), self._day.editor.value())

    def _leave(self) -> None:
        if not self._reason.editor.code():
            self._reason.set_error(_("Please choose a reason, so that the yearly report can count it."))
        elif self._day_is_valid():
            self.presenter.leave(self._reason.editor.code(), self._note.editor.value(), self._day.editor.value())

    def _keep_focus(self, leaving: QWidget | None = None) -> None:
        """Moves the keyboard to the note when what has it is about to disappear."""
        focused, leaving = self.window().focusWidget(), leaving or self._step_buttons
        if focused is not None and (focused is leaving or leaving.isAncestorOf(focused)):
            self._note.setFocus()

    def _day_is_valid(self) -> bool:
        problem = self._day.editor.problem()
        self._day.set_error(problem)
        return not problem


def _opener(text: str, name: str, act: Callable[[], None], shortcut: str = "") -> QWidget:
    opener = link_button(text, name, shortcut)
    opener.clicked.connect(act)
    return opener
