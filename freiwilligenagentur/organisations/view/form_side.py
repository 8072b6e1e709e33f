"""What both forms share: head with the two ways out, notices, problems at their fields, drafts while typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.fields import Field
from freiwilligenagentur.desktop.forms import Form, display_problems
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.pages import InfoBar, PageHeader
from freiwilligenagentur.desktop.typed import unreadable
from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.presenter.form import FormPresenter
from freiwilligenagentur.organisations.presenter.values import Values
from freiwilligenagentur.organisations.view import field_values
from freiwilligenagentur.organisations.view.parts import breakable

_DRAFT_AFTER_MS = 800
_LONGEST_NAME = 90


class FormSide(QWidget):
    """The frame around a form; its fields are known by the names of the values."""

    save_asked = Signal()
    leave_asked = Signal()
    discard_asked = Signal()
    edited = Signal()
    draft_due = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fields: dict[str, Field] = {}
        self.form = Form(f"{name}.form")
        self.header = PageHeader("")
        self.header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # titles wrap when narrow
        self.give_up = link_button(_("Discard"), f"{name}.discard")
        self.later = button(_("Go on later"), f"{name}.later", "Esc")
        self.keep = primary_button(_("Save"), f"{name}.save", "Ctrl+Return")
        for one in (self.give_up, self.later, self.keep):
            self.header.add_button(one)
        self.notice = InfoBar(Tone.WARN, _("note"))
        self.notice.setVisible(False)
        self._title, self._subtitle, self._state = "", "", ""
        self._draft = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.BLOCK, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.form, 1)
        self._wire()

    def add_field(self, name: str, field: Field) -> Field:
        """Knows a field by the name of its value; returns it for the layout."""
        self.fields[name] = field
        field.edited.connect(self.tell_edited)
        return field

    def tell_edited(self) -> None:
        """Somebody changed something: say so now, keep the draft in a moment."""
        self.edited.emit()
        self._draft.start()

    def replace_form(self) -> None:
        """Starts over with an empty form."""
        old, self.form = self.form, Form(self.form.objectName())
        self._column.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        self.fields.clear()

    def first_field(self) -> QWidget:
        """Where the cursor goes when the form opens."""
        return next(iter(self.fields.values()))

    def wire(self, presenter: FormPresenter) -> None:
        """Tells the presenter what happens, apart from saving, which the page hears first."""
        self.leave_asked.connect(presenter.leave)
        self.discard_asked.connect(presenter.discard)
        self.edited.connect(presenter.edited)
        self.draft_due.connect(presenter.keep_draft)

    # --- the view of the presenter

    def display_heading(self, title: str, subtitle: str) -> None:
        self._title = title
        self._subtitle = subtitle if len(subtitle) <= _LONGEST_NAME else f"{subtitle[: _LONGEST_NAME - 1]}…"
        self._display_head()

    def display_state(self, text: str) -> None:
        self._state = text
        self._display_head()

    def display_notice(self, text: str) -> None:
        self.notice.set_text(escape(text))
        self.notice.setVisible(bool(text))

    def display_values(self, values: Values, typed: Mapping[str, str]) -> None:
        field_values.write_all(self.fields, values, typed)
        self._draft.stop()

    def display_problems(self, problems: Sequence[Problem]) -> None:
        homeless = display_problems(self.fields, problems)
        if homeless:
            self.tell_error("\n".join(problem.text for problem in homeless))

    def ask_values(self) -> Values:
        return field_values.read_all(self.fields)

    def ask_unreadable(self) -> dict[str, Unreadable]:
        return unreadable(self.fields)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # --- inside

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        if self._draft.isActive():
            self._draft.stop()
            self.draft_due.emit()

    def _ask_leave(self) -> None:
        """Escape first closes what is open over the form, such as proposals while typing."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        else:
            self.leave_asked.emit()

    def _display_head(self) -> None:
        parts = [text for text in (self._subtitle, self._state) if text]
        self.header.set_texts(self._title, breakable(" · ".join(parts)))

    def _wire(self) -> None:
        self.keep.clicked.connect(self.save_asked)
        self.later.clicked.connect(self._ask_leave)
        self.give_up.clicked.connect(self.discard_asked)
        self._draft.timeout.connect(self.draft_due)
        finish = QShortcut(QKeySequence("Ctrl+S"), self)
        finish.activated.connect(self.save_asked)
