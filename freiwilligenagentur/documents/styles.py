"""Type sizes and colours of the house's documents."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from freiwilligenagentur.documents.fonts import Face

MM = 72 / 25.4

INK = "#1A1A1A"
GREY = "#555555"
HAIRLINE = "#D5DBD9"
GREEN = "#0B4F40"
GREEN_LIGHT = "#9CC5BA"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: sizes and leading (line distance) in points."""

    face: Face
    size: float
    leading: float
    colour: str = INK

    def __hash__(self) -> int:
        return hash((self.size, self.leading))  # asked for each line; letters and colours differ less than sizes

    def scaled(self, share: float) -> Style:
        """The same, smaller or larger, in whole tenths of a point."""
        size = math.floor(self.size * share * 10) / 10
        return replace(self, size=size, leading=self.leading * size / self.size)


TITLE = Style(Face.SERIF_BOLD, 30, 34, GREEN)
NAME = Style(Face.SERIF_BOLD, 21, 25)
SECTION = Style(Face.SERIF_BOLD, 13, 18)
TEXT = Style(Face.SERIF, 11, 16)
FACTS = Style(Face.SANS, 10.5, 14.5)
FACT_NAMES = Style(Face.SANS, 10.5, 14.5, GREY)
NOTE = Style(Face.SANS, 10, 14, GREY)
SMALL = Style(Face.SANS, 9, 12.5)
FINE = Style(Face.SANS, 8, 11, GREY)
CODE = Style(Face.SANS_BOLD, 15, 22)
