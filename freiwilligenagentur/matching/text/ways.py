"""How somebody wishes to help, against what offers say: in the background, outdoors, not tied, few hours a week."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import numpy as np

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.prose import Criteria
from freiwilligenagentur.matching.text.corpus import Floats

CODES: Final = ("outdoors", "light", "no_lead", "flexible", "soon", "together", "alone", "barrier_free")
"""Those of ``prose.manner`` of which offers say something."""
THINGS: Final = (
    "sorting", "clothing", "office", "bookkeeping", "archive", "repairing", "bicycles", "renovating", "gardening",
    "clean-up",
    "website", "it", "design", "crafts", "sewing", "donations", "kitchen", "baking", "research", "writing",
    "monuments",
)  # fmt: skip
"""Groups of the thesaurus that are work with things."""
CONTACT: Final = (
    "visiting", "accompanying", "guided-tours", "selling", "second-hand", "phone-counselling", "counselling",
    "talking",
    "mentoring", "childcare", "hospice", "cafe", "reception", "teaching-courses", "homework", "tutoring", "play",
    "nursing",
    "interpreting", "coffee-afternoon", "senior-groups", "dementia-groups", "debt-advice", "paperwork",
    "reading-aloud",
)  # fmt: skip
"""Groups that are work with people."""
OUTSIDE: Final = (
    "gardening",
    "outdoors",
    "nature",
    "forest",
    "water-nature",
    "clean-up",
    "dogs",
    "walks",
    "farm",
    "zoo",
)

USUAL: Final[dict[str, tuple[float, float]]] = {
    "background_work": (0.8, 0.3),
    "outdoors": (0.45, 0.2),
    "indoors": (0.9, 0.3),
    "light": (0.85, 0.15),
    "no_lead": (0.9, 0.3),
    "flexible": (0.75, 0.35),
    "soon": (0.9, 0.9),
    "together": (0.75, 0.5),
    "alone": (0.85, 0.6),
    "barrier_free": (0.7, 0.05),
    "hours": (0.8, 0.2),
}
"""For each: how an offer that says nothing, or the contrary, counts beside one that suits."""


def mask(codes: Iterable[str]) -> int:
    """Codes as bits; those of which offers say nothing count for none."""
    return sum(1 << CODES.index(code) for code in set(codes) if code in CODES)


def suits(
    wish: Criteria, facts: Mapping[str, np.ndarray], about: Callable[[str], Floats]
) -> Iterator[tuple[str, Floats]]:
    """For each way that a wish names, from -1 to 1 whether each row suits."""
    said, contrary = facts["manner"], facts["not_manner"]
    for code in sorted(wish.manner & USUAL.keys()):
        if code == "background_work":
            value = 2 * (_most(about, THINGS) - _most(about, CONTACT))
        elif code in {"outdoors", "indoors"}:
            outside = np.maximum(_says(said, "outdoors"), np.clip((_most(about, OUTSIDE) - 0.3) * 3, 0, 1))
            value = outside if code == "outdoors" else -outside
        else:
            value = _says(said, code) - _says(contrary, code)
            if code == "flexible":
                value = np.where(value == 0, np.maximum(facts["freedom"], 0.8 * (facts["rhythm"] & 6 > 0)), value)
        yield code, np.clip(value, -1, 1).astype(np.float32)
    if wish.hours_max is not None:
        least = facts["hours"]
        value = np.where(least == 0, 0.0, np.where(least > wish.hours_max, -1.0, 1.0))
        yield "hours", value.astype(np.float32)


def sentence(code: str, *, open_: bool) -> str:
    """What is to ask about or speaks against an offer; empty where nothing needs to be said."""
    said = _OPEN if open_ else _AGAINST
    return said[code]() if code in said else ""


def _says(bits: np.ndarray, code: str) -> Floats:
    return np.asarray((bits >> CODES.index(code)) & 1, np.float32)


def _most(about: Callable[[str], Floats], groups: Iterable[str]) -> Floats:
    return np.asarray(np.max([about(group) for group in groups], axis=0), np.float32)


_OPEN: Final[dict[str, Callable[[], str]]] = {
    "barrier_free": lambda: _("Whether it is free of barriers is not said."),
    "hours": lambda: _("How many hours are needed is not said."),
}
_AGAINST: Final[dict[str, Callable[[], str]]] = {
    "background_work": lambda: _("It is work with people."),
    "indoors": lambda: _("It is outdoors."),
    "light": lambda: _("It is hard physical work."),
    "no_lead": lambda: _("It asks to take responsibility."),
    "flexible": lambda: _("Fixed times or a long time are asked for."),
    "barrier_free": lambda: _("It is not free of barriers."),
    "hours": lambda: _("More hours a week are asked for."),
}
