"""Small pieces that both sides of the room use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.desktop import dialogs, printing
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.facts import fact_grid, flowing
from freiwilligenagentur.i18n import _

__all__ = ["FilterLine", "ask_pdf_place", "fact_grid", "flowing", "hand_out"]


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


def hand_out(parent: QWidget, pdf: bytes, title: str, done: str = "", *, one_sided: bool = False) -> Handed | None:
    """Prints, or saves where there is no printer; None when neither came about."""
    outcomes = {printing.Outcome.PRINTED: Handed.PRINTED, printing.Outcome.SAVED: Handed.SAVED}
    return outcomes.get(printing.print_or_save(parent, pdf, title, done, one_sided=one_sided))


def ask_pdf_place(parent: QWidget, proposed: str) -> Path | None:
    """Where a PDF shall be written, with its ending; None when cancelled."""
    place = dialogs.save_file(parent, _("Save as PDF"), proposed, _("PDF (*.pdf)"))
    if place is not None and place.suffix.lower() != ".pdf":
        return place.with_name(f"{place.name}.pdf")
    return place
