"""The way to the handbook; its window is imported when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from freiwilligenagentur.shell.help_view import HelpWindow


class Handbook:
    """Opens the handbook for one window of the program, which also closes it."""

    def __init__(self) -> None:
        self._window: HelpWindow | None = None

    def open(self, place: str) -> None:
        """Opens it at a place of the program; a window that is open already goes there."""
        from freiwilligenagentur.shell import help_pages
        from freiwilligenagentur.shell.help_view import HelpWindow

        if self._window is None:
            self._window = HelpWindow()
        self._window.display(help_pages.page(place))

    def close(self) -> None:
        """Closes it with its owner."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None
