"""Parts of a window that are filled anew while somebody works in them by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from freiwilligenagentur.desktop.reading_order import in_reading_order


def empty_layout(layout: QLayout) -> None:
    """Takes all widgets out of a layout. They keep their parent until they are deleted: without one, Python would
    delete them at once, in the middle of the click that led here.
    """
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


@contextmanager
def keyboard_stays(area: QWidget) -> Iterator[None]:
    """What has the keyboard has it after filling ``area`` too; when it is gone, what came after it, else before it."""
    focused = area.window().focusWidget()
    if focused is None or not area.isAncestorOf(focused):
        yield
        return
    names = [widget.objectName() for widget in in_reading_order(area)]
    at = names.index(focused.objectName()) if focused.objectName() in names else 0
    yield
    left = {widget.objectName(): widget for widget in in_reading_order(area) if not _is_hidden(widget, area)}
    for name in (*names[at:], *reversed(names[:at])):
        if name and name in left:
            _show(left[name], area)
            left[name].setFocus()
            return


def _is_hidden(widget: QWidget, area: QWidget) -> bool:
    """Whether it was hidden on purpose; what a layout just got is only not shown yet."""
    on_purpose = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    around = widget.parentWidget()
    return on_purpose or (around is not None and around is not area and _is_hidden(around, area))


def _show(widget: QWidget, area: QWidget) -> None:
    """A layout shows what was added to it a moment later only, and what is not shown yet cannot have the keyboard."""
    around: QWidget | None = widget
    while around is not None and around is not area:
        around.show()
        around = around.parentWidget()
