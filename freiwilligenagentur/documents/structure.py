"""The structure tree of a document: what assistive technology reads, in reading order (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Element:
    """One node: ``role`` is a standard type such as ``P`` or ``TH``."""

    role: str
    children: list[Element] = field(default_factory=list)
    title: str = ""
    """A name for a part of a long document."""
    alternative: str = ""
    """What a picture shows, in words."""
    actual: str = ""
    """What it reads, where the order of drawing differs (text from right to left)."""
    language: str = ""
    """Of what it says, where that differs from the document: a tag such as ``uk`` or ``en-GB`` (BCP 47)."""
    place: int = 0
    """Its place in the order of reading, once ``in_order`` gave it one."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Names that say more about a role, such as ``Scope`` of a table head."""

    def add(self, role: str, alternative: str = "") -> Element:
        """A new last child."""
        child = Element(role, alternative=alternative)
        self.children.append(child)
        return child

    def in_order(self) -> list[Element]:
        """Itself and all below, in the order of reading; each is told its place."""
        found: list[Element] = []
        waiting = [self]
        while waiting:
            element = waiting.pop()
            element.place = len(found)
            found.append(element)
            waiting += reversed(element.children)
        return found

    def all(self) -> Iterator[Element]:
        """Itself and all below, in the order of reading."""
        yield self
        for child in self.children:
            yield from child.all()
