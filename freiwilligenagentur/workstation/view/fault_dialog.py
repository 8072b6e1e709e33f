"""Says calmly that something went wrong, what was kept and what to do, and shows the report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.editors import MultiLine
from freiwilligenagentur.desktop.labels import WrappedLabel, heading, hint
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.workstation.report import Report


class FaultDialog(QDialog):
    """Stands over all windows until it is closed; nothing is sent by itself."""

    def __init__(self, report: Report) -> None:
        super().__init__(None)
        self.setObjectName("workstation.fault")
        self.setWindowTitle(_("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setProperty("surface", "page")
        self._place = report.place
        self._text = MultiLine(10)
        self._text.setObjectName("workstation.fault.text")
        self._text.setAccessibleName(_("Report"))
        self._text.setReadOnly(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._text.setPlainText(report.text)
        self._copy = button(_("Copy"), "workstation.fault.copy")
        self._save = button(_("Save as …"), "workstation.fault.save")
        self._folder = button(_("Open the folder"), "workstation.fault.folder")
        self._folder.setVisible(report.place is not None)
        self._close = primary_button(_("Go on working"), "workstation.fault.close")
        self._lay_out(_after_the_end() if report.ended else _while_working())
        self._copy.clicked.connect(self._copy_text)
        self._save.clicked.connect(self._save_text)
        self._folder.clicked.connect(self._open_folder)
        self._close.clicked.connect(self.accept)
        self._close.setFocus()

    def add(self, report: Report) -> None:
        """Puts one more report below, which came while this one was being read."""
        self._text.appendPlainText(f"\n{report.text}")

    def _lay_out(self, sentences: list[str]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.GAP)
        layout.addWidget(heading(self.windowTitle()))
        for sentence in sentences:
            layout.addWidget(WrappedLabel(sentence))
        layout.addWidget(hint(_("Report")))
        layout.addWidget(self._text, 1)
        layout.addWidget(hint(_("The report names no people and nothing that was typed. It is not sent by itself.")))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for each in (self._copy, self._save, self._folder):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self._close)
        layout.addLayout(row)
        self.resize(theme.chars(88), theme.em(30))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.set_text(_("Copied"))

    def _save_text(self) -> None:
        proposed = self._place.name if self._place else "bericht.txt"
        chosen = dialogs.save_file(self, _("Save the report"), proposed, _("Text (*.txt)"))
        if chosen is None:
            return
        try:
            write_safely(chosen, self._text.toPlainText().encode())
        except OfficeError as error:
            dialogs.tell_error(self, str(error))

    def _open_folder(self) -> None:
        assert isinstance(self._place, Path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place.parent)))


def _while_working() -> list[str]:
    return [
        _("The last step could not be finished because of a fault in the program."),
        _("Everything saved is safe. What you were typing still stands in the window."),
        _("Please go on. If it happens again, close the program, start it anew, and pass this report on."),
    ]


def _after_the_end() -> list[str]:
    return [
        _("Last time the program ended by itself because of a fault."),
        _("Everything saved until then is safe. What was begun stands under Today as a draft."),
        _("Please go on. If it happens again, pass this report on to whoever looks after the program."),
    ]
