"""The contacts of an organisation: a short list, and below it the fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QListWidget, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.fields import Field, check, combo, date_edit, email_edit, line_edit
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.typed import show_typed, unreadable
from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import field_words, words
from freiwilligenagentur.organisations.presenter.values import Values, empty_contact
from freiwilligenagentur.organisations.view import field_values
from freiwilligenagentur.organisations.view.record_panel import button_row


class ContactsEditor(QWidget):
    """By keyboard: arrows choose, Enter goes into the fields, Insert adds, Delete removes, Alt and arrows move."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Values] = []
        self._unreadable: dict[str, dict[str, Unreadable]] = {}
        self._shown = -1
        self.list = _ContactList()
        self.list.setObjectName("organisations.contacts.list")
        self.list.setAccessibleName(_("Contacts"))
        self.list.setAccessibleDescription(_("Insert adds, Delete removes, Alt and arrow keys move"))
        self.add = button(_("Add a contact"), "organisations.contacts.add")
        self.up = link_button(_("Make the first"), "organisations.contacts.first")
        self.remove = link_button(_("Remove"), "organisations.contacts.remove")
        self.fields = _fields()
        self._detail = self._detail_widget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.list)
        layout.addWidget(button_row(self.add, self.up, self.remove))
        layout.addWidget(self._detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._wire()
        self.display([])

    def rows(self) -> list[Values]:
        """All contacts in their order, as typed so far."""
        self._take_over()
        return [dict(row) for row in self._rows]

    def unreadable(self) -> dict[str, Unreadable]:
        """Dates that are none, by ``contacts.<id>.<field>``."""
        self._take_over()
        return {f"contacts.{key}.{name}": fault for key, own in self._unreadable.items() for name, fault in own.items()}

    def display(self, rows: Sequence[Values], typed: Mapping[str, str] = MappingProxyType({})) -> None:
        """Shows these contacts, the main one chosen; ``typed`` are texts that are no date, by field."""
        chosen = self._rows[self._shown]["id"] if self._shown >= 0 else ""
        self._rows, self._unreadable = [dict(row) for row in rows], {}
        self._shown = -1
        self._fill_list()
        for place, row in enumerate(self._rows):
            if texts := _texts_of(row["id"], typed):
                self._show(place)
                show_typed(self.fields, texts)
                self._take_over()
        place = next((place for place, row in enumerate(self._rows) if row["id"] == chosen), 0)
        self._show(place if self._rows else -1)

    def display_problems(self, problems: Sequence[Problem], focus: bool) -> None:
        """Goes to the contact with the first problem and shows it at its field (``contacts.<id>.<field>``)."""
        for field in self.fields.values():
            field.clear_error()
        if not problems:
            return
        key = problems[0].field.split(".")[1]
        place = next((place for place, row in enumerate(self._rows) if row["id"] == key), -1)
        self._show(place)
        for problem in problems:
            _group, owner, name = problem.field.split(".", 2)
            if owner == key and name in self.fields:
                self.fields[name].set_error(problem.text, focus=focus)
                focus = False

    def append(self) -> None:
        """One more contact, its fields ready to type into."""
        self._take_over()
        self._rows.append(empty_contact())
        self._fill_list()
        self._show(len(self._rows) - 1)
        self.fields["first_name"].setFocus()

    def remove_shown(self) -> None:
        """Takes the chosen contact out of the list; nothing is gone before saving."""
        if self._shown < 0:
            return
        place = self._shown
        self._unreadable.pop(self._rows.pop(place)["id"], None)
        self._shown = -1
        self._fill_list()
        self._show(min(place, len(self._rows) - 1))
        self.list.setFocus()
        self.edited.emit()

    def move_by(self, step: int) -> None:
        """Moves the chosen contact up or down; the first one is the main contact."""
        self._move_to(self._shown + step)

    def make_first(self) -> None:
        """Makes the chosen contact the main one."""
        self._move_to(0)

    def _move_to(self, place: int) -> None:
        if self._shown < 0 or not 0 <= place < len(self._rows) or place == self._shown:
            return
        self._take_over()
        self._rows.insert(place, self._rows.pop(self._shown))
        self._shown = -1
        self._fill_list()
        self._show(place)
        self.edited.emit()

    def _show(self, place: int) -> None:
        self._shown = place
        self.list.blockSignals(True)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._detail.setVisible(place >= 0)
        self.list.setVisible(bool(self._rows))
        self.up.setVisible(place > 0)
        self.remove.setVisible(place >= 0)
        if place >= 0:
            row = self._rows[place]
            typed = {name: fault.text for name, fault in self._unreadable.get(row["id"], {}).items()}
            field_values.write_all(self.fields, row, typed)

    def _choose(self, place: int) -> None:
        if place == self._shown or place < 0:
            return
        self._take_over()
        self._show(place)

    def _take_over(self) -> None:
        if self._shown >= 0:
            key = self._rows[self._shown]["id"]
            self._rows[self._shown] = {"id": key, **field_values.read_all(self.fields)}
            self._unreadable[key] = unreadable(self.fields)

    def _fill_list(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_caption(place, row) for place, row in enumerate(self._rows)])
        self.list.blockSignals(False)
        self.list.updateGeometry()

    def _field_edited(self) -> None:
        self._take_over()
        self.list.item(self._shown).setText(_caption(self._shown, self._rows[self._shown]))
        self.edited.emit()

    def _detail_widget(self) -> QWidget:
        detail = QWidget()
        layout = QVBoxLayout(detail)
        layout.setContentsMargins(0, theme.HALF, 0, 0)
        layout.setSpacing(theme.GAP)
        for names in (
            ("salutation", "title", "first_name", "last_name"),
            ("function", "phone"),
            ("mobile", "email"),
            ("passing_on_agreed", "active"),
        ):
            layout.addWidget(_field_row([self.fields[name] for name in names]))
        return detail

    def _wire(self) -> None:
        self.add.clicked.connect(self.append)
        self.remove.clicked.connect(self.remove_shown)
        self.up.clicked.connect(self.make_first)
        self.list.currentRowChanged.connect(self._choose)
        self.list.add_asked.connect(self.append)
        self.list.remove_asked.connect(self.remove_shown)
        self.list.move_asked.connect(self.move_by)
        self.list.enter_asked.connect(self.fields["first_name"].setFocus)
        for field in self.fields.values():
            field.edited.connect(self._field_edited)


