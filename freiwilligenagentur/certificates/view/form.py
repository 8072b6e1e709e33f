"""The fields of a certificate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.content import Address, SignedBy
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.entry import SIGNATORIES, Entry
from freiwilligenagentur.certificates.presenter.kind_fields import (
    BIRTH_DATE,
    COMPETENCES,
    COURSE,
    OCCASION,
    PERIOD,
    PLACEMENTS,
    SCHEME,
    THANKS,
    kinds,
    languages,
)
from freiwilligenagentur.certificates.view.cards import Cards
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.fields import Field, check, combo, date_edit, line_edit, multi_line
from freiwilligenagentur.desktop.forms import Form, FormSection
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.view.one_of import OneOf

_PLAIN = ("first", "last", "competences_text", "trainings", "training_id", "scheme", "occasion", "thanks", "place",
          "dated", "approved_on")  # fmt: skip


class CertificateForm(QWidget):
    """Everything that can be said; ``edited`` at each change by the user."""

    edited = Signal()
    pool_asked = Signal()
    block_asked = Signal(str, str)
    """Placement and text block."""

    def __init__(self, competences: Sequence[str]) -> None:
        super().__init__()
        self._fields = {
            "first": Field(_("From"), date_edit(), "certificates.first"),
            "last": Field(_("until"), date_edit(), "certificates.last"),
            "address": Field(_("Form of address"), combo(_addresses()), "certificates.address"),
            "competences_text": Field(_("In own words"), multi_line(2), "certificates.competences_text"),
            "trainings": Field(
                _("Trainings, one a line"), multi_line(2), "certificates.trainings", _("Title, day, hours")
            ),
            "training_id": Field(_("Which one?"), combo([], 40), "certificates.training_id"),
            "scheme": Field(_("For which card?"), line_edit(40), "certificates.scheme"),
            "occasion": Field(_("Occasion"), multi_line(3), "certificates.occasion", _("For what do you thank?")),
            "thanks": Field(_("Closing sentence"), multi_line(2), "certificates.thanks"),
            "place": Field(_("Place"), line_edit(18), "certificates.issue_place"),
            "dated": Field(_("Date"), date_edit(), "certificates.dated"),
            "approved_on": Field(_("Draft approved on"), date_edit(), "certificates.approved_on"),
        }
        self._birth_date = check(_("with date of birth"))
        self._birth_date.setObjectName("certificates.birth_date")
        self._kind = OneOf(kinds(), "certificates.kind", _("Kind of certificate"))
        chips = ChipGroup(languages(), "certificates.languages", _("Further pages in"))
        self._languages = Field(_("Further pages in"), chips, "certificates.languages")
        self._cards = Cards()
        self._cards.block_asked.connect(self.block_asked)
        self._competences = ChipGroup(
            [(each, each) for each in competences], "certificates.competences", _("Competences"), visible=9
        )
        self._pool = link_button(_("Change the list …"), "certificates.competences.change")
        self._pool.clicked.connect(self.pool_asked)
        self._layout = Field(_("Layout"), combo([], 18), "certificates.layout_id")
        self._signatories = [_signatory(number) for number in range(SIGNATORIES)]
        self._form = Form("certificates.form")
        self._lay_out()
        for field in (*self._fields.values(), *(f for row in self._signatories for f in row)):
            field.edited.connect(self.edited)
        for name, *_others in self._signatories:
            name.editor.textEdited.connect(self._offer_next_signatory)
        for other in (self._kind, self._layout, self._languages, self._birth_date, self._cards, self._competences):
            other.edited.connect(self.edited)

    def set_value(self, entry: Entry, has_birth_date: bool) -> None:
        """Shows these values; emits nothing."""
        self._kind.set_code(entry.kind.value)
        self._languages.editor.set_selected(entry.languages)
        for name in _PLAIN:
            self._fields[name].clear_error()
            self._fields[name].editor.set_value(getattr(entry, name))
        self._fields["address"].editor.set_code(entry.address.value)
        self._layout.editor.set_code(entry.layout_id)
        self._birth_date.set_value(entry.with_birth_date)
        self._birth_date.setEnabled(has_birth_date)
        self._competences.set_selected(entry.competences)
        self._cards.set_value(entry.cards)
        self.set_signatories(entry.signatories)

    def set_choices(self, courses: Sequence[tuple[str, str]], cards: Sequence[str]) -> None:
        """The trainings to choose from, and the cards that are proposed while one types."""
        self._fields["training_id"].editor.set_options([("", _("no training")), *courses])
        self._fields["scheme"].editor.setCompleter(_completer(cards, self))

    def set_layouts(self, layouts: Sequence[tuple[str, str]]) -> None:
        """The layouts to choose from; without any there is nothing to choose."""
        self._layout.editor.set_options([("", _("the usual one")), *layouts])
        self._layout.setVisible(bool(layouts))

    def show_parts(self, parts: frozenset[str]) -> None:
        """Shows only what the kind needs."""
        for part, widgets in self._parts.items():
            for widget in widgets:
                widget.setVisible(part in parts)

    def set_cards(self, entry: Entry) -> None:
        """Shows other placements."""
        self._cards.set_value(entry.cards)

    def set_signatories(self, signatories: Sequence[SignedBy]) -> None:
        """Shows who signs."""
        for row, signed in zip(self._signatories, signatories, strict=False):
            for field, text in zip(row, (signed.name, signed.function, signed.body), strict=True):
                field.editor.set_value(text)
        self._offer_next_signatory()

    def set_thanks(self, text: str) -> None:
        """Shows another closing sentence."""
        self._fields["thanks"].editor.set_value(text)

    def value(self) -> Entry:
        """What stands there now."""
        values = {name: field.editor.value() for name, field in self._fields.items()}
        return Entry(
            first=values["first"],
            last=values["last"],
            dated=values["dated"],
            cards=self._cards.value(),
            address=Address(values["address"]),
            with_birth_date=self._birth_date.value(),
            competences=self._competences.selected(),
            competences_text=values["competences_text"],
            trainings=values["trainings"],
            thanks=values["thanks"],
            place=values["place"],
            signatories=tuple(SignedBy(*(field.editor.value() for field in row)) for row in self._signatories),
            kind=Kind(self._kind.code()),
            languages=self._languages.editor.selected(),
            occasion=values["occasion"],
            training_id=values["training_id"],
            scheme=values["scheme"],
            layout_id=self._layout.editor.code(),
            approved_on=values["approved_on"],
        )

    def go_to(self, name: str) -> None:
        """Puts the cursor into a field and scrolls there."""
        if name == "kind":
            self._kind.setFocus()
        elif name == "layout":
            self._layout.setFocus()
        elif name == "competences":
            self._competences.setFocus()
        elif name == "placements":
            self._cards.focus_first()
        elif name == "signatory":
            self._signatories[0][0].editor.setFocus()
        elif field := self._fields.get(name) or self._cards.field(name):
            field.editor.setFocus()
        focused = self._form.focusWidget()
        if focused is not None:
            self._form.reveal(focused)

    def _offer_next_signatory(self) -> None:
        """One row more than there are people who sign."""
        used = [any(field.editor.value() for field in row) for row in self._signatories]
        last = max((number for number, is_used in enumerate(used) if is_used), default=-1)
        for number, row in enumerate(self._signing):
            row.setVisible(number <= last + 1)

    def _lay_out(self) -> None:
        fields = self._fields
        what = FormSection(_("Certificate"))
        what.add(self._kind)
        what.add(self._languages)
        what.add(self._layout)
        whom = FormSection(_("Person and time"))
        period = whom.add(fields["first"], fields["last"])
        whom.add(fields["address"])
        birth_date = whom.add(self._birth_date)
        where = FormSection(_("Placements"))
        where.add(self._cards)
        course = FormSection(_("Training"))
        course.add(fields["training_id"])
        card = FormSection(_("Card"))
        card.add(fields["scheme"])
        skills = FormSection(_("Competences"))
        skills.add(self._competences)
        skills.add(self._pool)
        skills.add(fields["competences_text"])
        skills.add(fields["trainings"])
        end = FormSection(_("Closing"))
        occasion = end.add(fields["occasion"])
        thanks = end.add(fields["thanks"])
        end.add(fields["place"], fields["dated"])
        self._signing = [end.add(*row) for row in self._signatories]
        end.add(fields["approved_on"])
        for section in (what, whom, where, course, card, skills, end):
            self._form.add(section)
        self._parts: dict[str, tuple[QWidget, ...]] = {
            PERIOD: (period,),
            BIRTH_DATE: (birth_date,),
            PLACEMENTS: (where,),
            COURSE: (course,),
            SCHEME: (card,),
            COMPETENCES: (skills,),
            OCCASION: (occasion,),
            THANKS: (thanks,),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)


def _completer(words: Sequence[str], parent: QWidget) -> QCompleter:
    completer = QCompleter(list(words), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


def _addresses() -> list[tuple[str, str]]:
    return [(Address.NEUTRAL.value, _("full name")), (Address.FRAU.value, _("Ms")), (Address.HERR.value, _("Mr"))]


def _signatory(number: int) -> tuple[Field, Field, Field]:
    labels = (_("Signs (name)"), _("Function"), _("Signs for"))
    name, function, body = (
        Field(label, line_edit(width), f"certificates.signatory.{number}.{part}")
        for label, width, part in zip(labels, (20, 31, 31), ("name", "function", "body"), strict=True)
    )
    return name, function, body
