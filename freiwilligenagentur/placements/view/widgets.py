"""Small helpers of this room's windows."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.flow import FlowLayout


def empty_layout(layout: QLayout) -> None:
    """Takes all widgets out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def focused_name(area: QWidget) -> str:
    """The name of the widget inside ``area`` that has the keyboard, "" when it is elsewhere."""
    focused = area.window().focusWidget()
    return focused.objectName() if focused is not None and area.isAncestorOf(focused) else ""


def focus_by_name(area: QWidget, name: str) -> None:
    """Gives the keyboard back to the widget that now has this name."""
    again = area.findChild(QWidget, name) if name else None
    if again is not None:
        again.setFocus()


def chain_after(before: QWidget, area: QWidget) -> QWidget:
    """Lets Tab go on from ``before`` through the buttons of ``area``, which are new; returns the last of them."""
    for widget in area.findChildren(QAbstractButton):
        QWidget.setTabOrder(before, widget)
        before = widget
    return before


def flow_row(*widgets: QWidget) -> QWidget:
    """Widgets beside each other that wrap where the place is narrow."""
    row = QWidget()
    flow = FlowLayout(row, gap=theme.GAP, line_gap=theme.GAP)
    for widget in widgets:
        flow.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row
