"""A person's record beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.availability import AvailabilityGrid
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import Badge, heading, hint
from freiwilligenagentur.desktop.pages import InfoBar, Section, scrolling
from freiwilligenagentur.desktop.read_lines import ReadLines
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people import words
from freiwilligenagentur.people.hooks import RecordHooks, RecordLine, Suggestion
from freiwilligenagentur.people.model import Status
from freiwilligenagentur.people.presenter.record import RecordPresenter
from freiwilligenagentur.people.presenter.record_view import ConsentState, Head, Part
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.people.view.record_parts import Changes, Consents, Facts, Lines
from freiwilligenagentur.people.view.suggestions import SuggestionList
from freiwilligenagentur.storage.history import Change
from freiwilligenagentur.vocabulary.guesses import GuessLine
from freiwilligenagentur.vocabulary.service import Vocabulary

MATCHES_AFTER_MS = 120


class RecordPanel(QWidget):
    """Head, next steps, pinned note, sections. ``edit_wanted`` carries the id and the field to begin at; ``left`` asks
    to close the record, ``escaped`` to go where somebody came from.
    """

    edit_wanted = Signal(str, str)
    left = Signal()
    escaped = Signal()

    def __init__(
        self,
        people: PeopleService,
        vocabulary: Vocabulary,
        navigator: Navigator,
        hooks: RecordHooks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("people.record")
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme.chars(46))
        self.presenter = RecordPresenter(self, people, vocabulary, navigator, hooks)
        self._matches_timer = QTimer(self, singleShot=True, interval=MATCHES_AFTER_MS)
        self._matches_timer.timeout.connect(self.presenter.fill_later)
        self._name, self._facts = heading(""), hint("")
        self._state = Badge("")
        self._reach, self._reachable = _links(), hint("")
        self._lacking = link_button("", "people.record.lacking").set_icon(icon("warning", "amber"))
        self._guardians = link_button("", "people.record.guardians").set_icon(icon("warning", "amber"))
        self._pinned = InfoBar("warn", _("important"))
        self._shown = ""
        self._build_parts()
        self._lay_out()
        self._wire()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._matches_timer.stop()  # nothing is asked of an office that may be closed by then
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self.presenter.volunteer_id:
            self._matches_timer.start()

    def focus_first(self) -> None:
        """Puts the keyboard on the next step."""
        self._match.setFocus()

    def enter(self, part: Part) -> None:
        """Unfolds a section and puts the keyboard on its head."""
        section = self._sections[part]
        section.set_open(True)
        self.presenter.fold(part, opened=True)
        section.focus_head()
        self._scroll.reveal(section)

    # --- what the presenter shows

    def display_head(self, head: Head | None) -> None:
        self._content.setVisible(head is not None)
        if head is None:
            self.left.emit()
            return
        if self._shown != self.presenter.volunteer_id:
            self._shown = self.presenter.volunteer_id
            self._scroll.to_top()
        self._name.setText(head.name)
        self._facts.setText(head.facts)
        self._state.set_state(head.state, head.tone)
        self._reach.setText(_reach_markup(head))
        self._reach.setVisible(bool(self._reach.text()))
        self._reachable.setText(head.reachable)
        self._reachable.setVisible(bool(head.reachable))
        self._lacking.set_text(head.lacking)
        self._lacking.setVisible(bool(head.lacking))
        self._guardians.set_text(head.guardians)
        self._guardians.setVisible(bool(head.guardians))
        self._pinned.set_plain_text(head.pinned)
        self._pinned.setVisible(bool(head.pinned))
        for status, action in self._status_actions.items():
            action.setVisible(status is not head.status)

    def display_open(self, parts: frozenset[Part]) -> None:
        for part, section in self._sections.items():
            section.set_open(part in parts)

    def display_profile(self, facts: Sequence[tuple[str, str]], availability: int) -> None:
        self._profile.display(facts)
        self._grid.set_mask(availability)
        self._grid.setVisible(bool(availability))

    def ask_matches_later(self) -> None:
        self._matches_timer.start()

    def display_matches(self, suggestions: Sequence[Suggestion]) -> None:
        self._matches.display(suggestions)
        title = _("Fitting offers ({n})").format(n=len(suggestions)) if suggestions else _("Fitting offers")
        self._sections[Part.MATCHES].set_title(title)

    def display_guesses(self, lines: Sequence[GuessLine]) -> None:
        self._guesses.display(lines)
        follow_reading_order(self)

    def display_lines(self, part: Part, lines: Sequence[RecordLine]) -> None:
        (self._timeline if part == Part.TIMELINE else self._service).display(lines)

    def display_consents(self, states: Sequence[ConsentState], today: date) -> None:
        self._consents.display(states, today)
        follow_reading_order(self)

    def display_history(self, changes: Sequence[Change]) -> None:
        self._history.display(changes)

    def display_former_name(self, known: bool) -> None:
        self._forget.setVisible(known)

    def ask_delete_needs(self) -> bool:
        text = _(
            "What is needed in practice is deleted from the record and its history. This cannot be taken back. Backups "
            "that were made before still hold it."
        )
        return dialogs.ask(self, _("Withdraw the consent"), text, _("Withdraw and delete for good"))

    def ask_forget(self) -> bool:
        text = _(
            "The former name is removed from the record, its history, notes, old certificates and the search. This "
            "cannot be taken back. Papers that were handed out and backups that were made before still bear the name."
        )
        return dialogs.ask(self, _("Remove the former name"), text, _("Remove the former name for good"))

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # --- layout

    def _build_parts(self) -> None:
        self._profile, self._history, self._consents = Facts(), Changes(), Consents()
        self._grid = AvailabilityGrid("people.record.availability", _("When"), read_only=True)
        self._forget = link_button(_("Remove the former name everywhere (§ 13 SBGG) …"), "people.record.forget")
        self._forget.hide()
        self._guesses = ReadLines("people.record.guesses")
        self._matches = SuggestionList("people.record.match", 4, _("No offer fits at present."))
        self._timeline = Lines("people.record.timeline", _("Talks and placements stand here."))
        self._service = Lines("people.record.service", _("Hours and certificates stand here."))
        contents = (
            (Part.PROFILE, _("Profile"), (self._profile, self._grid, self._guesses)),
            (Part.MATCHES, _("Fitting offers"), (self._matches,)),
            (Part.TIMELINE, _("What happened"), (self._timeline,)),
            (Part.SERVICE, _("Hours and certificates"), (self._service,)),
            (Part.CONSENTS, _("Consents"), (self._consents,)),
            (Part.HISTORY, _("Changes"), (self._forget, self._history)),
        )
        self._sections: dict[Part, Section] = {}
        for part, title, widgets in contents:
            section = self._sections[part] = Section(title, f"people.record.{part}", opened=False)
            for widget in widgets:
                section.add(widget)

    def _lay_out(self) -> None:
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(theme.BLOCK, theme.BLOCK, theme.BLOCK, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._head())
        ways = QVBoxLayout()
        ways.setSpacing(2)
        ways.addWidget(self._reach)
        ways.addWidget(self._reachable)
        ways.addWidget(self._lacking, 0, Qt.AlignmentFlag.AlignLeft)
        ways.addWidget(self._guardians, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(ways)
        column.addWidget(self._buttons())
        column.addWidget(self._pinned)
        inner = QWidget()
        inner.setProperty("surface", "soft")
        sections = QVBoxLayout(inner)
        sections.setContentsMargins(0, 0, theme.GAP, theme.BLOCK)
        sections.setSpacing(0)
        for section in self._sections.values():
            sections.addWidget(section)
        sections.addStretch(1)
        self._scroll = scrolling(inner, "people.record.sections")
        column.addWidget(self._scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)

    def _head(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._name)
        texts.addWidget(self._facts)
        self._close = link_button("", "people.record.close")
        self._close.set_icon(icon("x", "muted"))
        self._close.setAccessibleName(_("Close the record"))
        self._close.setToolTip(_("Close the record (Esc)"))
        more = link_button("", "people.record.status")
        more.set_icon(icon("dots-three", "muted"))
        more.setAccessibleName(_("Change the state"))
        more.setToolTip(_("Change the state"))
        self._status_menu = self._make_status_menu()
        more.clicked.connect(partial(self._open_status_menu, more))
        head = QHBoxLayout()
        head.setSpacing(theme.HALF)
        head.addLayout(texts, 1)
        for widget in (self._state, more, self._close):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        presenter = self.presenter
        match = self._match = primary_button(_("Fitting offers"), "people.record.to_desk")
        match.clicked.connect(presenter.match)
        consult = button(_("Talk"), "people.record.consult", "F4")
        consult.clicked.connect(presenter.consult)
        certify = button(_("Certificate"), "people.record.certify")
        certify.clicked.connect(presenter.certify)
        edit = button(_("Edit"), "people.record.edit", "F2")
        edit.clicked.connect(self._tell_edit)
        for widget in (match, consult, certify, edit):
            flow.addWidget(widget)
        return row

    def _make_status_menu(self) -> QMenu:
        menu = QMenu(self)
        self._status_actions: dict[Status, QAction] = {}
        for code, label in words.statuses():
            status = Status(code)
            caption = _("Archive") if status is Status.ARCHIVED else _("Status: {state}").format(state=label)
            action = menu.addAction(caption)
            action.triggered.connect(partial(self._set_status, status))
            self._status_actions[status] = action
        return menu

    def _open_status_menu(self, below: QWidget) -> None:
        self._status_menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def _wire(self) -> None:
        presenter = self.presenter
        for part, section in self._sections.items():
            section.toggled.connect(partial(presenter.fold, part))
            self._scroll.follow(section)
        self._matches.opened.connect(presenter.open_offer)
        self._guesses.taken.connect(presenter.take_guess)
        self._guesses.struck.connect(presenter.strike_guess)
        self._timeline.opened.connect(presenter.open_line)
        self._service.opened.connect(presenter.open_line)
        self._consents.given.connect(presenter.give_consent)
        self._consents.revoked.connect(presenter.revoke_consent)
        self._consents.opened.connect(presenter.open_line)
        self._consents.unfolded.connect(self._scroll.reveal)
        self._forget.clicked.connect(presenter.forget_former_name)
        self._close.clicked.connect(self.left)
        self._lacking.clicked.connect(partial(self.enter, Part.CONSENTS))
        self._guardians.clicked.connect(self._tell_guardians)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.escaped)

    def _tell_edit(self) -> None:
        self.edit_wanted.emit(self.presenter.volunteer_id, "")

    def _tell_guardians(self) -> None:
        self.edit_wanted.emit(self.presenter.volunteer_id, "guardians")

    def _set_status(self, status: Status, _checked: bool = False) -> None:
        self.presenter.set_status(status)


def _links() -> QLabel:
    label = QLabel()
    label.setProperty("role", "links")
    label.setIndent(0)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setOpenExternalLinks(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    label.setObjectName("people.record.reach")
    label.setAccessibleName(_("Phone and e-mail"))
    return label


def _reach_markup(head: Head) -> str:
    parts = []
    for number, international in head.calls:
        shown = escape(number)
        parts.append(f'☎ <a href="tel:{international}">{shown}</a>' if international else f"☎ {shown}")
    if head.email:
        parts.append(f'✉ <a href="mailto:{escape(head.email, quote=True)}">{escape(head.email)}</a>')
    return " &nbsp; ".join(parts)
