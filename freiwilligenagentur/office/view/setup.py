"""The window that sets the office up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.desktop.labels import hint, line
from freiwilligenagentur.desktop.pages import PageHeader
from freiwilligenagentur.desktop.pictures import load_picture
from freiwilligenagentur.desktop.printing import print_pdf
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.passphrases import Strength
from freiwilligenagentur.office.presenter.setup import SetupPresenter, Step
from freiwilligenagentur.office.view.setup_pages import AgencyPage, CodePage, PlacePage, SheetPage, UserPage
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage.office_file import OpenOffice


class SetupWindow(QDialog):
    """One page after the other; Enter goes on. ``finished_with`` gets the open office before the window closes.

    ``way_back`` leads to the window that one came from, when setting up is given up.
    """

    def __init__(
        self,
        settings: Settings,
        finished_with: Callable[[OpenOffice], None],
        cost: Cost | None = None,
        way_back: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("office.setup")
        self.setWindowTitle(_("Setting up"))
        self.setProperty("surface", "page")
        room = self.screen().availableSize()
        self.resize(min(theme.chars(120), room.width() - theme.EDGE), min(theme.em(38), room.height() - 2 * theme.EDGE))
        self._header = PageHeader("", "")
        self._count = hint("")
        self.agency, self.user, self.place = AgencyPage(), UserPage(), PlacePage()
        self.sheet, self.code = SheetPage(), CodePage()
        self._pages = QStackedWidget()
        for page in (self.agency, self.user, self.place, self.sheet, self.code):
            self._pages.addWidget(page)
        self._back = button(_("Back"), "office.setup.back", "Alt+Left")
        self._next = primary_button(_("Next"), "office.setup.next")
        self._next.setDefault(True)
        self._pdf = b""
        self._way_back = way_back
        self._presenter = SetupPresenter(self, settings, partial(run_task, self), load_picture, finished_with, cost)
        self._lay_out()
        self._wire()
        self._presenter.start()

    def display_step(self, step: Step) -> None:
        titles = {
            Step.AGENCY: (_("Your agency"), _("Only the name is needed. Everything can be changed later.")),
            Step.USER: (_("Your login"), _("Colleagues get their own login later, in the settings.")),
            Step.PLACE: (_("Where the data lies"), _("The proposed place is good for nearly everybody.")),
            Step.SHEET: (_("The recovery sheet"), _("Your office is ready. One paper is still needed.")),
            Step.CODE: (_("Does the sheet work?"), _("Type the code off the sheet, so that it is surely readable.")),
        }
        self._header.set_texts(*titles[step])
        self._count.setText(_("Step {number} of {total}").format(number=step + 1, total=len(Step)))
        self._pages.setCurrentIndex(step)
        leads_back = step is Step.AGENCY and self._way_back is not None
        self._back.setVisible(leads_back or step in {Step.USER, Step.PLACE, Step.CODE})
        self._next.set_text(_("Finish") if step is Step.CODE else _("Set up") if step is Step.PLACE else _("Next"))
        self._focus(step)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        fields = {**self.agency.fields, **self.user.fields, **self.place.fields, **self.code.fields}
        elsewhere = display_problems(fields, problems)
        self.sheet.problem.setVisible(bool(elsewhere))
        if elsewhere:
            self.sheet.problem.set_text(elsewhere[0].text)
            self.sheet.print.setFocus()

    def display_strength(self, strength: Strength) -> None:
        self.user.pair.display_strength(strength)

    def display_logo(self, logo: bytes | None) -> None:
        self.agency.logo.display(logo)

    def display_place(self, place: Path) -> None:
        self.place.fields["place"].editor.set_value(str(place))

    def display_sheet(self, pdf: bytes, kept: bool) -> None:
        if pdf != self._pdf:
            self._pdf = pdf
            self.sheet.preview.set_pdf(pdf)
        self.sheet.kept.setVisible(kept)
        if kept:
            self.sheet.problem.hide()
            self._next.setFocus()

    def display_busy(self, busy: bool) -> None:
        self._next.setEnabled(not busy)
        self._back.setEnabled(not busy)

    def display_end(self) -> None:
        self.accept()

    def ask_give_up(self) -> bool:
        return dialogs.ask(
            self,
            _("Give up setting up?"),
            _("The office was created but is still empty. It is removed again; the printed sheet becomes worthless."),
            _("Give up and remove"),
            _("Go on setting up"),
        )

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def reject(self) -> None:
        """Esc and closing the window."""
        if not self._presenter.give_up():
            return
        way_back, self._way_back = self._way_back, None
        if way_back is None:
            super().reject()
        else:
            way_back()  # closes this window, which then has no way back any more

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self._header)
        layout.addWidget(line())
        layout.addWidget(self._pages, 1)
        layout.addWidget(line())
        layout.addSpacing(theme.GAP)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self._next.clicked.connect(self._go_on)
        self._back.clicked.connect(self._go_back)
        self.agency.logo.choose.clicked.connect(self._choose_logo)
        self.agency.logo.remove.clicked.connect(self._presenter.remove_logo)
        self.user.pair.first.edited.connect(self._judge)
        self.user.user.edited.connect(self._judge)
        self.place.choose.clicked.connect(self._choose_place)
        self.sheet.print.clicked.connect(self._print)
        self.sheet.save.clicked.connect(self._save)

    def _go_on(self) -> None:
        step = self._presenter.step
        if step is Step.AGENCY:
            self._presenter.take_agency(self.agency.values())
        elif step is Step.USER:
            self._presenter.take_user(self.user.user.editor.value(), *self.user.pair.typed())
        elif step is Step.PLACE:
            self._presenter.take_place(self.place.value())
        elif step is Step.SHEET:
            self._presenter.leave_sheet()
        else:
            self._presenter.take_code(self.code.fields["code"].editor.value())

    def _go_back(self) -> None:
        if self._presenter.step is Step.AGENCY:
            self.reject()
        else:
            self._presenter.back()

    def _focus(self, step: Step) -> None:
        first = {
            Step.AGENCY: self.agency.fields["name"],
            Step.USER: self.user.user,
            Step.PLACE: self._next,
            Step.SHEET: self.sheet.print,
            Step.CODE: self.code.fields["code"],
        }
        first[step].setFocus()

    def _judge(self) -> None:
        self._presenter.judge(self.user.user.editor.value(), self.user.pair.typed()[0])

    def _choose_logo(self) -> None:
        chosen = dialogs.choose_file(self, _("Choose the logo"), _("Pictures (*.png *.jpg *.jpeg)"))
        if chosen is not None:
            self._presenter.take_logo(chosen)

    def _choose_place(self) -> None:
        chosen = dialogs.choose_folder(self, _("Folder of the office"), self.place.value().parent)
        if chosen is not None:
            self.display_place(chosen / self.place.value().name)

    def _print(self) -> None:
        if print_pdf(self, self._pdf, _("Recovery sheet")):
            self._presenter.sheet_printed()

    def _save(self) -> None:
        proposed = f"{_('Recovery sheet')}.pdf"
        chosen = dialogs.save_file(self, _("Save the recovery sheet"), proposed, _("PDF (*.pdf)"))
        if chosen is not None:
            self._presenter.keep_sheet(chosen)
