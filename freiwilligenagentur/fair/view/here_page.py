"""The room of an open stand: what to do at its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import primary_button
from freiwilligenagentur.desktop.labels import body, hint
from freiwilligenagentur.desktop.pages import PageHeader
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.fair.presenter.here import HerePresenter
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.storage.office_file import OpenOffice


class HerePage(QWidget):
    """Fulfils the presenter's HereView."""

    def __init__(self, opened: OpenOffice, navigator: Navigator, keep_typed: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("fair.here")
        self.setProperty("surface", "page")
        self._header = PageHeader("", "")
        self._close = primary_button(_("Close the stand …"), "fair.here.close")
        self._closed, self._place = body(""), hint("")
        self._lay_out()
        self.presenter = HerePresenter(self, opened, partial(run_task, self), navigator, keep_typed)
        self._close.clicked.connect(self.presenter.close)

    def refresh(self) -> None:
        """Shows what is true now."""
        self.presenter.refresh()

    def display_stand(self, name: str, numbers: str, closed: str, place: str) -> None:
        self._header.set_texts(_("Stand: {name}").format(name=name), numbers)
        self._closed.setText(closed)
        self._closed.setVisible(bool(closed))
        text = _("The work lies encrypted in {folder} and is copied each time you close the program.")
        self._place.setText(text.format(folder=place.replace("/", "/\u200b").replace("\\", "\\\u200b")))

    def ask_place(self, proposed: str) -> Path | None:
        return dialogs.save_file(self, _("Close the stand"), proposed, _("Stands (*.messestand)"))

    def tell(self, title: str, text: str) -> None:
        dialogs.tell(self, title, text)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _lay_out(self) -> None:
        steps = body(
            _(
                "You can close the program at any time and go on later: a double click on the file of the stand, or "
                "the program itself, opens it again.\n\nAt the end of the fair close the stand. That writes one file "
                "with everything, for a stick; in the office, a double click on it shows what comes home."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.BLOCK)
        self._header.add_button(self._close)
        layout.addWidget(self._header)
        for text in (steps, self._closed, self._place):
            text.setWordWrap(True)
            text.setMaximumWidth(theme.chars(80))
            layout.addWidget(text)
        layout.addStretch(1)
