"""The form of an offer, in the order in which somebody on the phone tells of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop.availability import AvailabilityGrid
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.desktop.fields import Field, check, combo, date_edit, line_edit, multi_line, number_edit
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import field_words, words
from freiwilligenagentur.organisations.presenter.values import Values
from freiwilligenagentur.organisations.view import field_values
from freiwilligenagentur.organisations.view.form_side import FormSide
from freiwilligenagentur.organisations.view.search_combo import SearchCombo
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.service import Vocabulary


class OfferForm(FormSide):
    """Only title and organisation are required; ``prepare`` is asked for the choices before values are shown."""

    organisation_chosen = Signal(str)

    def __init__(self, vocabulary: Vocabulary, prepare: Callable[[str, str], None]) -> None:
        super().__init__("offers")
        self._vocabulary = vocabulary
        self._prepare = prepare
        self._words = field_words.offer_words()
        self._told_organisation = ""
        self._lists: list[list[tuple[str, str]]] = []

    def display_values(self, values: Values, typed: Mapping[str, str]) -> None:
        if self._lists != self._present_lists():
            self._build()
        self._prepare(values["organisation_id"], values["contact_id"])
        super().display_values(values, typed)
        self._told_organisation = values["organisation_id"]

    def display_organisations(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        editor = self._combo("organisation_id")
        editor.set_options(options)
        editor.set_code(chosen)
        self._told_organisation = chosen

    def display_contacts(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        editor = self._combo("contact_id")
        editor.set_options(options)
        editor.set_code(chosen)

    def display_address(self, values: Values) -> None:
        field_values.write_all({name: self.fields[name] for name in values}, values, {})

    def _build(self) -> None:
        """Makes all fields when they are first needed; again when the office has changed its lists meanwhile."""
        self._lists = self._present_lists()
        self.replace_form()
        for section in (
            self._what(),
            self._when(),
            self._where(),
            self._how_many(),
            self._gates(),
            self._access(),
            self._insurance(),
            self._give(),
            self._contact(),
            self._notes(),
        ):
            self.form.add(section)
        self.fields["organisation_id"].edited.connect(self._tell_organisation)
        follow_reading_order(self)

    def _what(self) -> FormSection:
        section = FormSection(_("What it is about"))
        section.add(self._field("title", line_edit()))
        section.add(self._field("organisation_id", SearchCombo(44), _("Type any part of the name.")))
        section.add(self._field("summary", line_edit(), _("What somebody would say on the phone.")))
        section.add(self._field("description", multi_line(6)))
        for name in ("areas", "activities", "target_groups"):
            section.add(self._chips(name, 6))
        return section

    def _when(self) -> FormSection:
        section = FormSection(_("When"))
        grid = AvailabilityGrid("offers.availability", self._words["availability"])
        section.add(self._field("availability", grid))
        section.add(self._field("time_text", line_edit(), _("For example: after school, by arrangement")))
        section.add(
            self._field("hours_min", number_edit(1, 168)),
            self._field("hours_max", number_edit(1, 168)),
            self._field("starts_on", date_edit()),
            self._field("ends_on", date_edit()),
        )
        section.add(self._chips("rhythm", 3))
        return section

    def _where(self) -> FormSection:
        section = FormSection(_("Where"))
        postcode = line_edit(6)
        postcode.setMaxLength(5)
        section.add(
            self._field("street", line_edit(26)),
            self._field("postcode", postcode),
            self._field("town", line_edit(20)),
            self._field("district", line_edit(16)),
        )
        section.add(self._field("anywhere", check(_("Possible from anywhere, distance does not matter")), label=False))
        return section

    def _how_many(self) -> FormSection:
        section = FormSection(_("How many"))
        section.add(
            self._field("places_wanted", number_edit(0, 9999)), self._field("company", combo(words.companies()))
        )
        section.add(hint(_("All places together. Leave it empty while nobody said how many.")))
        return section

    def _gates(self) -> FormSection:
        section = FormSection(_("Requirements"))
        section.add(*(self._field(name, combo(words.gates())) for name in ("police_check", "measles", "hygiene")))
        levels = [("", _("not asked yet")), *self._vocabulary.options(FixedList.LEVEL)]
        section.add(
            self._field("minimum_age", number_edit(0, 99)),
            self._field("german_level", combo(levels)),
        )
        section.add(self._chips("licences", 5))
        section.add(self._chips("languages", 7))
        section.add(self._field("training", line_edit(40)))
        section.add(self._field("requirements", multi_line(2)))
        return section

    def _access(self) -> FormSection:
        section = FormSection(_("Accessibility"))
        section.add(self._chips("accessible", 8, label=False))
        section.add(self._field("accessibility", line_edit()))
        return section

    def _insurance(self) -> FormSection:
        section = FormSection(_("Insurance"))
        section.add(self._field("insurance", combo(words.insurances()), label=False))
        return section

    def _give(self) -> FormSection:
        section = FormSection(_("What we offer"))
        section.add(self._field("supervision", multi_line(2)))
        section.add(self._field("benefits", multi_line(2)))
        return section

    def _contact(self) -> FormSection:
        section = FormSection(_("Whom to call"))
        section.add(self._field("contact_id", _long_combo()), self._field("checked_on", date_edit()))
        return section

    def _notes(self) -> FormSection:
        section = FormSection(_("Notes"))
        section.add(self._field("notes", multi_line(3), label=False))
        return section

    def _field(self, name: str, editor: QWidget, below: str = "", label: bool = True) -> Field:
        """A field; without a label where the title of its section says the same."""
        field = Field(self._words[name] if label else "", editor, f"offers.{name}", below)
        editor.setAccessibleName(self._words[name])
        return self.add_field(name, field)

    def _chips(self, name: str, visible: int, label: bool = True) -> Field:
        chips = ChipGroup(self._options(name), f"offers.{name}", self._words[name], visible)
        return self._field(name, chips, label=label)

    def _options(self, name: str) -> list[tuple[str, str]]:
        options = self._vocabulary.options(field_words.CODE_LISTS[name])
        without = {"licences": "none", "languages": "de"}.get(name)
        return [(code, text) for code, text in options if code != without]

    def _present_lists(self) -> list[list[tuple[str, str]]]:
        return [self._options(name) for name in field_words.CODE_LISTS]

    def _combo(self, name: str) -> Combo:
        editor = self.fields[name].editor
        assert isinstance(editor, Combo)
        return editor

    def _tell_organisation(self) -> None:
        chosen = self._combo("organisation_id").code()
        if chosen and chosen != self._told_organisation:
            self._told_organisation = chosen
            self.organisation_chosen.emit(chosen)


def _long_combo() -> Combo:
    """A choice whose entries may be long: as wide as the form allows, never wider."""
    editor = combo(())
    editor.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    editor.setMinimumContentsLength(36)
    return editor
