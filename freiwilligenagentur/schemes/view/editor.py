"""The form that changes a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.facts import flowing
from freiwilligenagentur.desktop.fields import Field, check, combo, date_edit, line_edit, multi_line, number_edit
from freiwilligenagentur.desktop.forms import Form, FormSection, display_problems
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import Tone, hint
from freiwilligenagentur.desktop.pages import InfoBar, PageHeader
from freiwilligenagentur.desktop.typed import show_typed, unreadable
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import LAENDER
from freiwilligenagentur.schemes import rule_words
from freiwilligenagentur.schemes.presenter.editor import EditorPresenter
from freiwilligenagentur.schemes.rules import Certainty, Period, SchemeKind

PAUSE_MS = 800
_MOST_HOURS, _MOST_EUROS = 9999, 99999


class EditorSide(QWidget):
    """Fulfils the presenter's EditorView."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = PageHeader("")
        self._back = link_button(_("Back to the list"), "schemes.editor_back").set_icon(icon("caret-left", "accent"))
        self._begun = InfoBar(Tone.NEUTRAL)
        self._begun.set_text(_("You began to change this rule earlier. What you typed is here again."))
        self._anew = self._begun.add_button(_("Begin anew"), "schemes.anew")
        self._save = primary_button(_("Save the rule"), "schemes.save", "Ctrl+S")
        self._program = button(_("Back to the program's rule"), "schemes.program")
        self._remove = button(_("Remove this rule"), "schemes.remove")
        self._fields = _fields()
        self._ticks = _ticks()
        self._laender = ChipGroup(list(LAENDER.items()), "schemes.laender", _("Länder"), visible=len(LAENDER))
        self._laender_error = Field(_("Länder"), self._laender, "schemes.laender")
        self._form = Form("schemes.form")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()

    def wire(self, presenter: EditorPresenter) -> None:
        """Connects what can be pressed."""
        self._presenter = presenter
        self._pause.timeout.connect(presenter.paused)
        self._back.clicked.connect(presenter.leave)
        self._anew.clicked.connect(presenter.begin_anew)
        self._program.clicked.connect(presenter.take_programs)
        self._remove.clicked.connect(presenter.take_programs)
        self._save.clicked.connect(self._tell_save)
        for field in (*self._fields.values(), self._laender_error):
            field.edited.connect(self._tell_edited)
        for tick in self._ticks.values():
            tick.edited.connect(self._tell_edited)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(presenter.leave)

    def display_rule(self, title: str, subtitle: str, values: Mapping[str, Any]) -> None:
        self._head.set_texts(title, subtitle)
        for name, field in self._fields.items():
            field.editor.set_value(values[name])
        for name, tick in self._ticks.items():
            tick.set_value(values[name])
        self._laender.set_value(values["laender"])
        self._form.verticalScrollBar().setValue(0)
        self._fields["name"].setFocus()

    def display_typed(self, texts: Mapping[str, str]) -> None:
        show_typed(self._fields, texts)

    def display_ways(self, back_to_program: bool, removable: bool) -> None:
        self._program.setVisible(back_to_program)
        self._remove.setVisible(removable)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        homeless = display_problems({**self._fields, "laender": self._laender_error}, problems)
        if homeless:
            self.tell_error(homeless[0].text)

    def display_kept_draft(self, waiting: bool) -> None:
        self._begun.setVisible(waiting)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._pause.stop()  # nothing is written to an office that may be closed by then
        super().hideEvent(event)

    def _values(self) -> dict[str, Any]:
        values = {name: field.editor.value() for name, field in self._fields.items()}
        values |= {name: tick.value() for name, tick in self._ticks.items()}
        return values | {"laender": self._laender.value()}

    def _tell_edited(self) -> None:
        texts = {name: fault.text for name, fault in unreadable(self._fields).items()}
        self._presenter.edited(self._values(), texts)
        self._pause.start()

    def _tell_save(self) -> None:
        if wrong := unreadable(self._fields):
            self.display_problems([Problem(name, fault.problem) for name, fault in wrong.items()])
            return
        self._presenter.save(self._values())

    def _lay_out(self) -> None:
        fields, ticks = self._fields, self._ticks
        scheme = FormSection(_("Scheme"))
        scheme.add(fields["name"], fields["kind"])
        scheme.add(self._laender_error)
        scheme.add(fields["valid_from"], fields["valid_to"])
        hours = FormSection(_("Hours"))
        hours.add(hint(_("One of these is enough. Leave empty what is not known.")))
        hours.add(fields["hours_week"], fields["hours_year"], fields["hours_project"])
        hours.add(ticks["no_hours"])
        hours.add(fields["pupils_year"], fields["pupils_project"])
        hours.add(fields["period"])
        before = FormSection(_("Time before"))
        before.add(fields["years"], ticks["no_years"], ticks["continuing"])
        age = FormSection(_("Age"))
        age.add(fields["min_age"], ticks["no_age"])
        money = FormSection(_("Money"))
        money.add(fields["allowance"], ticks["tax_allowance"])
        more = FormSection(_("Further"))
        for name in ("routes", "further"):
            more.add(fields[name])
        more.add(fields["validity"], fields["issuer"])
        more.add(fields["remarks"])
        source = FormSection(_("Source"))
        source.add(fields["source"], fields["certainty"])
        for section in (scheme, hours, before, age, money, more, source):
            self._form.add(section)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.GAP, theme.BLOCK, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._head)
        layout.addWidget(self._begun)
        layout.addWidget(self._form, 1)
        layout.addWidget(flowing(self._save, self._program, self._remove))


