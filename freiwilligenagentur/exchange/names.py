"""Names of organisations: when two spellings are probably the same body."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Forms that cannot be anything else, wherever they stand in a name. Dots and spaces between letters may be missing.
_FORMS = (
    r"e\.?\s?v\.?",
    r"eingetragener verein",
    r"gemeinnütziger verein",
    r"(?:g|gemeinnützige)[\s-]?gmbh",
    r"(?:gemeinnützige )?gesellschaft (?:mbh|mit beschränkter haftung)",
    r"gmbh\s?(?:&|und|u\.)\s?co\.?\s?kg",
    r"gmbh",
    r"g?ug\s?\(?haftungsbeschränkt\)?",
    r"gug",
    r"eingetragene genossenschaft",
    r"a\.?\s?ö\.?\s?r\.?",
    r"k\.?\s?d\.?\s?ö\.?\s?r\.?",
    r"(?:anstalt|körperschaft|stiftung) des öffentlichen rechts",
    r"(?:anstalt|körperschaft) öffentlichen rechts",
)
# Short forms that also stand for other words at the beginning of a name ("AG Naturschutz" is a working group).
_FORMS_AT_END = (r"e\.?\s?g\.?", r"ag", r"gag", r"kg", r"ug", r"ohg", r"gbr", r"gse", r"i\.?\s?g\.?")
_FOUNDATION = re.compile(
    r"(\bstiftung\b)?[\s,;(-]*\b(?:rechtsfähige )?stiftung (?:des )?(?:bürgerlichen|privaten|öffentlichen) rechts\b"
)
_ANYWHERE = re.compile(rf"(?<![\w.])(?:{'|'.join(_FORMS)})(?!\w)")
_AT_END = re.compile(rf"(?<=[\s,(-])(?:{'|'.join(_FORMS_AT_END)})\W*$")
_NOT_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """What remains of a name without case, legal form, dashes, spaces, quotes and dots.

    Names with one key are proposed as one organisation; a person confirms it. A name that is nothing but a legal form
    keeps it, so that the key of a name with letters is never empty.
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    without = _ANYWHERE.sub(" ", _foundation(text))
    while (shorter := _AT_END.sub(" ", without)) != without:
        without = shorter
    return _letters(without) or _letters(text)


def _foundation(text: str) -> str:
    """The form "Stiftung bürgerlichen Rechts" goes; the word stays where it is the only one of the name."""

    def replace(match: re.Match[str]) -> str:
        rest = text[: match.start()] + (match[1] or "") + text[match.end() :]
        return (match[1] or "") if "stiftung" in rest else " stiftung "

    return _FOUNDATION.sub(replace, text)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text)


def shown_name(spellings: dict[str, int]) -> str:
    """Which of several spellings to keep: the most frequent one, then the longest, since that names the legal form."""
    return min(spellings, key=lambda name: (-spellings[name], -len(name), name))
