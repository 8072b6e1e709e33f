"""Small numbers in digits and in German words."""

from __future__ import annotations

WORDS = {
    "halb": 0.5, "halbe": 0.5, "halben": 0.5, "eine halbe": 0.5, "ein": 1, "eine": 1, "einen": 1, "einer": 1,
    "einem": 1, "eins": 1, "einmal": 1, "anderthalb": 1.5, "eineinhalb": 1.5, "zwei": 2, "zweimal": 2, "drei": 3,
    "dreimal": 3, "vier": 4, "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "zwoelf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30,
}  # fmt: skip
NUMBER = (
    r"(?:\d{1,2}(?:[.,]\d)?|anderthalb|eineinhalb|eine halbe|eine[nrm]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
    r"|zehn|zwölf|fünfzehn|zwanzig)"
)


def number(text: str) -> float:
    """``2``, ``2,5`` or ``zwei``; raises KeyError for other words."""
    text = " ".join(text.split())
    return float(text.replace(",", ".")) if text[0].isdigit() else WORDS[text]
