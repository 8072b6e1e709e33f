"""The record of a training: head, next steps, the people, and everything else in sections that fold."""

from __future__ import annotations

from html import escape

from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.labels import Badge, Tone, hint
from freiwilligenagentur.desktop.pages import InfoBar, Section
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.view.parts import ACROSS, breakable, fact_grid, record_title
from freiwilligenagentur.organisations.view.record_panel import RecordPanel, button_row
from freiwilligenagentur.trainings.presenter.shown import Shown
from freiwilligenagentur.trainings.view.attendance import AttendancePart


class TrainingRecordPanel(RecordPanel):
    """Shows a record; the buttons stay when the content changes, so that the focus stays too."""

    def __init__(self, people: AttendancePart) -> None:
        super().__init__("trainings", _("Choose a training in the list to see its record here."))
        self.people = people
        self._title, self._subtitle = record_title(), hint("")
        self._archived = Badge(_("archived"))
        self._remark = InfoBar(Tone.WARN, _("please note"))
        self.certify = button(_("Issue certificates"), "trainings.certify")
        self.print_list = button(_("Print list"), "trainings.print", "Ctrl+P")
        self.edit = button(_("Edit"), "trainings.edit", "F2")
        self.archive = link_button(_("Archive"), "trainings.archive")
        self.reactivate = link_button(_("Take out of the archive"), "trainings.reactivate")
        self.remove = link_button(_("Remove"), "trainings.remove")
        self.details = Section(_("About the training"), "trainings.details", opened=False)
        self._facts = WidgetColumn()
        self.details.add(self._facts)
        self.add(self._title, self._subtitle, button_row(self._archived))
        self.add(button_row(self.certify, self.print_list, self.edit, self.archive, self.reactivate, self.remove))
        self.add(self._remark, people, self.details)
        self.finish()

    def display(self, record: Shown | None) -> None:
        """Shows a record, or what to do without one."""
        if record is not None:
            self._title.setText(breakable(record.title, ACROSS))
            self._subtitle.setText(breakable(record.subtitle, ACROSS))
            self._archived.setVisible(record.archived)
            self._remark.set_text(escape(record.remark))
            self._remark.setVisible(bool(record.remark))
            self.certify.setEnabled(record.can_certify)
            self.archive.setVisible(not record.archived)
            self.reactivate.setVisible(record.archived)
            self.people.display_title(record.people)
            self._facts.fill([fact_grid(record.facts)])
        self.show_content(record.id if record else "")
