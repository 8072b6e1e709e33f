"""Small helpers of this room's windows."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.flow import FlowLayout


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