def _fields() -> dict[str, Field]:
    kinds = [(str(each), rule_words.kind(each)) for each in SchemeKind]
    periods = [(str(each), rule_words.period(each)) for each in Period]
    sure = [(str(each), rule_words.certainty(each)) for each in Certainty]
    made = {
        "name": (_("Name"), line_edit(), ""),
        "kind": (_("What it gives"), combo(kinds), ""),
        "valid_from": (_("Holds from"), date_edit(), _("empty: not known")),
        "valid_to": (_("Holds until"), date_edit(), _("empty: still holds")),
        "hours_week": (_("Hours a week"), number_edit(2, 168), ""),
        "hours_year": (_("Hours a year"), number_edit(2, _MOST_HOURS), ""),
        "hours_project": (_("Hours in a project"), number_edit(2, _MOST_HOURS), ""),
        "pupils_year": (_("Pupils: hours a year"), number_edit(2, _MOST_HOURS), ""),
        "pupils_project": (_("Pupils: hours in a project"), number_edit(2, _MOST_HOURS), ""),
        "period": (_("Year that is counted"), combo(periods), ""),
        "years": (_("Years of engagement before"), number_edit(0, 99), ""),
        "min_age": (_("Age at least"), number_edit(0, 99), ""),
        "allowance": (_("Euros a year that do no harm"), number_edit(2, _MOST_EUROS), ""),
        "routes": (_("Ways without the hours, one a line"), multi_line(3), _("for example Juleica")),
        "further": (_("Further conditions, one a line"), multi_line(2), ""),
        "validity": (_("How long the card is valid"), line_edit(24), ""),
        "issuer": (_("Who issues it"), line_edit(), ""),
        "remarks": (_("Remarks"), multi_line(3), ""),
        "source": (_("Source"), line_edit(), _("where this stands: page, office gazette, letter")),
        "certainty": (_("How sure"), combo(sure), ""),
    }
    return {name: Field(label, editor, f"schemes.{name}", below) for name, (label, editor, below) in made.items()}


def _ticks() -> dict[str, Any]:
    made = {
        "no_hours": _("Hours are not asked"),
        "no_years": _("Time before is not asked"),
        "no_age": _("An age is not asked"),
        "continuing": _("The engagement shall go on"),
        "tax_allowance": _("The allowances of §3 Nr. 26 and 26a EStG do no harm"),
    }
    ticks = {name: check(text) for name, text in made.items()}
    for name, tick in ticks.items():
        tick.setObjectName(f"schemes.{name}")
        tick.setAccessibleName(made[name])
    return ticks
