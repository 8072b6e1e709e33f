"""The two sides of the desk: whom it is for at the left, the chosen counterpart at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import Button, button, link_button, primary_button
from freiwilligenagentur.desktop.chips import FlowLayout
from freiwilligenagentur.desktop.fields import line_edit
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import body, heading, hint, subheading
from freiwilligenagentur.desktop.pages import InfoBar, scrolling
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.facts import Fact, OfferFacts, PersonFacts
from freiwilligenagentur.matching.presenter import Chosen
from freiwilligenagentur.matching.reasons import Reason
from freiwilligenagentur.matching.view.reason_pill import ReasonPill
from freiwilligenagentur.matching.view.trial_panel import TrialPanel

FOCUS_FRAME = 2
"""What the style sheet puts around ``Snug``; what stands below is moved in by as much."""


def key_hint_only(of: Button) -> Button:
    """Leaves the key in the caption, but lets list and page answer it: Enter in a text field must stay there, and F4
    works although a narrow window hides its button."""
    of.setShortcut("")
    return of


class Column(QWidget):
    """A column that scrolls: its height follows from its width alone, not from what its narrowest form would need."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), 0)


def _soft() -> QWidget:
    widget = Column()
    widget.setProperty("surface", "soft")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


class FactLines(QWidget):
    """Labelled lines; an empty one says that nobody asked yet."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(theme.HALF + 2)
        self._grid.setColumnMinimumWidth(0, theme.chars(12))
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Shows these lines."""
        while len(self._lines) < len(facts):
            self._add_line()
        for place, (name, text) in enumerate(self._lines):
            shown = place < len(facts)
            name.setVisible(shown)
            text.setVisible(shown)
            if shown:
                name.setText(facts[place].label)
                text.setText(facts[place].text or _("not asked so far"))
                self._mute(text, not facts[place].text)

    def _mute(self, text: QLabel, muted: bool) -> None:
        role = "label" if muted else "body"
        if text.property("role") != role:
            text.setProperty("role", role)
            text.style().unpolish(text)  # the style sheet looks at the role only when it dresses a widget
            text.style().polish(text)

    def _add_line(self) -> None:
        name, text = body(""), body("")
        name.setProperty("role", "label")
        name.setWordWrap(False)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = len(self._lines)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(text, row, 1)
        self._lines.append((name, text))


