"""The order of Tab follows the order of reading, also where widgets came later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QWidget


def follow_reading_order(root: QWidget) -> None:
    """Chains the focus of everything in ``root`` as the layouts place it: left to right, top to bottom."""
    before: QWidget | None = None
    for widget in in_reading_order(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def in_reading_order(widget: QWidget | None) -> Iterator[QWidget]:
    """What can have the keyboard in ``widget``, itself too, hidden ones as well."""
    if widget is None:
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from in_reading_order(widget.widget())
    elif isinstance(widget, QSplitter):
        for index in range(widget.count()):
            yield from in_reading_order(widget.widget(index))
    elif not isinstance(widget, QAbstractScrollArea):
        yield from _in_layout(widget.layout())


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    for index in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(index) if layout is not None else None
        if item is not None:
            yield from in_reading_order(item.widget())
            yield from _in_layout(item.layout())
