"""A reason beside the list: a pill that breaks into lines where the column is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.labels import Badge, tone_colours
from freiwilligenagentur.matching.reasons import Reason
from freiwilligenagentur.matching.view.card_delegate import TONES, pill_text


class ReasonPill(Badge):
    """A reason with all its words: nothing of it is cut off."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(pill_text(reason), TONES[reason.kind])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        one_line = self.sizeHint()
        if width >= one_line.width():
            return one_line.height()
        room = QRect(0, 0, max(width - 2 * theme.GAP, 1), 10_000)
        text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return text.height() + one_line.height() - self.fontMetrics().height()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(1, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        one_line = self.sizeHint()
        if self.width() >= one_line.width():
            super().paintEvent(event)
            return
        ground, ink = tone_colours(self.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), one_line.height() / 2, one_line.height() / 2)
        painter.setPen(QColor(ink))
        room = self.rect().adjusted(theme.GAP, 0, -theme.GAP, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()
