"""Small offers in own words, and an encoder that needs no model."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from freiwilligenagentur.matching.text.corpus import Floats
from freiwilligenagentur.matching.text.meaning import SIZE
from freiwilligenagentur.matching.text.search import OfferText
from freiwilligenagentur.matching.text.tokens import folded, words

READING = OfferText(
    "reading", "Lesepatin in der Grundschule", "Sie lesen einmal in der Woche am Vormittag Kindern Geschichten vor.", "Leselust"
)  # fmt: skip
HOMEWORK = OfferText(
    "homework", "Hausaufgabenhilfe", "Nachmittags helfen Sie Schülern bei den Schularbeiten. Montag bis Donnerstag.", "Hort"
)  # fmt: skip
SENIORS = OfferText(
    "seniors", "Besuchsdienst im Seniorenheim", "Alte Menschen freuen sich über Gespräche und Spaziergänge.", "Abendsonne"
)  # fmt: skip
EVENING = OfferText(
    "evening", "Spieleabend mit Senioren", "Immer abends ab 19 Uhr spielen wir mit älteren Menschen Karten.", "Treff"
)  # fmt: skip
DOGS = OfferText(
    "dogs", "Gassigehen", "Unsere Hunde im Tierheim brauchen Bewegung in der Natur, auch am Wochenende.", "Tierheim"
)
GARDEN = OfferText("garden", "Gartenpaten", "Beete pflegen und Unkraut jäten, nur unter der Woche vormittags.", "Park")
OFFICE = OfferText("office", "Büroarbeit", "Briefe und Ablage, vollständig von zu Hause aus am Computer.", "Verein")
DESK = OfferText("desk", "Hilfe im Büro", "Sie schreiben Briefe in unserem Sekretariat.", "Kanzlei")
KITCHEN = OfferText("kitchen", "Küchenhilfe", "Gemeinsam kochen wir für Obdachlose eine warme Mahlzeit.", "Suppenküche")
SPORT = OfferText("sport", "Übungsleiterin Gymnastik", "Bewegung für Erwachsene in der Turnhalle.", "Sportverein")
YOUNG = OfferText("young", "Kinderturnen", "Sport mit Kindern: Turnen, Bewegung und Spiele für Kinder.", "Sportverein")
EVERY = (READING, HOMEWORK, SENIORS, EVENING, DOGS, GARDEN, OFFICE, DESK, KITCHEN, SPORT, YOUNG)


class WordEncoder:
    """Texts with words in common point in like directions; every call is counted."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.texts += texts
        return np.array([_vector(text) for text in texts], np.float32)


def _vector(text: str) -> Floats:
    vector = np.zeros(SIZE, np.float32)
    for word, _start, _end in words(text):
        vector[zlib.crc32(folded(word)[:5].encode()) % SIZE] += 1
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
