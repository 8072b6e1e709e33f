"""The record of an offer: readable to the visitor, with what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop.availability import AvailabilityGrid
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.labels import Badge, Tone, body, hint
from freiwilligenagentur.desktop.pages import Section
from freiwilligenagentur.desktop.read_lines import ReadLines
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.describing import Fact
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.organisations.presenter.records import OfferRecord
from freiwilligenagentur.organisations.view.open_line import OpenLine
from freiwilligenagentur.organisations.view.parts import ACROSS, breakable, fact_grid, record_title
from freiwilligenagentur.organisations.view.record_panel import RecordPanel, button_row


class OfferRecordPanel(RecordPanel):
    """Shows an OfferRecord; the buttons stay when the content changes, so that the focus stays too."""

    organisation_opened = Signal(str)
    placement_opened = Signal(str)
    status_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("offers", _("Choose an offer in the list to see its record here."))
        self._title = record_title()
        self._home = WidgetColumn(0)
        self._status, self._places, self._checked = Badge(""), Badge(""), Badge("")
        self._description = body("")
        self._topics = WidgetColumn()
        self._grid = AvailabilityGrid("offers.record.times", _("When help is wanted"), read_only=True)
        self._facts, self._placements = WidgetColumn(), WidgetColumn(0)
        self.match = primary_button(_("Fitting volunteers"), "offers.match", "Ctrl+M")
        self.edit = button(_("Edit"), "offers.edit", "F2")
        self.check = button(_("Checked today"), "offers.check")
        self.pause = link_button(_("Pause"), "offers.pause")
        self.archive = link_button(_("Archive"), "offers.archive")
        self.reactivate = link_button(_("Take up again"), "offers.reactivate")
        self.guesses = ReadLines("offers.guesses")
        self.placed = Section(_("Who is there"), "offers.placed")
        self.notes = Section(_("Notes"), "offers.notes")
        self._notes = body("")
        self._active, self._editing = True, False
        self._fill_column()

    def display(self, record: OfferRecord | None) -> None:
        """Shows a record, or what to do without one."""
        if record is not None:
            self._display_head(record)
            self._description.setText(breakable(record.description, ACROSS))
            self._description.setVisible(bool(record.description))
            self._topics.fill([fact_grid([Fact(_("About"), ", ".join(record.topics))])] if record.topics else [])
            self._grid.set_mask(record.availability)
            self._grid.setVisible(record.availability != 0)
            self._facts.fill([fact_grid(record.facts)])
            self._display_placements(record)
            self._notes.setText(breakable(record.notes, ACROSS))
            self.notes.setVisible(bool(record.notes))
        self.show_content(record.id if record else "")

    def set_editing(self, editing: bool) -> None:
        """While the form is open, the record stays readable and its buttons rest."""
        self._editing = editing
        for one in (self.edit, self.check, self.pause, self.archive, self.reactivate):
            one.setEnabled(not editing)
        self.match.setEnabled(self._active and not editing)
        self.guesses.setEnabled(not editing)

    def _display_head(self, record: OfferRecord) -> None:
        self._title.setText(breakable(record.title))
        home = OpenLine(record.organisation_id, record.organisation, "", "offers.organisation")
        home.opened.connect(self.organisation_opened)
        self._home.fill([home])
        active = record.status is OfferStatus.ACTIVE
        self._status.set_state(record.status_word, Tone.GOOD if active else Tone.NEUTRAL)
        self._places.set_state(record.places, Tone.WARN if record.full else Tone.NEUTRAL)
        self._checked.set_state(record.checked, Tone.WARN if record.stale else Tone.NEUTRAL)
        self._active = active
        self.match.setEnabled(active and not self._editing)
        self.keep_focus(self.edit, self.pause, self.archive, self.reactivate)
        self.pause.setVisible(active)
        self.archive.setVisible(record.status is not OfferStatus.ARCHIVED)
        self.reactivate.setVisible(not active)

    def _display_placements(self, record: OfferRecord) -> None:
        lines: list[QWidget] = []
        for placement in record.placements:
            line = OpenLine(placement.id, placement.text, placement.hint, f"offers.placement.{placement.id}")
            line.opened.connect(self.placement_opened)
            lines.append(line)
        self._placements.fill(lines or [hint(_("Nobody has been placed from here yet."))])
        self.placed.set_title(_("Who is there ({n})").format(n=len(lines)))

    def _fill_column(self) -> None:
        self.placed.add(self._placements)
        self.notes.add(self._notes)
        self.add(self._title, self._home, button_row(self._status, self._places, self._checked))
        self.add(self.match, button_row(self.edit, self.check))
        self.add(button_row(self.pause, self.archive, self.reactivate))
        self.add(self._description, self.guesses, self._topics, self._grid, self._facts)
        self.add(self.notes, self.placed)
        self.finish()
        self.pause.clicked.connect(self._ask_pause)
        self.archive.clicked.connect(self._ask_archive)
        self.reactivate.clicked.connect(self._ask_active)

    def _ask_pause(self) -> None:
        self.status_asked.emit(OfferStatus.PAUSED)

    def _ask_archive(self) -> None:
        self.status_asked.emit(OfferStatus.ARCHIVED)

    def _ask_active(self) -> None:
        self.status_asked.emit(OfferStatus.ACTIVE)
