"""The logo: as it is, and two buttons to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.i18n import _


class LogoBox(QWidget):
    """Shows the logo in a frame of four lines height; ``choose`` and ``remove`` are its buttons."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(theme.em(8), theme.em(4))
        self.choose = button(_("Choose a picture …"), f"{prefix}.choose_logo")
        self.remove = link_button(_("Remove"), f"{prefix}.remove_logo")
        self.choose.setAccessibleName(_("Choose the logo"))
        self.remove.setAccessibleName(_("Remove the logo"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._picture)
        layout.addWidget(self.choose)
        layout.addWidget(self.remove)
        layout.addStretch(1)
        self.display(None)

    def display(self, logo: bytes | None) -> None:
        """Shows a logo from PNG or JPEG bytes, or hides the frame."""
        picture = QPixmap()
        shown = logo is not None and picture.loadFromData(logo)
        self._picture.setVisible(shown)
        self.remove.setVisible(shown)
        if shown:
            ratio = self.devicePixelRatioF()
            scaled = picture.scaled(
                self._picture.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self._picture.setPixmap(scaled)
            self._picture.setAccessibleName(_("Logo"))