class SubjectPanel(QWidget):
    """The person or the offer that counterparts are looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = key_hint_only(link_button(_("Choose another"), "matching.back", "Esc"))
        self.back.set_icon(icon("caret-left", "accent"))
        self.open = key_hint_only(button(_("Open"), "matching.open_subject", "F2"))
        self.consultation = key_hint_only(button(_("Consultation"), "matching.consultation", "F4"))
        self._title, self._subtitle = heading(""), hint("")
        self._title.setFont(theme.font(1.3, bold=True))
        self._pinned = InfoBar(stacked=True)
        self._facts = FactLines()
        self.trial = TrialPanel()
        self._lay_out()

    def display(self, facts: PersonFacts | OfferFacts) -> None:
        """Shows a person or an offer."""
        person = isinstance(facts, PersonFacts)
        self._title.setText(facts.name if isinstance(facts, PersonFacts) else facts.title)
        self._subtitle.setText(facts.subtitle if isinstance(facts, PersonFacts) else facts.organisation)
        note = facts.pinned_note if isinstance(facts, PersonFacts) else ""
        self._pinned.set_plain_text(note)
        self._pinned.setVisible(bool(note))
        self._facts.set_facts(facts.facts)
        self.consultation.setVisible(person and bool(facts.id))
        self.open.setVisible(bool(facts.id))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self.open)
        buttons.addWidget(self.consultation)
        buttons.addStretch(1)
        content = _soft()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.BLOCK + theme.HALF, theme.GAP, theme.BLOCK, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addLayout(buttons)
        column.addWidget(self._pinned)
        column.addSpacing(theme.HALF)
        column.addWidget(self._facts)
        column.addSpacing(theme.GAP)
        column.addWidget(self.trial)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = scrolling(content)
        scroll.verticalScrollBar().rangeChanged.connect(partial(self._keep_width, column, scroll.verticalScrollBar()))
        self._keep_width(column, scroll.verticalScrollBar(), 0, 0)
        outer.addWidget(scroll, 1)

    def _keep_width(self, column: QVBoxLayout, bar: QScrollBar, _least: int, most: int) -> None:
        """Lines break alike with and without a bar, so that nothing moves when one appears."""
        column.setContentsMargins(
            theme.BLOCK + theme.HALF,
            theme.GAP,
            max(0, theme.BLOCK - (bar.sizeHint().width() if most else 0)),
            theme.BLOCK,
        )


class Snug(QScrollArea):
    """Takes the height of its content as long as there is room, and scrolls beyond, then also by the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("reads", "true")
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)

    def _take_keys(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        content, frame = self.widget(), 2 * self.frameWidth()
        if content is None:
            return super().sizeHint()
        width = max(
            self.width() - frame, 1
        )  # as wide as it is without a bar, which it needs only when this is too high
        return QSize(width + frame, content.heightForWidth(width) + frame)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ChosenPanel(QWidget):
    """The chosen counterpart and what to do with it."""

    proposed = Signal()
    rejected = Signal(str)
    """The reason, a code or free text."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._subtitle = subheading(""), hint("")
        self._title.setFont(theme.font(1.05, bold=True))
        self._description = body("")
        self._facts = FactLines()
        self._why = subheading(_("Reasons"))
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, gap=6, line_gap=6)
        self._probably = hint(_("“Probably”: read from the text, confirmed by nobody."))
        self._propose = key_hint_only(primary_button(_("Propose"), "matching.propose", "Return"))
        self.card = key_hint_only(button(_("Placement card"), "matching.card", "Ctrl+P"))
        self._reject = key_hint_only(button(_("Does not fit …"), "matching.reject", "Del"))
        self.open = button(_("Open offer"), "matching.open_chosen")
        self.placement = button(_("Open placement"), "matching.open_placement")
        self._other = line_edit()
        self._other.setObjectName("matching.other_reason")
        self._other.setPlaceholderText(_("Reason, then Enter"))
        self._other.setAccessibleName(_("Why it does not fit"))
        self._other.hide()
        self._scroll = Snug()
        self._scroll.setObjectName("matching.details")
        self._scroll.setAccessibleName(_("Details"))
        self._lay_out()
        self._propose.clicked.connect(self.proposed)
        self._reject.clicked.connect(self.ask_reason)
        self._other.returnPressed.connect(self._tell_other_reason)
        self._reasons: list[tuple[str, str]] = []

    def set_reasons(self, reasons: list[tuple[str, str]]) -> None:
        """The usual reasons, code and words."""
        self._reasons = reasons

    def display(self, chosen: Chosen | None) -> None:
        """Shows a counterpart, or nothing."""
        self._other.hide()
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        facts = chosen.facts
        offer = isinstance(facts, OfferFacts)
        self._title.setText(facts.title if isinstance(facts, OfferFacts) else facts.name)
        self._subtitle.setText(facts.organisation if isinstance(facts, OfferFacts) else facts.subtitle)
        self._description.setText(facts.description if isinstance(facts, OfferFacts) else facts.pinned_note)
        self._description.setVisible(bool(self._description.text()))
        self._facts.set_facts([fact for fact in facts.facts if fact.text or not offer])
        self._show_reasons(chosen.reasons)
        self._propose.set_text(chosen.propose)
        key_hint_only(self._propose).setEnabled(chosen.may_propose)
        self._reject.setEnabled(chosen.may_reject)
        self.card.setEnabled(chosen.may_print)
        self.placement.setVisible(chosen.has_placement)
        self.open.set_text(_("Open offer") if offer else _("Open record"))
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.updateGeometry()

    def ask_reason(self) -> None:
        """Opens the menu of reasons."""
        if not self._reject.isEnabled():
            return
        menu = QMenu(self)
        menu.setObjectName("matching.reasons")
        menu.setAccessibleName(_("Why it does not fit"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, words in self._reasons:
            menu.addAction(words).setData(code)
        menu.addSeparator()
        menu.addAction(_("Another reason …"))
        menu.triggered.connect(self._reason_chosen)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._reject.mapToGlobal(self._reject.rect().bottomLeft()))

    def take_back(self) -> bool:
        """Puts the line for another reason away; False when it was not there."""
        if not self._other.isVisible():
            return False
        self._reject.setFocus()
        self._other.hide()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._scroll.updateGeometry()

    def _reason_chosen(self, action: QAction) -> None:
        if action.data() is not None:
            self.rejected.emit(action.data())
            return
        self._other.clear()
        self._other.show()
        self._other.setFocus()

    def _tell_other_reason(self) -> None:
        if reason := self._other.text().strip():
            self._other.hide()
            self.rejected.emit(reason)

    def _show_reasons(self, reasons: Sequence[Reason]) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for reason in reasons:
            self._flow.addWidget(ReasonPill(reason))
        self._why.setVisible(bool(reasons))
        self._probably.setVisible(any(reason.guessed for reason in reasons))
        self._pills.updateGeometry()

    def _lay_out(self) -> None:
        content = _soft()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.BLOCK, 0)
        column.setSpacing(theme.GAP)
        for widget in (self._title, self._subtitle, self._why, self._pills, self._probably):
            column.addWidget(widget)
        column.addWidget(self._description)
        column.addWidget(self._facts)
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.BLOCK + theme.HALF, theme.BLOCK, theme.HALF, theme.BLOCK)
        outer.setSpacing(theme.BLOCK)
        outer.addWidget(self._scroll)
        actions = QVBoxLayout()
        actions.setContentsMargins(FOCUS_FRAME, 0, theme.BLOCK, 0)
        actions.setSpacing(theme.GAP)
        for control in (self._propose, self.placement, self.card, self._reject, self._other, self.open):
            actions.addWidget(control)
        outer.addLayout(actions)
        outer.addStretch(1)
