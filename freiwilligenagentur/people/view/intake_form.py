"""The fields of the Erstgespräch, in the order of a talk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop.availability import AvailabilityGrid
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.fields import (
    Field,
    check,
    combo,
    date_edit,
    email_edit,
    line_edit,
    multi_line,
    number_edit,
)
from freiwilligenagentur.desktop.forms import Form, FormSection, display_problems
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.desktop.typed import show_typed, unreadable
from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import field_words, words
from freiwilligenagentur.people.view.consent_rows import ConsentRows
from freiwilligenagentur.people.view.languages import LanguagesEditor
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import AnyList, Vocabulary

MOST_HOURS, MOST_KM = 60, 500
_FOLDED = ("title", "name_prefix", "called", "reachable", "care_of", "address_extra")
"""Fields of the person that show only when asked for, or when something stands in them."""


class IntakeForm(Form):
    """One page of sections. ``edited`` carries the field and the editor's value."""

    edited = Signal(str, object)

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__("people.intake.form", parent)
        self._vocabulary = vocabulary
        self._labels = field_words.labels()
        self.fields: dict[str, Field] = {}
        self.duplicate_bar = InfoBar("warn", _("here already?"))
        self.consents = ConsentRows()
        self.add(self._person())
        self.add(self._wishes())
        self.add(self._times())
        self.add(self._amount())
        self.add(self._abilities())
        self.add(self._motives())
        self.add(self._proofs())
        self._minor_section = self._minor()
        self.add(self._minor_section)
        self.add(self._notes())
        self.add(self._consents())

    # --- used by the page

    def display_values(self, values: Mapping[str, Any]) -> None:
        """Shows values in the editors of these fields."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].editor.set_value(value)
                self.fields[name].clear_error()
        if any(values.get(name) for name in _FOLDED):
            self._unfold_person()
        if values.get("excluded"):
            self._unfold_excluded()

    def display_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Shows problems at their fields, the first in sight; returns those that have no field here."""
        return display_problems(self._all_fields(), problems)

    def unreadable(self) -> dict[str, Unreadable]:
        """What stands in the fields and cannot be read."""
        return unreadable(self._all_fields())

    def show_typed(self, texts: Mapping[str, str]) -> None:
        """Shows texts that cannot be read as they were typed."""
        show_typed(self._all_fields(), texts)

    def display_minor(self, minor: bool) -> None:
        """Shows or hides what is asked of minors."""
        self._minor_section.setVisible(minor)

    def display_needs(self, allowed: bool) -> None:
        """Opens or locks what is kept with the consent HEALTH only."""
        for name in ("practical_needs", "practical_needs_text"):
            self.fields[name].setEnabled(allowed)
        self._needs_hint.setVisible(not allowed)

    def fold(self) -> None:
        """Shows only what every talk begins with."""
        self._more_person.show()
        self._more_excluded.show()
        for row in (*self._person_rows, self._excluded_row):
            row.hide()

    def focus_first(self) -> None:
        """Puts the cursor where the talk begins and shows the top."""
        self.verticalScrollBar().setValue(0)
        self.fields["first_name"].editor.setFocus()

    # --- sections

    def _person(self) -> FormSection:
        section = FormSection(_("Person"))
        section.add(
            self._combo("salutation", words.salutations()),
            self._line("first_name", 16),
            self._line("last_name", 20),
            self._field("birth_date", date_edit(past=True)),
        )
        section.add(self._line("postcode", 6), self._line("town", 20), self._line("street", 26))
        self._bar_row = section.add(self.duplicate_bar)
        self.display_duplicate_bar(False)
        section.add(
            self._line("phone", 17),
            self._line("mobile", 17),
            self._field("email", email_edit(24)),
            self._combo("preferred_contact", words.ways_of_contact()),
        )
        self._more_person = section.add(
            self._more("person", _("more about the person …"), self._unfold_person, "title")
        )
        self._person_rows = [
            section.add(
                self._line("title", 8),
                self._line("name_prefix", 9),
                self._line("called", 14),
                self._combo("gender", words.genders()),
                self._line("reachable", 24),
            ),
            section.add(self._line("care_of", 20), self._line("address_extra", 24)),
        ]
        for row in self._person_rows:
            row.hide()
        return section

    def display_duplicate_bar(self, visible: bool) -> None:
        """Shows or hides the bar between the name and the phone number."""
        self._bar_row.setVisible(visible)

    def _wishes(self) -> FormSection:
        section = FormSection(_("What attracts you?"))
        section.add(self._chips("areas", TermList.AREA, 8))
        section.add(self._chips("activities", TermList.ACTIVITY, 8))
        section.add(self._chips("target_groups", TermList.TARGET_GROUP, 7))
        self._more_excluded = section.add(
            self._more("excluded", _("not with, not there …"), self._unfold_excluded, "excluded")
        )
        excluded = field_words.excluded_options(self._vocabulary)
        chips = ChipGroup(excluded, "people.intake.excluded", self._labels["excluded"], visible=10)
        self._excluded_row = section.add(self._field("excluded", chips))
        self._excluded_row.hide()
        section.add(self._line("wishes", 0), self._line("known_organisation", 0))
        return section

    def _times(self) -> FormSection:
        section = FormSection(_("When?"))
        grid = AvailabilityGrid("people.intake.availability", self._labels["availability"])
        section.add(self._field("availability", grid, label=""))
        section.add(self._line("availability_text", 0))
        section.add(
            self._field("available_from", date_edit()),
            self._field("available_until", date_edit()),
            self._line("coming_changes", 0),
        )
        return section

    def _amount(self) -> FormSection:
        section = FormSection(_("How much, how far?"))
        section.add(
            self._field("hours_min", number_edit(1, MOST_HOURS)),
            self._field("hours_max", number_edit(1, MOST_HOURS)),
            self._chips("rhythm", FixedList.RHYTHM, 5),
        )
        section.add(
            self._field("radius_km", number_edit(0, MOST_KM)),
            self._chips("mobility", FixedList.MOBILITY, 5),
        )
        section.add(
            self._combo("needs_travel_refund", words.answers()),
            self._chips("licences", FixedList.LICENCE, 4, first=("B", "none")),
        )
        return section

    def _abilities(self) -> FormSection:
        section = FormSection(_("What do you bring along?"))
        section.add(self._line("profession", 0), self._line("hobbies", 0))
        section.add(self._field("skills", multi_line(2)))
        languages = LanguagesEditor(
            self._vocabulary.languages(), self._vocabulary.options(FixedList.LEVEL), "people.intake.languages"
        )
        section.add(self._field("languages", languages))
        section.add(self._line("earlier_service", 0), self._combo("ready_for_training", words.answers()))
        return section

    def _motives(self) -> FormSection:
        section = FormSection(_("Why, and what not?"))
        section.add(self._field("motives", multi_line(2)))
        section.add(self._field("expectations", multi_line(2)))
        section.add(self._field("limits", multi_line(2)))
        section.add(self._combo("company", words.companies()))
        section.add(self._check("pool"))
        return section

    def _proofs(self) -> FormSection:
        section = FormSection(_("Proofs"))
        section.add(
            self._combo("police_check", words.police_check()),
            self._field("police_check_dated", date_edit()),
            self._field("police_check_seen_on", date_edit()),
        )
        section.add(self._combo("measles", words.proofs()), self._combo("hygiene", words.proofs()))
        section.add(hint(_("Only that something was seen and when, never a copy or what stands in it.")))
        return section

    def _minor(self) -> FormSection:
        section = FormSection(_("For minors"))
        section.add(self._line("guardians", 0), self._field("guardians_agreed_on", date_edit()))
        section.hide()
        return section

    def _notes(self) -> FormSection:
        section = FormSection(_("Notes"))
        section.add(self._line("pinned_note", 0))
        section.add(self._field("notes", multi_line(3)))
        section.add(self._line("source", 0), self._line("referred_by", 0))
        return section

    def _consents(self) -> FormSection:
        section = FormSection(_("Consents"))
        section.add(self.consents)
        self._needs_hint = hint(_("What is needed in practice can be noted once its consent has been given."))
        section.add(self._needs_hint)
        section.add(self._chips("practical_needs", FixedList.ACCESSIBILITY, 8))
        section.add(self._line("practical_needs_text", 0))
        return section

    # --- making fields

    def _all_fields(self) -> dict[str, Field]:
        return {**self.fields, **self.consents.days()}

    def _field(self, name: str, editor: Any, label: str | None = None) -> Field:
        text = self._labels[name] if label is None else label
        field = Field(text, editor, f"people.intake.{name}")
        field.edited.connect(partial(self._tell, name))
        self.fields[name] = field
        return field

    def _line(self, name: str, chars: int) -> Field:
        return self._field(name, line_edit(chars))

    def _combo(self, name: str, options: words.Options) -> Field:
        return self._field(name, combo(options))

    def _check(self, name: str) -> Field:
        return self._field(name, check(self._labels[name]), label="")

    def _chips(self, name: str, which: AnyList, visible: int, first: tuple[str, ...] = ()) -> Field:
        options = self._vocabulary.options(which)
        if first:
            options = sorted(options, key=lambda option: option[0] not in first)
        return self._field(name, ChipGroup(options, f"people.intake.{name}", self._labels[name], visible=visible))

    def _more(self, name: str, text: str, unfold: Any, first: str) -> QWidget:
        more = link_button(text, f"people.intake.more_{name}")
        more.clicked.connect(unfold)
        more.clicked.connect(partial(self._focus, first))
        return more

    def _focus(self, name: str) -> None:
        self.fields[name].editor.setFocus()

    def _unfold_person(self) -> None:
        self._more_person.hide()
        for row in self._person_rows:
            row.show()

    def _unfold_excluded(self) -> None:
        self._more_excluded.hide()
        self._excluded_row.show()

    def _tell(self, name: str) -> None:
        self.edited.emit(name, self.fields[name].editor.value())
