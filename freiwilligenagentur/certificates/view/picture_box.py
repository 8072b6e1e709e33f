"""A picture of a layout: as it is, and two buttons to change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop.fields import Field
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.view.logo import LogoBox


class PictureBox(QWidget):
    """One picture under its label, with room for what is wrong; ``wanted`` and ``removed`` are its buttons."""

    wanted = Signal()
    removed = Signal()

    def __init__(self, label: str, name: str) -> None:
        super().__init__()
        self._box = LogoBox(name)
        self.field = Field(label, self._box, name)
        self._box.choose.setAccessibleName(_("{what}: choose a picture").format(what=label))
        self._box.remove.setAccessibleName(_("{what}: remove").format(what=label))
        self._box.choose.clicked.connect(self.wanted)
        self._box.remove.clicked.connect(self.removed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)

    def display(self, picture: bytes | None) -> None:
        """Shows a picture, or that there is none."""
        self._box.display(picture)
