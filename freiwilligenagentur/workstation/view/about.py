"""The window "Über das Programm"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur import __version__, paths
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.editors import MultiLine
from freiwilligenagentur.desktop.fields import Field, line_edit
from freiwilligenagentur.desktop.labels import ElidedLabel, body, heading, hint
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.workstation import licences
from freiwilligenagentur.workstation.licences import Part
from freiwilligenagentur.workstation.presenter.about import AboutPresenter


class AboutDialog(QDialog):
    """Version, where the data lies, and the licences of all parts."""

    def __init__(self, parent: QWidget, read: Callable[[], list[Part]] = licences.parts) -> None:
        super().__init__(parent)
        self.setObjectName("workstation.about")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("About this program"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = Field(_("Search the parts"), line_edit(24), "workstation.about.search")
        self._count = hint("")
        self._table = RowTable(_columns(), "workstation.about.parts", _("Parts of the program"))
        self._title = ElidedLabel()
        self._licence = MultiLine(12)
        self._licence.setObjectName("workstation.about.licence")
        self._licence.setAccessibleName(_("Licence of the part"))
        self._licence.setReadOnly(True)
        self._licence.setFont(theme.font(theme.SMALL))  # most are written in lines of 80 characters
        self._licence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._close = button(_("Close"), "workstation.about.close", "Esc")
        self._lay_out()
        self._presenter = AboutPresenter(self, read)
        self._search.edited.connect(self._find)
        self._table.chosen.connect(self._presenter.choose)
        self._close.clicked.connect(self.reject)
        self._presenter.search("")
        self._search.editor.setFocus()

    def display_parts(self, parts: Sequence[Part], count: str) -> None:
        self._count.setText(count)
        self._table.set_rows(parts)
        if parts:
            self._table.select_first()

    def display_licence(self, title: str, text: str) -> None:
        self._title.set_text(title)
        self._licence.set_value(text)

    def _find(self) -> None:
        self._presenter.search(self._search.editor.value())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(heading(f"Freiwilligenagentur {__version__}"))
        column.addWidget(body(_("Free software under the MIT licence. All data belongs to the agency.")))
        column.addWidget(hint(_("Data of this computer: {folder}").format(folder=paths.user_data())))
        row = QHBoxLayout()
        row.setSpacing(theme.BLOCK)
        row.addWidget(self._search)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addLayout(row)
        sides = QHBoxLayout()
        sides.setSpacing(theme.BLOCK)
        sides.addWidget(self._table, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.HALF)
        right.addWidget(self._title)
        right.addWidget(self._licence, 1)
        sides.addLayout(right, 1)
        column.addLayout(sides, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(130), room.width() - theme.EDGE), min(theme.em(36), room.height() - 3 * theme.EDGE))


def _columns() -> list[Column]:
    return [
        Column(_("Part"), _name),
        Column(_("Version"), _version, width=8),
        Column(_("Licence of the part"), _licence, width=14, tip=_licence),
    ]


def _name(part: Part) -> str:
    return part.id


def _version(part: Part) -> str:
    return part.version


def _licence(part: Part) -> str:
    return part.licence
