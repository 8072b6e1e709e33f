"""Cyrillic names and Latin letters: ``Шевченко`` is typed Schewtschenko, Shevchenko or Ševčenko, and is found by each.

Every way of writing a name in Latin letters merges other sounds: the German ``ch`` is х, the English one is ч. So what
is typed is not guessed at but compared coarsely: a Cyrillic word is also kept with the letters as one that any of these
ways keeps apart (``plain``), and a Latin word is written in these letters (``in_cyrillic``). Only Cyrillic texts have
such letters, so nothing else is found by them. The library for this, Unidecode, knows one Latin way only.
"""

from __future__ import annotations

import re

_GERMAN = dict(zip("абвгґдезиійјклмнопрстуфцыэ", "abwggdesiijjklmnoprstufzye", strict=True))
_GERMAN |= {"є": "je", "ё": "jo", "ж": "sch", "ї": "ji", "х": "ch", "ч": "tsch", "ш": "sch", "щ": "schtsch"}
_GERMAN |= {"ю": "ju", "я": "ja", "ђ": "dj", "љ": "lj", "њ": "nj", "ћ": "tsch", "џ": "dsch", "ъ": "", "ь": ""}
_GERMAN |= dict.fromkeys("'’ʼ", "")
_ENGLISH = _GERMAN | {"в": "v", "є": "ye", "ё": "yo", "ж": "zh", "з": "z", "й": "y", "ї": "yi", "х": "kh", "ц": "ts"}
_ENGLISH |= {"ч": "ch", "ћ": "ch", "џ": "dzh", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
_PLAIN = {"ґ": "г", "х": "г", "ч": "г", "ћ": "г", "ж": "с", "з": "с", "ц": "с", "ш": "с", "щ": "с", "џ": "дс", "ё": "е"}
_PLAIN |= {"й": "и", "ы": "и", "і": "и", "ї": "и", "ј": "и", "э": "е", "є": "е", "ю": "иу", "я": "иа", "љ": "ли"}
_PLAIN |= {"њ": "ни", "ђ": "ди", "ъ": "", "ь": "", "’": "", "ʼ": "", "'": ""}

_TO_GERMAN, _TO_ENGLISH, _TO_PLAIN = str.maketrans(_GERMAN), str.maketrans(_ENGLISH), str.maketrans(_PLAIN)
_WORD = re.compile("[а-џґ]['’ʼа-џґ]*")

_SOUNDS = {"schtsch": "с", "shch": "с", "tsch": "г", "tch": "г", "ch": "г", "kh": "г", "g": "г", "h": "г"}
_SOUNDS |= {"sch": "с", "sh": "с", "zh": "с", "tz": "с", "ts": "с", "s": "с", "z": "с", "c": "с", "ck": "к", "q": "к"}
_SOUNDS |= {"jo": "е", "yo": "е", "i": "и", "j": "и", "y": "и", "w": "в", "v": "в", "ph": "ф", "x": "кс"}
_SOUNDS |= dict(zip("abdefklmnoprtu", "абдефклмнопрту", strict=True))
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_HACEKS = str.maketrans({"č": "ch", "ć": "ch", "š": "sh", "ž": "zh"})
_SOFT_E = re.compile(r"(^|[аеиоу])и+е")  # Jelena and Aleksejew are Елена and Алексеев, Matwijenko keeps its и
_TWICE = re.compile(r"(.)\1+")


def words(text: str) -> list[str]:
    """The Cyrillic words of a text in small letters."""
    return [] if text.isascii() else _WORD.findall(text)


def german(text: str) -> str:
    """Small Cyrillic letters as a German newspaper writes them: ``шевченко`` is ``schewtschenko``."""
    return text if text.isascii() else text.translate(_TO_GERMAN)


def english(text: str) -> str:
    """Small Cyrillic letters as an English passport writes them: ``шевченко`` is ``shevchenko``."""
    return text if text.isascii() else text.translate(_TO_ENGLISH)


def plain(word: str) -> str:
    """A Cyrillic word with those letters as one that some Latin way of writing does not tell apart."""
    return _settled(word.replace("йо", "е").translate(_TO_PLAIN))


def in_cyrillic(word: str) -> str:
    """A small Latin word in the letters of ``plain``; "" when it is no word of Latin letters."""
    word = word.translate(_HACEKS)
    written = _SOUND.sub(lambda sound: _SOUNDS[sound.group()], word)
    return "" if not word.isalpha() or not word.isascii() else _settled(written)


def _settled(word: str) -> str:
    return _TWICE.sub(r"\1", _SOFT_E.sub(r"\1е", word))
