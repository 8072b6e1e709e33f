"""The form of an organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.fields import Field, email_edit, line_edit, multi_line, number_edit
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import field_words, words
from freiwilligenagentur.organisations.presenter.values import Values
from freiwilligenagentur.organisations.view import field_values
from freiwilligenagentur.organisations.view.contacts import ContactsEditor
from freiwilligenagentur.organisations.view.form_side import FormSide


class OrganisationForm(FormSide):
    """Only the name is required."""

    name_typed = Signal(str)
    similar_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("organisations")
        self._words = field_words.organisation_words()
        self.contacts = ContactsEditor()
        self.contacts.edited.connect(self.tell_edited)
        who, where, people, more = (
            FormSection(title) for title in (_("Organisation"), _("Address"), _("Contacts"), _("More"))
        )
        who.add(self._field("name", line_edit()))
        self._similar_row = who.add(self._similar_bar())
        kind = line_edit(24)
        kind.setCompleter(_completer(words.kinds(), kind))
        who.add(self._field("kind", kind), self._field("volunteers_now", number_edit(0, 99999)))
        who.add(self._field("description", multi_line(4), _("Whom they reach and what for; stands on certificates.")))
        where.add(
            self._field("street", line_edit(26)),
            self._field("postcode", _postcode()),
            self._field("town", line_edit(20)),
            self._field("district", line_edit(16)),
        )
        where.add(
            self._field("phone", line_edit(18)),
            self._field("email", email_edit(28)),
            self._field("website", line_edit(24)),
        )
        people.add(self.contacts)
        more.add(self._field("introduction", multi_line(3), _("Who accompanies newcomers, and for how long.")))
        more.add(self._field("recognition", multi_line(2)))
        more.add(self._field("pinned_note", line_edit(), _("Stands on top of the record, for everybody to see.")))
        more.add(self._field("notes", multi_line(4)))
        for section in (who, where, people, more):
            self.form.add(section)
        follow_reading_order(self)

    def display_similar(self, organisation_id: str, name: str, place: str) -> None:
        """Says that an organisation may be there already."""
        self._similar_id = organisation_id
        self.similar.set_text(f"<b>{escape(name)}</b> {escape(place)}")
        self._similar_row.setVisible(bool(organisation_id))

    def display_values(self, values: Values, typed: Mapping[str, str]) -> None:
        super().display_values(values, typed)
        self.contacts.display(values["contacts"], typed)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        own = [problem for problem in problems if not problem.field.startswith("contacts.")]
        super().display_problems(own)
        self.contacts.display_problems([p for p in problems if p not in own], focus=not own)

    def ask_values(self) -> Values:
        return {**super().ask_values(), "contacts": self.contacts.rows()}

    def ask_unreadable(self) -> dict[str, Unreadable]:
        return {**super().ask_unreadable(), **self.contacts.unreadable()}

    def _similar_bar(self) -> QWidget:
        self.similar = InfoBar(Tone.WARN, _("there already?"))
        self._similar_id = ""
        same = self.similar.add_button(_("Open it"), "organisations.similar")
        same.clicked.connect(self._open_similar)
        self.fields["name"].edited.connect(self._tell_name)
        return self.similar

    def _tell_name(self) -> None:
        self.name_typed.emit(field_values.read(self.fields["name"].editor))

    def _open_similar(self) -> None:
        self.similar_opened.emit(self._similar_id)

    def _field(self, name: str, editor: QWidget, hint: str = "") -> Field:
        return self.add_field(name, Field(self._words[name], editor, f"organisations.{name}", hint))


def _postcode() -> LineEdit:
    edit = line_edit(6)
    edit.setMaxLength(5)
    return edit


def _completer(texts: Sequence[str], parent: QWidget) -> QCompleter:
    completer = QCompleter(list(texts), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
