"""In which language a wish is written: by letters, and among Latin ones by the small words that every sentence has."""

from __future__ import annotations

import re
from typing import Final

from freiwilligenagentur.matching.text.tokens import words

GERMAN: Final = "de"

_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_PERSIAN: Final = re.compile("[پچژگک]|ی")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_UKRAINIAN: Final = re.compile("[іїєґ]", re.IGNORECASE)
_LETTERS: Final = {"tr": "ğışç", "pl": "ąęłńśźżć", "es": "ñ¿¡", "ro": "ăâîșțşţ", "fr": "êèàçœâîû", "de": "ßäöü"}
_SMALL_WORDS: Final = {
    "de": "ich und der die das nicht mit für oder in zu ein eine was von auf wir gern bei den im am kann würde mir",
    "en": "i and the to with for of would like my in a am not but or can is help you we want at some people",
    "fr": "je et le la les des avec pour une un dans de à pas ou mais mon aime voudrais du aux en suis me aider",
    "es": "yo y el la los las con para una un en de no o pero mi me gusta quiero gustaría del al por ayudar soy "
    "quisiera personas sin niños",
    "tr": "ve ile için bir ben bu da de istiyorum var yok çok ama veya olarak gibi yardım etmek",
    "pl": "i z w na do nie się jestem chcę mogę lub ale dla po o chętnie lubię bym jak albo osobom "
    "osobami nad pomoc opieka",
    "ro": "și cu pentru în la nu vreau aș un o să de sau dar pe din mi îmi ajut place persoane",
}
_SURELY: Final = {"tr": "ğışİ", "pl": "ąęłżźń", "ro": "șțşţ", "es": "ñ¿¡"}
"""Letters that no German word has."""
_BY_WORD: Final = {language: frozenset(listed.split()) for language, listed in _SMALL_WORDS.items()}


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language; German when nothing speaks against it."""
    small = text.lower()
    if len(_ARABIC.findall(small)) * 2 > len(small) / 2:
        return "fa" if _PERSIAN.search(small) else "ar"
    if len(_CYRILLIC.findall(small)) * 2 > len(small) / 2:
        return "uk" if _UKRAINIAN.search(small) else "ru"
    found = [word for word, _start, _end in words(small)]
    votes = {language: sum(word in known for word in found) for language, known in _BY_WORD.items()}
    for language, letters in _LETTERS.items():
        votes[language] += sum(any(letter in letters for letter in word) for word in found)
    for language, letters in _SURELY.items():
        if not votes[GERMAN] and any(letter in letters for letter in small):
            votes[language] += 1
    best = max(votes, key=lambda language: (votes[language], language == GERMAN))
    return best if votes[best] > votes[GERMAN] else GERMAN
