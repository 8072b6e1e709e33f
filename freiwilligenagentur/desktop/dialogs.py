"""The few dialogs: a sentence to read, a question with its consequences on the buttons, choosing files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop.buttons import Button, button
from freiwilligenagentur.files import safe_name
from freiwilligenagentur.i18n import _

if TYPE_CHECKING:
    # PySide makes a class and all its enumerations when its name is first asked for; these two cost 25 ms of the start.
    from PySide6.QtWidgets import QMessageBox


_UNASKED = "unasked"


def tell_error(parent: QWidget, text: str) -> QMessageBox:
    """Shows what went wrong, as a whole sentence; does not wait for the answer."""
    from PySide6.QtWidgets import QMessageBox

    return _box(parent, QMessageBox.Icon.Warning, _("That did not work"), text)


def tell(parent: QWidget, title: str, text: str) -> QMessageBox:
    """Shows a sentence; does not wait for the answer."""
    from PySide6.QtWidgets import QMessageBox

    return _box(parent, QMessageBox.Icon.Information, title, text)


def ask(parent: QWidget, title: str, text: str, do: str, leave: str = "") -> bool:
    """Asks and waits; ``do`` and ``leave`` are the captions of the buttons and name the consequence."""
    if _app().property(_UNASKED):
        return False
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.NoButton, parent)
    box.setObjectName("desktop.ask")
    box.setWindowModality(Qt.WindowModality.WindowModal)  # an open handbook can be read before answering
    yes = _add(box, do, "desktop.ask.do", QMessageBox.ButtonRole.AcceptRole)
    no = _add(box, leave or _("Cancel"), "desktop.ask.leave", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    answer = box.clickedButton() is yes
    box.deleteLater()
    return answer


@contextmanager
def unasked() -> Iterator[None]:
    """Inside, every question is answered at once by leaving things as they are: the session of the user ends."""
    app = _app()
    app.setProperty(_UNASKED, True)
    try:
        yield
    finally:
        app.setProperty(_UNASKED, False)


def choose_file(parent: QWidget, title: str, filters: str, folder: Path | None = None) -> Path | None:
    """Lets the user choose a file; ``filters`` in Qt's form ``Pictures (*.png *.jpg)``; None if cancelled."""
    from PySide6.QtWidgets import QFileDialog

    name, _filter = QFileDialog.getOpenFileName(parent, title, str(folder or _documents()), filters)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """Lets the user choose a folder; None if cancelled."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(parent, title, str(folder or _documents()))
    return Path(name) if name else None


def save_file(parent: QWidget, title: str, proposed: Path | str, filters: str) -> Path | None:
    """Lets the user say where to write a file; asks before replacing one; None if cancelled.

    A proposed name may hold the name of a person or a layout, with any sign in it; a path is taken as it is.
    """
    from PySide6.QtWidgets import QFileDialog

    if isinstance(proposed, str):
        name, ending = os.path.splitext(proposed)  # noqa: PTH122 - it is no path: it may hold any sign
        proposed = f"{safe_name(name)}{ending}"
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(_documents() / proposed), filters)
    return Path(name) if name else None


def _app() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None, "a dialog needs the application"
    return app


def _documents() -> Path:
    """Where people look for their files; the folder that the program was started in means nothing to them."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def _box(parent: QWidget, sign: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(sign, title, text, QMessageBox.StandardButton.NoButton, parent)
    box.setObjectName("desktop.message")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setEscapeButton(_add(box, _("Close"), "desktop.message.close", QMessageBox.ButtonRole.AcceptRole))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def _add(box: QMessageBox, text: str, name: str, role: QMessageBox.ButtonRole) -> Button:
    added = button(text, name)
    added.setParent(box)  # keeps the Python half alive, which addButton does not
    box.addButton(added, role)
    return added
