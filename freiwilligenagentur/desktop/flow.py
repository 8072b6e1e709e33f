"""A layout that fills lines from left to right and wraps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from freiwilligenagentur.desktop import theme


class FlowLayout(QLayout):
    """Widgets beside each other as long as there is room, then on the next line; expanding ones take what is left."""

    def __init__(self, parent: QWidget | None = None, gap: int = theme.GAP, line_gap: int = theme.GAP) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self._drops: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def add_lowered(self, widget: QWidget, drop: int) -> None:
        """Adds a widget that stands ``drop`` pixels lower than its line, as a button beside labelled fields does."""
        self._drops[len(self._items)] = drop
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, area: QRect, move: bool) -> int:
        """Lays out the lines and returns the height they take."""
        margins = self.contentsMargins()
        inner = area.marginsRemoved(margins)
        y = inner.y()
        for index, line in enumerate(self._lines(inner.width())):
            y += self._line_gap if index else 0
            widths = self._widths(line, inner.width())
            x, height = inner.x(), 0
            for item, width in zip(line, widths, strict=True):
                drop, tall = self._drops.get(self._items.index(item), 0), _height(item, width)
                if move:
                    item.setGeometry(QRect(QPoint(x, y + drop), QSize(width, tall)))
                x += width + self._gap
                height = max(height, drop + tall)
            y += height
        return y - area.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if lines and used + self._gap + needed <= width:
                lines[-1].append(item)
                used += self._gap + needed
            else:
                lines.append([item])
                used = needed
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        widths = [min(item.sizeHint().width(), width) for item in line]
        growing = [i for i, item in enumerate(line) if item.expandingDirections() & Qt.Orientation.Horizontal]
        spare = width - sum(widths) - self._gap * (len(line) - 1)
        for i in growing:
            widths[i] += max(spare, 0) // len(growing)
        return widths


def _height(item: QLayoutItem, width: int) -> int:
    widget = item.widget()
    if widget is not None:
        width = min(width, widget.maximumWidth())  # text that may not grow as wide as there is room wraps earlier
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
