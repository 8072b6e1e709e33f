"""Small pieces that both sides of the room use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import body
from freiwilligenagentur.i18n import _

_LABEL_CHARS = 11


class FilterLine(LineEdit):
    """Type to filter; Up and Down move in the list, Enter takes the row, Esc clears."""

    stepped = Signal(int)
    accepted = Signal()

    def __init__(self, name: str, label: str, placeholder: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        keys = Qt.Key
        step = {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_PageUp: -10, keys.Key_PageDown: 10}.get(keys(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (keys.Key_Return, keys.Key_Enter) and not event.modifiers():
            self.accepted.emit()
        elif event.key() == keys.Key_Escape and self.text():
            self.set_value("")
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)


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


def fact_grid(facts: Sequence[tuple[str, str]]) -> QWidget:
    """Labels at the left in grey, what there is to say at the right."""
    grid = QWidget()
    layout = QGridLayout(grid)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(theme.GAP)
    layout.setVerticalSpacing(theme.HALF)
    layout.setColumnStretch(1, 1)
    for row, (name, text) in enumerate(facts):
        label = body(name)
        label.setProperty("role", "hint")
        label.setFixedWidth(theme.chars(_LABEL_CHARS))
        layout.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(body(text), row, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def ask_pdf_place(parent: QWidget, proposed: str) -> Path | None:
    """Where a PDF shall be written, with its ending; None when cancelled."""
    place = dialogs.save_file(parent, _("Save as PDF"), proposed, _("PDF (*.pdf)"))
    if place is not None and place.suffix.lower() != ".pdf":
        return place.with_name(f"{place.name}.pdf")
    return place
