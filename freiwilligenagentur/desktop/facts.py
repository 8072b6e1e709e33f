"""Facts below each other with their labels, and widgets that wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import body


def flowing(*widgets: QWidget) -> QWidget:
    """Widgets beside each other that wrap in a narrow window."""
    row = QWidget()
    flow = FlowLayout(row)
    for widget in widgets:
        flow.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row


def fact_grid(facts: Sequence[tuple[str, str]], label_chars: int = 11) -> QWidget:
    """Labels at the left in grey, ``label_chars`` wide, what there is to say at the right."""
    grid = QWidget()
    layout = QGridLayout(grid)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(theme.GAP)
    layout.setVerticalSpacing(theme.HALF)
    layout.setColumnStretch(1, 1)
    for row, (name, text) in enumerate(facts):
        label = body(name)
        label.setProperty("role", "hint")
        label.setFixedWidth(theme.chars(label_chars))
        layout.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(body(text), row, 1, Qt.AlignmentFlag.AlignTop)
    return grid
