"""Small things that the room's pages share."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from freiwilligenagentur.desktop import theme


def upright_line() -> QFrame:
    """A thin line between two columns."""
    frame = QFrame()
    frame.setProperty("line", "true")
    frame.setFixedWidth(1)
    return frame


class Paragraph(QLabel):
    """Small running text that never gets wider than a line that is easy to read."""

    _WIDEST = 100

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setFont(theme.font(theme.SMALL))
        self.setProperty("role", "hint")
        self.setMaximumWidth(theme.chars(self._WIDEST))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return super().heightForWidth(min(width, self.maximumWidth()))
