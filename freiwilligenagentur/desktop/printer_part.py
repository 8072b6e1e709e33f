"""The section of the settings from which printers are set up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.printer_dialog import set_up_printer
from freiwilligenagentur.i18n import _


class PrinterPart:
    """Holds the section; what is chosen belongs to this workstation, not to the office."""

    def __init__(self) -> None:
        section = FormSection(_("Printers at this workstation"))
        self.set_up = button(_("Set up the printer …"), "desktop.printer.set_up")
        section.add(self.set_up)
        section.add(hint(_("Paper tray, both sides, and a test page for paper that is printed already.")))
        self.sections: Sequence[QWidget] = (section,)
        self.set_up.clicked.connect(self._open)

    def refresh(self) -> None:
        """Nothing stands here that could have changed."""

    def _open(self) -> None:
        set_up_printer(self.set_up.window())
