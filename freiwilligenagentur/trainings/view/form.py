"""The form of a training."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from freiwilligenagentur.desktop.fields import Field, date_edit, line_edit, multi_line, number_edit
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.presenter.values import Values
from freiwilligenagentur.organisations.view.form_side import FormSide
from freiwilligenagentur.organisations.view.search_combo import SearchCombo
from freiwilligenagentur.trainings import words

_MOST_HOURS = 999


class TrainingForm(FormSide):
    """Only title, first day and hours are required; ``prepare`` is asked for the choices before values are shown."""

    def __init__(self, prepare: Callable[[], None]) -> None:
        super().__init__("trainings")
        self._words = words.fields()
        self._prepare = prepare
        self._organisation = SearchCombo(44)
        what, when, who, more = (
            FormSection(title) for title in (_("What it is about"), _("When and where"), _("Who"), _("More"))
        )
        what.add(self._field("title", line_edit()))
        what.add(self._field("contents", multi_line(5), _("One point a line; they stand on the certificate.")))
        when.add(
            self._field("first_on", date_edit()),
            self._field("last_on", date_edit(), _("Empty for one day.")),
            self._field("hours", number_edit(2, _MOST_HOURS), _("Without breaks; 0.75 is one unit of 45 minutes.")),
        )
        when.add(self._field("place", line_edit(40)), self._field("places", number_edit(0, 9999)))
        who.add(self._field("organiser", line_edit(40)))
        who.add(self._field("lecturer", line_edit(40)))
        who.add(self._field("organisation_id", self._organisation, _("Type any part of the name.")))
        share = _("A certificate needs more than this share of the hours; 50 is usual.")
        more.add(self._field("minimum_percent", number_edit(0, 100), share))
        more.add(self._field("notes", multi_line(3)))
        for section in (what, when, who, more):
            self.form.add(section)
        follow_reading_order(self)

    def display_values(self, values: Values, typed: Mapping[str, str]) -> None:
        self._prepare()
        super().display_values(values, typed)

    def display_choices(self, organisations: Sequence[tuple[str, str]], proposals: Mapping[str, Sequence[str]]) -> None:
        self._organisation.set_options(organisations)
        for name, texts in proposals.items():
            editor = self.fields[name].editor
            completer = QCompleter(list(texts), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            if (old := editor.completer()) is not None:
                old.deleteLater()
            editor.setCompleter(completer)

    def _field(self, name: str, editor: QWidget, below: str = "") -> Field:
        return self.add_field(name, Field(self._words[name], editor, f"trainings.{name}", below))
