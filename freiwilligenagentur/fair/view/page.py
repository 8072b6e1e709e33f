"""The room of stands in the office: which are on their way, making one, bringing one home."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.fair.presenter.making import made_text, numbers_text, state_text
from freiwilligenagentur.fair.service.making import StandRow, Stands
from freiwilligenagentur.fair.service.returning import Returning
from freiwilligenagentur.fair.view.make_dialog import MakeDialog
from freiwilligenagentur.fair.view.return_dialog import ReturnDialog
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.vocabulary.service import Vocabulary


class StandsPage(QWidget):
    """What the main window shows under "Messestand"."""

    def __init__(self, stands: Stands, returning: Returning, vocabulary: Vocabulary, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("fair.page")
        self.setProperty("surface", "page")
        self._stands, self._navigator = stands, navigator
        self._return = partial(ReturnDialog, returning, vocabulary, navigator)
        self._make = primary_button(_("Prepare a stand …"), "fair.make", "Ctrl+N")
        self._bring = button(_("Bring a stand home …"), "fair.bring", "Ctrl+O")
        self._table = RowTable(_columns(), "fair.stands", _("Stands"), give_way=(1, 2))
        text = _(
            "A stand goes to the fair as one file: your offers, organisations and lists, and no volunteer. A laptop "
            "without a network opens it by a double click; afterwards its work comes home here."
        )
        self._empty = EmptyState(text)
        self._shown = QStackedWidget()
        self._lay_out()
        self._make.clicked.connect(self.open_making)
        self._bring.clicked.connect(self._choose)

    def refresh(self) -> None:
        """Shows the stands as they are now."""
        rows = self._stands.listed()
        self._table.set_rows(rows)
        if rows and not self._table.current_id():
            self._table.select_first()
        self._shown.setCurrentWidget(self._table if rows else self._empty)

    def open_making(self) -> None:
        """Opens the window that makes a stand."""
        MakeDialog(self._stands, self._navigator, self).open()

    def bring(self, file: Path) -> None:
        """Opens the window that brings this file home."""
        self._return(self).open_file(file)

    def _choose(self) -> None:
        file = dialogs.choose_file(self, _("Bring a stand home"), _("Stands (*.messestand)"))
        if file is not None:
            self.bring(file)

    def _lay_out(self) -> None:
        head = PageHeader(_("Stand at a fair"), _("Prepare a file for the laptop, and bring its work home."))
        for each in (self._make, self._bring):
            head.add_button(each)
        self._shown.addWidget(self._table)
        self._shown.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.GAP)
        layout.addWidget(head)
        layout.addWidget(self._shown, 1)


def _columns() -> list[Column]:
    return [
        Column(_("Stand"), _name, tip=_name),
        Column(_("Made"), made_text, width=26),
        Column(_("Numbers of certificates"), numbers_text, width=22),
        Column(_("State"), state_text, width=24),
    ]


def _name(row: StandRow) -> str:
    return row.name
