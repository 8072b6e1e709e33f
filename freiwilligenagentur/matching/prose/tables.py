"""The tables of what people tell of themselves, for each language: ``resources/matching/circumstances.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from freiwilligenagentur import paths


@lru_cache(maxsize=16)
def circumstances(language: str) -> dict[str, str]:
    """The table of a language; KeyError for one without."""
    return _tables()[language]


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((paths.resources() / "matching" / "circumstances.toml").read_text("utf-8"))
