"""When somebody has time: weekday by time of day, as a grid that the hand and the keyboard fill quickly."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.i18n import _

DAYS, TIMES = 7, 3


class AvailabilityGrid(QWidget):
    """Seven days by morning, afternoon, evening; the mask has bit ``weekday * 3 + daytime`` (Monday morning is bit 0).

    Tab enters and leaves, arrows move, Space chooses. A click on a day or a time of day chooses all of it, or clears
    it when all was chosen. ``read_only`` shows the same smaller, ``small`` takes little room beside other things.
    """

    edited = Signal()

    def __init__(
        self, name: str, label: str, read_only: bool = False, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._read_only = read_only
        self._small = small
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._cells = [[self._cell(name, day, part) for part in range(TIMES)] for day in range(DAYS)]
        for day, short in enumerate(_short_days()):
            self._head(f"{name}.day{day}", short, _day_names()[day], 0, day + 1).clicked.connect(
                self._toggle_clicked_day
            )
        times = _short_time_names() if read_only or small else _time_names()
        for part, text in enumerate(times):
            head = self._head(f"{name}.time{part}", text, _time_names()[part], part + 1, 0)
            head.clicked.connect(self._toggle_clicked_time)
        self._heads_focus()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._set_entry(self._cells[0][0])
        self._describe()

    def mask(self) -> int:  # type: ignore[override]
        """The chosen times as a bit mask; 0 means nothing chosen, so unknown."""
        return sum(
            1 << (day * TIMES + part)
            for day in range(DAYS)
            for part in range(TIMES)
            if self._cells[day][part].isChecked()
        )

    def set_mask(self, mask: int) -> None:
        """Shows a mask; emits nothing."""
        for day in range(DAYS):
            for part in range(TIMES):
                self._cells[day][part].setChecked(bool(mask >> (day * TIMES + part) & 1))
        self._describe()

    def value(self) -> int:
        """Same as ``mask``, so that every editor has a value."""
        return self.mask()

    def set_value(self, mask: int) -> None:
        """Same as ``set_mask``."""
        self.set_mask(mask)

    def cell(self, day: int, part: int) -> Cell:
        """The cell of a weekday (Monday 0) and time of day (morning 0)."""
        return self._cells[day][part]

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 - Qt's name
        """Puts the focus on the cell where Tab would enter."""
        self._entry().setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._entry().setFocus(event.reason())

    def toggle_day(self, day: int) -> None:
        """Chooses a whole day, or clears it when all of it was chosen."""
        self._toggle(self._cells[day])

    def toggle_time(self, part: int) -> None:
        """Chooses a time of day on all days, or clears it when all of it was chosen."""
        self._toggle([column[part] for column in self._cells])

    def _cell(self, name: str, day: int, part: int) -> Cell:
        words = _("{day} {time}").format(day=_day_names()[day], time=_time_names()[part])
        cell = Cell(day, part, words, self._read_only, self)
        cell.small = self._small
        cell.setObjectName(f"{name}.{day}{part}")
        cell.clicked.connect(self._tell_edited)
        cell.stepped.connect(self._step)
        self._layout.addWidget(cell, part + 1, day + 1)
        return cell

    def _head(self, name: str, text: str, spoken: str, row: int, column: int) -> Head:
        head = Head(text, _("{name}: choose all or none").format(name=spoken), column == 0, self._read_only, self)
        head.setObjectName(name)
        self._layout.addWidget(head, row, column)
        return head

    def _heads_focus(self) -> None:
        # Heads are a shortcut for the mouse; by keyboard the same is done with Shift+Space (day) and Ctrl+Space (time).
        for head in self.findChildren(Head):
            head.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _toggle_clicked_day(self) -> None:
        self.toggle_day(int(self.sender().objectName()[-1]))

    def _toggle_clicked_time(self) -> None:
        self.toggle_time(int(self.sender().objectName()[-1]))

    def _toggle(self, cells: list[Cell]) -> None:
        if self._read_only:
            return
        target = not all(cell.isChecked() for cell in cells)
        for cell in cells:
            cell.setChecked(target)
        self._tell_edited()

    def _step(self, cell: Cell, key: int, modifiers: Qt.KeyboardModifier) -> None:
        if key == Qt.Key.Key_Space:
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                self.toggle_day(cell.day)
            else:
                self.toggle_time(cell.part)
            return
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        target = self._cells[(cell.day + across) % DAYS][(cell.part + down) % TIMES]
        self._set_entry(target)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _entry(self) -> Cell:
        cells = [cell for column in self._cells for cell in column]
        return next((cell for cell in cells if cell.focusPolicy() & Qt.FocusPolicy.TabFocus), cells[0])

    def _set_entry(self, entry: Cell) -> None:
        strong, click, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus, Qt.FocusPolicy.NoFocus
        for column in self._cells:
            for cell in column:
                cell.setFocusPolicy(none if self._read_only else strong if cell is entry else click)

    def _tell_edited(self) -> None:
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        chosen = [cell.words for column in self._cells for cell in column if cell.isChecked()]
        self.setAccessibleDescription(", ".join(chosen) if chosen else _("nothing chosen"))


class Cell(QAbstractButton):
    """One time of day on one weekday."""

    stepped = Signal(object, int, object)

    def __init__(self, day: int, part: int, words: str, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.day, self.part, self.words = day, part, words
        self._read_only = read_only
        self.small = False
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.toggled.connect(self._describe)
        self._describe(checked=False)
        if read_only:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if self._read_only:
            return QSize(theme.em(1.6), theme.em(0.9))
        if self.small:
            return QSize(theme.em(1.5), theme.em(1.3))
        return QSize(theme.em(2.4), theme.em(1.3) + 2)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        if not self._read_only:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        keys, held = Qt.Key, event.modifiers()
        arrows = (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down)
        with_space = event.key() == keys.Key_Space and held & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        )
        if event.key() in arrows or with_space:
            self.stepped.emit(self, event.key(), held)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        ground = colours.accent if chosen else colours.hover if self.underMouse() else colours.grey_soft
        outline = colours.border if self._read_only else colours.control
        painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(QColor(outline), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if chosen:
            self._paint_mark(painter, colours.accent_text)
        if self.hasFocus():
            inset = 3.0 if chosen else 1.0
            painter.setPen(QPen(QColor(colours.accent_text if chosen else colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 2, 2)
        painter.end()

    def _paint_mark(self, painter: QPainter, ink: str) -> None:
        middle, unit = QRectF(self.rect()).center(), min(self.height() / 6, 4.0)
        painter.setPen(QPen(QColor(ink), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, right = QPointF(-1.4 * unit, 0), QPointF(1.6 * unit, -1.2 * unit)
        painter.drawPolyline([middle + left, middle + QPointF(-0.3 * unit, 1.1 * unit), middle + right])

    def _describe(self, checked: bool) -> None:
        self.setAccessibleDescription(_("chosen") if checked else _("not chosen"))


class Head(QAbstractButton):
    """The name of a day or a time of day; a click chooses all of it."""

    def __init__(self, text: str, spoken: str, at_left: bool, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(spoken)
        self._at_left = at_left
        self.setFont(theme.font(theme.SMALL))
        if read_only:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.setToolTip(spoken)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + (theme.GAP if self._at_left else 2), metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        painter = QPainter(self)
        painter.setPen(QColor(colours.text if self.underMouse() else colours.muted))
        side = Qt.AlignmentFlag.AlignLeft if self._at_left else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


def _day_names() -> list[str]:
    return [_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")]


def _short_days() -> list[str]:
    return [_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su")]


def _time_names() -> list[str]:
    return [_("mornings"), _("afternoons"), _("evenings")]


def _short_time_names() -> list[str]:
    return [_("morn."), _("aft."), _("evening (short)")]
