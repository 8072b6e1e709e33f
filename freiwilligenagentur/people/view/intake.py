"""The page of the Erstgespräch: the form, what fits beside it, the draft's state below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.labels import hint, line
from freiwilligenagentur.desktop.pages import InfoBar, PageHeader
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people.hooks import RecordHooks, Suggestion
from freiwilligenagentur.people.presenter.intake import IntakePresenter
from freiwilligenagentur.people.presenter.intake_view import ConsentLine, DuplicateLine, Job
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.people.view.intake_form import IntakeForm
from freiwilligenagentur.people.view.lines import upright_line
from freiwilligenagentur.people.view.suggestions import SuggestionPanel
from freiwilligenagentur.storage import DraftRow, Drafts
from freiwilligenagentur.vocabulary.service import Vocabulary

_MOST_UNFINISHED = 3
_WIDEST_FORM = 150  # characters; wider rows would fall apart
_ROOM_FOR_BOTH = 106  # characters; below this the form has the whole width


class IntakePage(QWidget):
    """One page that follows the talk. ``finished`` carries the record to show, "" for none."""

    finished = Signal(str)

    def __init__(
        self,
        people: PeopleService,
        vocabulary: Vocabulary,
        drafts: Drafts,
        navigator: Navigator,
        hooks: RecordHooks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("people.intake")
        self.setProperty("surface", "page")
        self.presenter = IntakePresenter(self, people, vocabulary, drafts, navigator, hooks)
        self._timers = {job: self._timer(job) for job in Job}
        self._header = PageHeader(_("First talk"))
        self._later = button(_("Go on later"), "people.intake.later", "Esc")
        self._done = primary_button(_("Finish"), "people.intake.done", "Ctrl+Return")
        self._form = IntakeForm(vocabulary)
        self._notice = InfoBar("warn")
        self._answer = self._notice.add_button(_("Take it over"), "people.intake.answer")
        self._unfinished = QWidget()
        self._draft_state = hint("")
        self._panel = SuggestionPanel()
        self._duplicate = ""
        self._lay_out()
        self._wire()

    # --- used by the room's page

    def start(self, draft_key: str | None = None) -> None:
        """Opens an empty talk or a draft."""
        self._form.fold()
        self.presenter.start(draft_key)
        self._form.focus_first()

    def edit(self, volunteer_id: str, field: str = "") -> None:
        """Opens a record for changing, with the cursor in a field, "" for the first."""
        self._form.fold()
        self.presenter.edit(volunteer_id)
        self._form.focus_first()
        if field:
            self._form.fields[field].setFocus()

    # --- what the presenter shows

    def display_mode(self, name: str) -> None:
        if name:
            self._header.set_texts(name, _("What is changed here is saved when you leave the page."))
        else:
            self._header.set_texts(
                _("First talk"), _("Only a name and one contact are needed. Everything else can come later.")
            )
        self._later.set_text(_("Back") if name else _("Go on later"))
        self._done.set_text(_("Save") if name else _("Finish"))
        self._later.setShortcut(QKeySequence())  # Esc belongs to this page only while the focus is in it

    def display_values(self, values: Mapping[str, Any]) -> None:
        self._form.display_values(values)

    def display_consents(self, lines: Sequence[ConsentLine], today: date) -> None:
        self._form.consents.display(lines, today)
        follow_reading_order(self)

    def display_duplicate(self, line: DuplicateLine | None, more: int) -> None:
        self._duplicate = line.id if line else ""
        if line is not None:
            name = f"<b>{escape(line.name)}</b>"
            text = ", ".join(part for part in (name, escape(line.birth)) if part)
            text = _("{person} – {reason}").format(person=text, reason=escape(line.reason))
            if more:
                text += " " + ngettext("({n} more)", "({n} more)", more).format(n=more)
            if text != self._form.duplicate_bar.text():
                self._form.duplicate_bar.set_text(text)
                # Whoever listens to a screen reader is in the middle of typing and would not come across the bar.
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{line.name}: {line.reason}"))
        self._form.display_duplicate_bar(line is not None)

    def display_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        self._panel.display(suggestions)

    def display_minor(self, minor: bool) -> None:
        self._form.display_minor(minor)

    def display_needs(self, allowed: bool) -> None:
        self._form.display_needs(allowed)

    def display_draft_state(self, text: str) -> None:
        self._draft_state.setText(text)

    def display_unfinished(self, drafts: Sequence[DraftRow]) -> None:
        layout = self._unfinished.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for draft in drafts[:_MOST_UNFINISHED]:
            bar = self._unfinished_bar(draft)
            if layout is not None:
                layout.addWidget(bar)
            bar.show()
        self._unfinished.setVisible(bool(drafts))
        follow_reading_order(self)

    def display_notice(self, text: str, answer: str) -> None:
        self._notice.set_plain_text(text)
        if answer:
            self._answer.set_text(answer)
        self._answer.setVisible(bool(answer))
        self._notice.setVisible(bool(text))

    def display_problems(self, problems: Sequence[Problem]) -> None:
        homeless = self._form.display_problems(problems)
        if homeless:
            dialogs.tell_error(self, homeless[0].text)

    def display_typed(self, texts: Mapping[str, str]) -> None:
        self._form.show_typed(texts)

    def ask_unreadable(self) -> dict[str, Unreadable]:
        return self._form.unreadable()

    def ask_later(self, job: Job, milliseconds: int) -> None:
        self._timers[job].start(milliseconds)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def tell_done(self, volunteer_id: str) -> None:
        self.finished.emit(volunteer_id)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing happens later on a page that nobody sees: its office may be closed by then."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window goes on keeping drafts
            for timer in self._timers.values():
                timer.stop()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.presenter.came_back()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._panel.setVisible(self.width() >= theme.chars(_ROOM_FOR_BOTH))

    # --- layout

    def _lay_out(self) -> None:
        self._header.add_button(self._later)
        self._header.add_button(self._done)
        bars = QVBoxLayout(self._unfinished)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.setSpacing(theme.HALF)
        form_side = QWidget()
        form_side.setMaximumWidth(theme.chars(_WIDEST_FORM))
        work = QVBoxLayout(form_side)
        work.setContentsMargins(theme.EDGE, theme.BLOCK, theme.BLOCK, theme.HALF)
        work.setSpacing(theme.GAP)
        work.addWidget(self._header)
        work.addWidget(line())
        work.addWidget(self._unfinished)
        work.addWidget(self._notice)
        work.addWidget(self._form, 1)
        work.addWidget(self._draft_state)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(form_side, 1)
        layout.addStretch(0)
        layout.addWidget(upright_line())
        layout.addWidget(self._panel)

    def _wire(self) -> None:
        presenter, bar = self.presenter, self._form.duplicate_bar
        bar.add_button(_("That is the person"), "people.intake.same").clicked.connect(self._same_person)
        bar.add_button(_("Somebody else"), "people.intake.other").clicked.connect(self._another_person)
        self._form.edited.connect(presenter.edited)
        self._form.consents.agreed.connect(presenter.agreed)
        self._answer.clicked.connect(presenter.answer_notice)
        self._panel.opened.connect(presenter.open_offer)
        self._panel.desk_wanted.connect(presenter.open_desk)
        self._done.clicked.connect(presenter.done)
        self._later.clicked.connect(presenter.later)
        for keys, act in (("Esc", presenter.later), ("Ctrl+S", presenter.done)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _timer(self, job: Job) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(partial(self.presenter.due, job))
        return timer

    def _unfinished_bar(self, draft: DraftRow) -> InfoBar:
        bar = InfoBar("neutral", _("not finished"))
        when = i18n.date_time(draft.saved_at)
        bar.set_text(_("{name}, begun on {when}").format(name=f"<b>{escape(draft.title)}</b>", when=when))
        go_on = bar.add_button(_("Go on with it"), f"people.intake.resume.{draft.key}")
        go_on.clicked.connect(partial(self.presenter.resume, draft.key))
        drop = bar.add_button(_("Discard"), f"people.intake.discard.{draft.key}")
        drop.clicked.connect(partial(self.presenter.give_up, draft.key))
        return bar

    def _same_person(self) -> None:
        self.presenter.same_person(self._duplicate)

    def _another_person(self) -> None:
        self.presenter.another_person(self._duplicate)
