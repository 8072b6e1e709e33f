"""Words, dates and numbers in the language of the office.

Messages are English in the code; ``i18n/<language>/<room>.po`` holds the translation, one catalogue a room. A compiled
catalogue (``.mo``) is made beside its source whenever the source is newer, so nobody has to think of it.
"""

from __future__ import annotations

import datetime as dt
import gettext as _gettext
from decimal import Decimal
from pathlib import Path

from freiwilligenagentur import paths

LANGUAGES = ("de", "en")

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"
_said: dict[str, str] = {}
"""Messages asked for so far in this language: one catalogue a room makes each of them a walk."""


def use(language: str) -> None:
    """Switches messages and formats to ``de`` or ``en`` for the whole program."""
    global _translations, _language  # noqa: PLW0603  (one language for the whole program)
    combined = _gettext.NullTranslations()
    folder = paths.catalogues() / language
    compiled = [_compiled(source) for source in folder.glob("*.po")] or folder.glob("*.mo")  # frozen: nothing else
    for place in sorted(compiled):
        with place.open("rb") as file:
            catalogue = _gettext.GNUTranslations(file)
        catalogue.add_fallback(combined)
        combined = catalogue
    _translations = combined
    _language = language
    _said.clear()


def language() -> str:
    """The language in use, ``de`` or ``en``."""
    return _language


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
        said = _said[message] = _translations.gettext(message)
    return said


def ngettext(one: str, many: str, number: int) -> str:
    """The message in the right plural form for ``number``."""
    return _translations.ngettext(one, many, number)


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
