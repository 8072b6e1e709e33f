"""Words, dates and numbers in the language of the office.

Messages are English in the code; ``i18n/<language>/<room>.po`` holds the translation, one catalogue a room. A compiled
catalogue (``.mo``) is made beside its source whenever the source is newer, so nobody has to think of it.
"""

from __future__ import annotations

import datetime as dt
import gettext as _gettext
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from threading import Lock

from freiwilligenagentur import paths

LANGUAGES = ("de", "en")
FIRST = ("house", "desktop", "office", "shell")
"""Catalogues of what the first windows say; another one is read when somebody asks for a message that these lack."""

_language = "en"
_unread: list[Path] = []
_read: list[_gettext.GNUTranslations] = []
_reading = Lock()
_said: dict[str, str] = {}
"""Messages asked for so far in this language: one catalogue a room makes each of them a walk."""


class _Unknown(_gettext.NullTranslations):
    """Says nothing where a catalogue lacks a message, so that the next one is asked."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""


def use(language: str) -> None:
    """Switches messages and formats to ``de`` or ``en`` for the whole program; anything else is taken for ``de``."""
    global _language  # noqa: PLW0603  (one language for the whole program)
    language = language if language in LANGUAGES else LANGUAGES[0]
    folder = paths.catalogues() / language
    sources = sorted(folder.glob("*.po")) or sorted(folder.glob("*.mo"))  # frozen: nothing else
    rooms = {source.stem: source for source in sources}
    with _reading:
        _read.clear()
        _unread[:] = [rooms.pop(first) for first in FIRST if first in rooms]
        _unread.extend(rooms.values())
        _language = language
        _said.clear()


def language() -> str:
    """The language in use, ``de`` or ``en``."""
    return _language


def read_all() -> None:
    """Reads every catalogue of the language in use. Raises OSError for one that is damaged."""
    with _reading:
        for _catalogue in _catalogues():
            pass


def _catalogues() -> Iterator[_gettext.GNUTranslations]:
    """Those that are read, then the others one by one."""
    yield from tuple(_read)
    while _unread:
        with _compiled(_unread[0]).open("rb") as file:
            catalogue = _gettext.GNUTranslations(file)
        catalogue.add_fallback(_Unknown())
        _read.append(catalogue)
        del _unread[0]
        yield catalogue


def _compiled(source: Path) -> Path:
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        with source.open("rb") as file:
            catalogue = read_po(file)
        partial = compiled.with_suffix(f".{id(catalogue)}.part")
        with partial.open("wb") as file:
            write_mo(file, catalogue)
        partial.replace(compiled)
    return compiled


def _(message: str) -> str:
    """The message in the language in use."""
    said = _said.get(message)
    if said is None:
        with _reading:
            found = (catalogue.gettext(message) for catalogue in _catalogues())
            said = _said[message] = next(filter(None, found), message)
    return said


def ngettext(one: str, many: str, number: int) -> str:
    """The message in the right plural form for ``number``."""
    with _reading:
        found = (catalogue.ngettext(one, many, number) for catalogue in _catalogues())
        return next(filter(None, found), one if number == 1 else many)


def capitalised(words: str) -> str:
    """Words that begin a line: their first letter large, the others as they are."""
    return words[:1].upper() + words[1:]


def date(value: dt.date | None) -> str:
    """``03.04.2026``; empty for None."""
    if value is None:
        return ""
    return value.strftime("%d.%m.%Y") if _language == "de" else value.strftime("%d/%m/%Y")


def long_date(value: dt.date) -> str:
    """``3. April 2026``, for running text and documents."""
    from babel.dates import format_date

    return format_date(value, "long", locale=_locale())


def time_of_day(value: dt.datetime | dt.time) -> str:
    """``14:30``."""
    return value.strftime("%H:%M")


def ago(moment: dt.datetime) -> str:
    """``vor 4 Minuten``, how long something is past."""
    from babel.dates import format_timedelta

    return format_timedelta(moment - dt.datetime.now(dt.UTC), add_direction=True, locale=_locale())


def now() -> str:
    """The time of day, ``14:30``, local."""
    return time_of_day(dt.datetime.now().astimezone())


def date_time(value: dt.datetime) -> str:
    """``03.04.2026 14:30``, local time for aware values."""
    local = value.astimezone() if value.tzinfo else value
    return f"{date(local.date())} {time_of_day(local)}"


def number(value: float | Decimal | int, digits: int | None = None) -> str:
    """``1.234,5``; with ``digits`` exactly that many after the comma, else as many as needed up to two."""
    text = f"{value:,.{2 if digits is None else digits}f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if _language == "de":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return text


def _locale() -> str:
    return "de_DE" if _language == "de" else "en_GB"
