"""Which program this is, and whose work is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.workstation.licences import Part


class AboutView(Protocol):
    """The window."""

    def display_parts(self, parts: Sequence[Part], count: str) -> None:
        """Shows these parts; ``count`` says how many."""

    def display_licence(self, title: str, text: str) -> None:
        """Shows the licence of one part."""


class AboutPresenter:
    """Searches the parts by name, licence and text."""

    def __init__(self, view: AboutView, read: Callable[[], list[Part]]) -> None:
        self._view, self._parts = view, read()

    def search(self, words: str) -> None:
        """Shows the parts in which all words occur."""
        wanted = words.casefold().split()
        found = [part for part in self._parts if all(word in " ".join(part).casefold() for word in wanted)]
        count = ngettext("{n} part", "{n} parts", len(found)).format(n=len(found))
        self._view.display_parts(found, count)
        if not found:
            self._view.display_licence("", "")

    def choose(self, name: str) -> None:
        """Shows the licence of a part."""
        part = next((part for part in self._parts if part.id == name), None)
        if part is None:
            self._view.display_licence("", "")
        else:
            title = " · ".join(filter(None, (f"{part.id} {part.version}".strip(), part.licence)))
            self._view.display_licence(title, part.text or _("The part brings no text of its licence."))
