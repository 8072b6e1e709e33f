"""Numbers that are reserved for stands, in a window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.blocks import BlocksPresenter, given_text, state_text
from freiwilligenagentur.certificates.service import Blocks
from freiwilligenagentur.certificates.service.numbers import Block
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.labels import heading, hint
from freiwilligenagentur.desktop.pages import EmptyState
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator


class BlocksDialog(QDialog):
    """Fulfils the presenter's BlocksView."""

    def __init__(self, blocks: Blocks, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("certificates.stands")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Numbers for stands"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = RowTable(_columns(), "certificates.stands.table", _("Numbers for stands"))
        self._empty = EmptyState("")
        self._shown = QStackedWidget()
        self._end = button(_("Close the series"), "certificates.stands.end")
        self._close = button(_("Close"), "certificates.stands.close", "Esc")
        self._lay_out()
        self.presenter = BlocksPresenter(self, blocks, navigator)
        self._table.chosen.connect(self.presenter.choose)
        self._end.clicked.connect(self.presenter.close)
        self._close.clicked.connect(self.reject)
        self.presenter.begin()
        self._table.setFocus()

    def display_blocks(self, blocks: Sequence[Block], empty: str) -> None:
        self._empty.set_text(empty)
        self._table.set_rows(blocks)
        if not self._table.current_id():
            self._table.select_first()
        self._shown.setCurrentWidget(self._empty if empty else self._table)

    def display_can_close(self, can_close: bool) -> None:
        self._end.setEnabled(can_close)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _lay_out(self) -> None:
        self._shown.addWidget(self._table)
        self._shown.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self._end)
        foot.addStretch(1)
        foot.addWidget(self._close)
        text = _(
            "A laptop at a stand has no connection to the office, so it gets a series of its own, such as "
            "EN-2026-M1-0001. Numbers that it does not give never come into being, and each series stays without gaps."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(heading(_("Numbers for stands")))
        column.addWidget(hint(text))
        column.addWidget(self._shown, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(86), room.width() - theme.EDGE), min(theme.em(42), room.height() - 3 * theme.EDGE))


def _columns() -> list[Column]:
    return [
        Column(_("Numbers"), _span, width=24),
        Column(_("What for"), _purpose, tip=_purpose),
        Column(_("Numbers given"), given_text, width=10),
        Column(_("State"), state_text, width=20),
    ]


def _span(block: Block) -> str:
    return block.span


def _purpose(block: Block) -> str:
    return block.purpose
