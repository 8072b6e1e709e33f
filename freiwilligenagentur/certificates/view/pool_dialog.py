"""The pool of competences in a window: the list, and the words of the chosen one below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.pool import PoolPresenter
from freiwilligenagentur.certificates.view.parts import flowing
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.fields import Field, check, line_edit
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.desktop.labels import heading, hint
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.vocabulary.editing import TermRow, Terms


class PoolDialog(QDialog):
    """Fulfils the presenter's PoolView."""

    def __init__(self, terms: Terms, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("certificates.pool")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Competences"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = RowTable(_columns(), "certificates.pool.table", _("Competences"))
        self._label = Field(_("What it is called"), line_edit(), "certificates.pool.label")
        self._offered = check(_("can be ticked on new certificates"))
        self._offered.setObjectName("certificates.pool.offered")
        self._rename = button(_("Change the words"), "certificates.pool.rename")
        self._add = primary_button(_("Add as a new one"), "certificates.pool.add")
        self._add.setDefault(True)  # Enter shall not change what others tick
        self._close = button(_("Close"), "certificates.pool.close", "Esc")
        self._lay_out()
        self.presenter = PoolPresenter(self, terms)
        self._table.chosen.connect(self.presenter.choose)
        self._rename.clicked.connect(self._send_rename)
        self._add.clicked.connect(self._send_add)
        self._offered.edited.connect(self._send_offered)
        self._close.clicked.connect(self.accept)
        self.presenter.begin()
        self._label.setFocus()

    def display_rows(self, rows: Sequence[TermRow], chosen: str) -> None:
        self._table.set_rows(rows)
        if not (chosen and self._table.select(chosen)) and not self._table.current_id():
            self._table.select_first()
        self.presenter.choose(self._table.current_id())

    def display_entry(self, label: str, offered: bool, known: bool) -> None:
        self._label.editor.set_value(label)
        self._offered.set_value(offered)
        for widget in (self._rename, self._offered):
            widget.setEnabled(known)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        display_problems({"label": self._label}, problems)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _send_rename(self) -> None:
        self.presenter.rename(self._label.editor.value())

    def _send_add(self) -> None:
        self.presenter.add(self._label.editor.value())

    def _send_offered(self) -> None:
        self.presenter.offer(self._offered.value())

    def _lay_out(self) -> None:
        text = _(
            "What stands here can be ticked on certificates. Nothing is deleted: what is no longer offered stays on "
            "what was issued. Entries of your own stand under “Further” and stay German on pages of other languages."
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(heading(_("Competences")))
        column.addWidget(hint(text))
        column.addWidget(self._table, 1)
        column.addWidget(self._label)
        column.addWidget(self._offered)
        column.addWidget(flowing(self._add, self._rename))
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(66), room.width() - theme.EDGE), min(theme.em(44), room.height() - 3 * theme.EDGE))


def _columns() -> list[Column]:
    return [Column(_("Competence"), _label, least=30), Column(_("State"), _state, width=20)]


def _label(row: TermRow) -> str:
    return row.label


def _state(row: TermRow) -> str:
    return _("offered") if row.active else _("no longer offered")
