"""Whom the certificate is for: a search, and those whose hours wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.issue import IssuePresenter
from freiwilligenagentur.certificates.presenter.whom import PersonHit
from freiwilligenagentur.certificates.view.parts import FilterLine
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import link_button, primary_button
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import subheading
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _


class Choosing(QWidget):
    """Type a name, arrows choose, Enter takes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = link_button(_("Back to the register"), "certificates.choose_back")
        self._back.set_icon(icon("caret-left", "accent"))
        self._head = PageHeader(_("Issue a certificate"), _("Who is it for?"))
        self._take = primary_button(_("Continue"), "certificates.take")
        self._head.add_button(self._take)
        self._search = FilterLine("certificates.search", _("Search for a volunteer"), _("Name, phone or place"))
        self._title = subheading("")
        self._table = RowTable(
            [Column(_("Name"), _name, width=34), Column(_("Hours and more"), _hint)],
            "certificates.people",
            _("Volunteers"),
        )
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        self._lay_out()

    def wire(self, presenter: IssuePresenter) -> None:
        """Connects what can be pressed."""
        self._presenter = presenter
        self._back.clicked.connect(presenter.leave)
        self._search.textEdited.connect(presenter.search)
        self._search.stepped.connect(self._table.step)
        self._search.accepted.connect(self._choose)
        self._take.clicked.connect(self._choose)
        self._table.activated_id.connect(presenter.choose)

    def begin(self, text: str) -> None:
        """An empty search with the cursor in it."""
        self._search.set_value(text)
        self._search.setFocus()

    def display_people(self, people: Sequence[PersonHit], title: str, empty: str) -> None:
        """Shows who can be chosen, the first one ready to take."""
        self._title.setText(title)
        self._table.set_rows(people)
        self._table.select_first()
        self._empty.set_text(empty)
        self._stack.setCurrentWidget(self._table if people else self._empty)
        self._title.setVisible(bool(people))
        self._take.setEnabled(bool(people))

    def _choose(self) -> None:
        if key := self._table.current_id():
            self._presenter.choose(key)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.GAP, theme.EDGE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._head)
        layout.addWidget(self._search)
        layout.addWidget(self._title)
        layout.addWidget(self._stack, 1)


def _name(row: PersonHit) -> str:
    return row.name


def _hint(row: PersonHit) -> str:
    return row.hint
