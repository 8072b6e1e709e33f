"""Titles that are a Land's own document inside that Land: there a local certificate must not bear them."""

from __future__ import annotations

import tomllib
from functools import cache

from freiwilligenagentur import paths


def belongs_to_the_land(title: str, land: str) -> bool:
    """Whether a title is the Land's own in that Land (a key of ``office.model.LAENDER``), however it is written."""
    return (land, _squeezed(title)) in _titles()


@cache
def _titles() -> frozenset[tuple[str, str]]:
    with (paths.resources() / "certificates" / "titles_at_home.toml").open("rb") as file:
        return frozenset((each["land"], _squeezed(each["title"])) for each in tomllib.load(file)["title"])


def _squeezed(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
