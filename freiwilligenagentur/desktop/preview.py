"""The page on the screen as it will lie on the paper."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.pdf_raster import POINTS_PER_INCH, PdfRaster
from freiwilligenagentur.i18n import _

_STEPS = (0.25, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_KEPT_PAGES = 6


class PdfPreview(QAbstractScrollArea):
    """Shows a PDF. Ctrl++ and Ctrl+- zoom, Ctrl+0 fits the page, PgUp and PgDn turn pages, arrows scroll.

    ``page_changed`` carries the number of the page in view, from 0.
    """

    page_changed = Signal(int)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._label = label
        self._pdf: PdfRaster | None = None
        self._zoom = 1.0
        self._fits = True
        self._page = 0
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._look_where)
        self._describe()

    def set_pdf(self, pdf: bytes | None) -> None:
        """Shows another document from its first page; None shows nothing."""
        self._pdf = PdfRaster(pdf) if pdf else None
        self._images.clear()
        self._page = 0
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._describe()

    def page_count(self) -> int:
        """How many pages the document has."""
        return self._pdf.page_count() if self._pdf else 0

    def current_page(self) -> int:
        """The page in view, from 0."""
        return self._page

    def zoom(self) -> float:
        """1.0 is the size on paper."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Shows at this size; 1.0 is the size on paper."""
        self._fits = False
        self._zoom = max(_STEPS[0], min(zoom, _STEPS[-1]))
        self._keep_place(self._arrange)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in _STEPS if step > self._zoom * 1.01), _STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(_STEPS) if step < self._zoom * 0.99), _STEPS[0]))

    def fit_page(self) -> None:
        """The whole page."""
        self._fits = True
        self._arrange()
        self.go_to(self._page)

    def go_to(self, page: int) -> None:
        """Turns to a page, from 0."""
        if 0 <= page < self.page_count():
            self.verticalScrollBar().setValue(self._tops()[page] - theme.BLOCK)

    def page_rect(self, page: int) -> QRect:
        """Where a page lies in the viewport, in device-independent pixels."""
        width, height = self._page_pixels(page)
        left = max((self.viewport().width() - width) // 2, theme.BLOCK) - self.horizontalScrollBar().value()
        return QRect(left, self._tops()[page] - self.verticalScrollBar().value(), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        keys = Qt.Key
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        actions = {keys.Key_PageDown: self._next, keys.Key_PageUp: self._previous}
        if control:
            actions = {
                keys.Key_Plus: self.zoom_in,
                keys.Key_Equal: self.zoom_in,
                keys.Key_Minus: self.zoom_out,
                keys.Key_0: self.fit_page,
            }
        elif event.key() in (keys.Key_Home, keys.Key_End):
            self.go_to(0 if event.key() == keys.Key_Home else self.page_count() - 1)
            return
        action = actions.get(keys(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(60), theme.em(30))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.window))
        for page in range(self.page_count()):
            area = self.page_rect(page)
            if area.intersects(event.rect()):
                painter.drawImage(area, self._image(page))
                painter.setPen(QPen(QColor(colours.border), 1))
                painter.drawRect(area.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _image(self, page: int) -> QImage:
        ratio = self.devicePixelRatioF()
        scale = self._pixels_per_point() * ratio
        key = (page, round(scale * 1000))
        if key not in self._images and self._pdf is not None:
            image = self._pdf.image(page, scale)
            image.setDevicePixelRatio(ratio)
            self._images[key] = image
            while len(self._images) > _KEPT_PAGES:
                self._images.popitem(last=False)
        return self._images[key]

    def _pixels_per_point(self) -> float:
        return self._zoom * self.logicalDpiX() / POINTS_PER_INCH

    def _page_pixels(self, page: int) -> tuple[int, int]:
        if self._pdf is None:
            return 0, 0
        size = self._pdf.page_size(page)
        return round(size.width() * self._pixels_per_point()), round(size.height() * self._pixels_per_point())

    def _tops(self) -> list[int]:
        tops, y = [], theme.BLOCK
        for page in range(self.page_count()):
            tops.append(y)
            y += self._page_pixels(page)[1] + theme.BLOCK
        return [*tops, y]

    def _arrange(self) -> None:
        """Fits the zoom if asked to, then sets the scroll bars."""
        view = self.viewport().size()
        if self._pdf is not None and self._fits and self.page_count():
            size = self._pdf.page_size(self._page) * (self.logicalDpiX() / POINTS_PER_INCH)
            across = (view.width() - 2 * theme.BLOCK) / size.width()
            down = (view.height() - 2 * theme.BLOCK) / size.height()
            self._zoom = max(0.1, min(across, down))
        widest = max((self._page_pixels(page)[0] for page in range(self.page_count())), default=0)
        self.verticalScrollBar().setRange(0, max(self._tops()[-1] - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(theme.em(2))
        self.horizontalScrollBar().setRange(0, max(widest + 2 * theme.BLOCK - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Zooms around the middle of what is seen."""
        bar, half = self.verticalScrollBar(), self.viewport().height() / 2
        before = (bar.value() + half) / max(self._tops()[-1], 1)
        change()
        bar.setValue(round(before * self._tops()[-1] - half))

    def _next(self) -> None:
        self.go_to(min(self._page + 1, self.page_count() - 1))

    def _previous(self) -> None:
        self.go_to(max(self._page - 1, 0))

    def _look_where(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        tops = self._tops()
        page = max((number for number in range(self.page_count()) if tops[number] <= middle), default=0)
        if page != self._page:
            self._page = page
            self._describe()
            self.page_changed.emit(page)

    def _describe(self) -> None:
        self.setAccessibleName(self._label)
        if self._pdf is None:
            self.setAccessibleDescription(_("nothing to show"))
            return
        place = _("Page {page} of {pages}").format(page=self._page + 1, pages=self.page_count())
        self.setAccessibleDescription(f"{place}. {self._pdf.text(self._page)}")