class _ContactList(QListWidget):
    add_asked = Signal()
    remove_asked = Signal()
    enter_asked = Signal()
    move_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        row = self.sizeHintForRow(0) if self.count() else theme.em(2)
        return QSize(theme.chars(40), row * min(max(self.count(), 1), 5) + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(16), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        keys = Qt.Key
        moved = {keys.Key_Up: -1, keys.Key_Down: 1}.get(keys(event.key()))
        if event.key() == keys.Key_Insert:
            self.add_asked.emit()
        elif event.key() == keys.Key_Delete:
            self.remove_asked.emit()
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.enter_asked.emit()
        elif moved and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(moved)
        else:
            super().keyPressEvent(event)


def _fields() -> dict[str, Field]:
    labels = field_words.contact_words()
    editors: dict[str, QWidget] = {
        "salutation": combo(words.salutations()),
        "title": line_edit(8),
        "first_name": line_edit(16),
        "last_name": line_edit(20),
        "function": line_edit(26),
        "phone": line_edit(18),
        "mobile": line_edit(18),
        "email": email_edit(28),
        "passing_on_agreed": date_edit(),
        "active": check(labels["active"]),
    }
    return {
        name: Field("" if name == "active" else labels[name], editor, f"organisations.contact.{name}")
        for name, editor in editors.items()
    }


def _texts_of(key: str, typed: Mapping[str, str]) -> dict[str, str]:
    """Of texts by ``contacts.<id>.<field>`` those of one contact, by field."""
    start = f"contacts.{key}."
    return {name.removeprefix(start): text for name, text in typed.items() if name.startswith(start)}


def _field_row(fields: Sequence[Field]) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row)
    for field in fields:
        if field.label_text:
            flow.addWidget(field)
        else:
            flow.add_lowered(field, QFontMetrics(theme.font(theme.SMALL)).height() + theme.HALF)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row


def _caption(place: int, row: Values) -> str:
    name = " ".join(row[part] for part in ("title", "first_name", "last_name") if row[part])
    texts = [text for text in (name, row["function"], row["phone"] or row["mobile"]) if text]
    caption = " · ".join(texts) or _("new contact")
    return _("{contact} (main contact)").format(contact=caption) if place == 0 else caption
