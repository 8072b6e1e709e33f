"""The texts that people agree to, by purpose and version (Art. 6, 7 and 9 DSGVO)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from freiwilligenagentur import i18n, paths
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.model import Purpose


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One wording; ``words`` holds (title, text) by language."""

    purpose: Purpose
    version: str
    valid_from: date
    words: tuple[tuple[str, str, str], ...]

    def title(self) -> str:
        """A few words for lists and headings."""
        return self._words()[1]

    def text(self, office: str = "") -> str:
        """What is read out or signed; ``office`` is the name of the agency."""
        return self._words()[2].format(office=office or _("The volunteer agency"))

    def _words(self) -> tuple[str, str, str]:
        return next((words for words in self.words if words[0] == i18n.language()), self.words[0])


def current(purpose: Purpose, today: date) -> ConsentText:
    """The wording in force on a day."""
    valid = [text for text in texts() if text.purpose is purpose and text.valid_from <= today]
    return max(valid, key=lambda text: text.valid_from) if valid else _first(purpose)


def of_version(purpose: Purpose, version: str) -> ConsentText | None:
    """The wording that somebody agreed to; None when the office no longer keeps it."""
    return next((text for text in texts() if text.purpose is purpose and text.version == version), None)


def texts() -> tuple[ConsentText, ...]:
    """All wordings that come with the program, oldest first."""
    return _read(paths.resources() / "consents.toml")


def _first(purpose: Purpose) -> ConsentText:
    return next(text for text in texts() if text.purpose is purpose)


@lru_cache(maxsize=4)
def _read(place: Path) -> tuple[ConsentText, ...]:
    entries = tomllib.loads(place.read_text("utf-8"))["text"]
    return tuple(
        ConsentText(
            Purpose(entry["purpose"]),
            entry["version"],
            entry["valid_from"],
            tuple((code, entry[code]["title"], entry[code]["text"].strip()) for code in i18n.LANGUAGES),
        )
        for entry in sorted(entries, key=lambda entry: entry["valid_from"])
    )
