"""The hits below the line that finds everything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.i18n import _
from freiwilligenagentur.shell.search import Entry

SHOWN = 9
ENTRY = Qt.ItemDataRole.UserRole + 1
ICONS = {
    "volunteer": "user",
    "organisation": "buildings",
    "offer": "heart",
    "certificate": "medal",
    "training": "graduation-cap",
    "command": "lightning",
}


def kind_word(kind: str) -> str:
    """What a hit is, in a word."""
    return {
        "volunteer": _("Volunteer"),
        "organisation": _("Organisation"),
        "offer": _("Offer"),
        "certificate": _("Certificate"),
        "training": _("Training"),
        "command": _("Command"),
    }[kind]


class FinderList(QFrame):
    """The hits, over the page, below the line; the cursor stays in the line."""

    entry_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._rows = QListWidget()
        self._rows.setObjectName("shell.hits")
        self._rows.setAccessibleName(_("Hits"))
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setStyleSheet("QListWidget { border: none; }")
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setItemDelegate(_HitDelegate(self._rows))
        self._rows.itemClicked.connect(self._tell_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HALF, theme.HALF, theme.HALF, theme.HALF)
        layout.addWidget(self._rows)
        parent.installEventFilter(self)

    def display(self, entries: list[Entry], below: QWidget, nothing: str = "") -> None:
        """Shows the hits below the line, the first one chosen; says so when there are none, and why where known."""
        self._rows.clear()
        for entry in entries:
            item = QListWidgetItem(entry.label)
            item.setData(ENTRY, entry)
            spoken = f"{entry.label}, {kind_word(entry.kind)}, {entry.hint}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self._rows.addItem(item)
        if not entries:
            usual = _("Nothing found. A part of a name, a phone number or a postcode is enough.")
            told = QListWidgetItem(nothing or usual)
            told.setFlags(Qt.ItemFlag.NoItemFlags)
            told.setSizeHint(_wrapped(told.text(), below.width() - 2 * (theme.HALF + theme.GAP)))
            self._rows.addItem(told)
        self._rows.setCurrentRow(0 if entries else -1)
        height = self._rows.sizeHintForRow(0) * min(self._rows.count(), SHOWN) + 2 * theme.HALF + 4
        corner = below.mapTo(self.window(), QPoint(0, below.height() + 2))
        self.setGeometry(corner.x(), corner.y(), below.width(), height)
        self.show()
        self.raise_()

    def current(self) -> Entry | None:
        """The hit that Enter would open."""
        item = self._rows.currentItem()
        return item.data(ENTRY) if item is not None else None

    def labels(self) -> list[str]:
        """What is listed, in order."""
        return [self._rows.item(row).text() for row in range(self._rows.count())]

    def step(self, down: int) -> None:
        """Moves the chosen hit and stays within the list."""
        self._rows.setCurrentRow(max(0, min(self._rows.currentRow() + down, self._rows.count() - 1)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)

    def _tell_clicked(self, item: QListWidgetItem) -> None:
        self.entry_clicked.emit(item.data(ENTRY))


def _wrapped(text: str, width: int) -> QSize:
    """The room of a sentence that is read whole."""
    needed = QFontMetrics(theme.font()).boundingRect(QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap, text)
    return QSize(10, needed.height() + theme.BLOCK)


class _HitDelegate(QStyledItemDelegate):
    """Icon, name, and in grey what else tells it apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        told = index.data(Qt.ItemDataRole.SizeHintRole)
        return told if isinstance(told, QSize) else QSize(10, theme.em() + theme.BLOCK)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.colours()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        entry: Entry | None = index.data(ENTRY)
        inner = area.adjusted(theme.GAP, 0, -theme.GAP, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(colours.text if entry else colours.muted))
        if entry is None:
            painter.drawText(inner, middle | Qt.TextFlag.TextWordWrap, str(index.data(Qt.ItemDataRole.DisplayRole)))
            painter.restore()
            return
        side = theme.em()
        icon(ICONS[entry.kind], "muted").paint(
            painter, int(inner.left()), int(inner.center().y() - side / 2), side, side
        )
        inner.adjust(side + theme.GAP, 0, 0, 0)
        self._paint_texts(painter, inner, entry)
        painter.restore()

    def _paint_texts(self, painter: QPainter, inner: QRectF, entry: Entry) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        end = Qt.TextElideMode.ElideRight
        metrics = QFontMetrics(theme.font())
        label = metrics.elidedText(entry.label, end, int(inner.width() * 0.62))
        painter.drawText(inner, middle, label)
        inner.adjust(metrics.horizontalAdvance(label) + theme.BLOCK, 0, 0, 0)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(theme.colours().muted))
        hint = entry.hint or kind_word(entry.kind)
        painter.drawText(inner, middle, painter.fontMetrics().elidedText(hint, end, int(inner.width())))
