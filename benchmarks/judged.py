"""How good the text search is: judged wishes over an imported office, beside simple methods.

    python3 -m benchmarks.judged OFFICE.db [--wishes FILE.toml] [--each]

The passphrase comes as for the program. ``benchmarks/wishes.toml`` says what its grades mean; offers without a grade
count as not fitting, and how many of them stood among the first ten is printed too.
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from freiwilligenagentur.app import models
from freiwilligenagentur.console.opening import open_office
from freiwilligenagentur.console.ranked import external_ids
from freiwilligenagentur.matching.text import search as searching
from freiwilligenagentur.matching.text.corpus import Floats
from freiwilligenagentur.matching.text.lexical import SAYS_NOTHING
from freiwilligenagentur.matching.text.meaning import standard_encoder
from freiwilligenagentur.matching.text.reading import read_offers, read_vectors
from freiwilligenagentur.matching.text.search import OfferText, TextIndex
from freiwilligenagentur.matching.text.service import TextSearch
from freiwilligenagentur.matching.text.tokens import folded, words

Method = Callable[[str], list[str]]
"""A wish to ids, the best first."""
SHOWN = 20


@dataclass(frozen=True)
class Judged:
    """A wish and its grades by external id."""

    id: str
    text: str
    language: str
    constraint: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Quality:
    """How well one list fits."""

    ndcg10: float
    precision10: float
    recall20: float
    unjudged10: int


def quality(listed: Sequence[str], grades: Mapping[str, int]) -> Quality:
    """nDCG with gains 3 and 1 over the best possible list; the others count grades 1 and 2 alike."""
    fitting = {key for key, grade in grades.items() if grade > 0}
    best = _gain(sorted(grades.values(), reverse=True)[:10])
    return Quality(
        _gain([grades.get(key, 0) for key in listed[:10]]) / best if best else 0.0,
        sum(key in fitting for key in listed[:10]) / 10,
        len(fitting.intersection(listed[:20])) / max(1, len(fitting)),
        sum(key not in grades for key in listed[:10]),
    )


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def read_wishes(place: Path) -> list[Judged]:
    found = []
    for wish in tomllib.loads(place.read_text("utf-8"))["wish"]:
        grades = {str(key): grade for grade in (0, 1, 2) for key in wish.get(f"grade_{grade}", ())}
        grades |= wish.get("grades", {})
        found.append(Judged(wish["id"], wish["text"], wish["language"], wish["constraint"], grades))
    return found


def main() -> None:
    asked = argparse.ArgumentParser(prog="benchmarks.judged")
    asked.add_argument("office", type=Path)
    asked.add_argument("--user")
    asked.add_argument("--wishes", type=Path, default=Path(__file__).parent / "wishes.toml")
    asked.add_argument("--each", action="store_true", help="print every wish")
    chosen = asked.parse_args()
    assert models.MODELS
    office = open_office(chosen.office, chosen.user)
    try:
        TextSearch(office.store).encode_all()
        offers = read_offers(office.store)
        vectors = read_vectors(office.store, offers)
        keys = external_ids(office.store, "Offer", [offer.id for offer in offers])
    finally:
        office.close()
    wishes = read_wishes(chosen.wishes)
    for name, method in methods(offers, vectors).items():
        results = {
            wish.id: quality([keys.get(found, "") for found in method(wish.text)], wish.grades) for wish in wishes
        }
        if chosen.each:
            for wish in wishes:
                print(_line(f"{wish.id} {wish.language} {wish.constraint}", [results[wish.id]]))
        for part, listed in _parts(wishes).items():
            print(_line(f"{name}, {part} ({len(listed)})", [results[wish.id] for wish in listed]), flush=True)


def methods(offers: list[OfferText], vectors: Mapping[str, Floats]) -> dict[str, Method]:
    """Simple ways to find offers, the program without one of its parts, and the program."""
    index = TextIndex(offers, standard_encoder())
    index.put_vectors(vectors)
    while index.prepare():
        pass
    blind = TextIndex(offers)
    while blind.prepare():
        pass
    return {
        "words": _bm25(offers, _whole),
        "4-grams": _bm25(offers, _grams),
        "embeddings": _embeddings(offers, vectors),
        "program without thesaurus": _with(index, _TOPICS=0.0, _FOCUS=0.0, _GIST=0.0),
        "program without words": _with(index, _WORDS=0.0),
        "program without meaning": _with(blind),
        "program without constraints": _with(index, check=lambda *_: []),
        "program": _with(index),
    }


def _with(index: TextIndex, **changed: object) -> Method:
    def find(wish: str) -> list[str]:
        with patch.multiple(searching, **changed) if changed else nullcontext():
            return [hit.offer_id for hit in index.search(wish, SHOWN)]

    return find


def _embeddings(offers: list[OfferText], vectors: Mapping[str, Floats]) -> Method:
    matrix = np.stack([vectors[offer.id] for offer in offers])

    def find(wish: str) -> list[str]:
        scores = matrix @ standard_encoder().encode([wish])[0]
        return [offers[row].id for row in np.argsort(-scores, kind="stable")[:SHOWN]]

    return find


def _bm25(offers: list[OfferText], cut: Callable[[str], list[str]]) -> Method:
    texts = [Counter(cut(offer.title) * 3 + cut(offer.text)) for offer in offers]
    lengths = np.array([text.total() for text in texts], np.float32)
    damping = 1.2 * (0.5 + 0.5 * lengths / lengths.mean())
    holding: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        for part in text:
            holding.setdefault(part, []).append(row)

    def find(wish: str) -> list[str]:
        scores = np.zeros(len(offers))
        for part in set(cut(wish)):
            rows = holding.get(part, [])
            rarity = math.log(1 + (len(offers) - len(rows) + 0.5) / (len(rows) + 0.5))
            for row in rows:
                scores[row] += rarity * texts[row][part] * 2.2 / (texts[row][part] + damping[row])
        return [offers[row].id for row in np.argsort(-scores, kind="stable")[:SHOWN]]

    return find


def _whole(text: str) -> list[str]:
    return [name for word, _start, _end in words(text) if (name := folded(word)) not in SAYS_NOTHING]


def _grams(text: str) -> list[str]:
    marked = [f"^{name}$" for name in _whole(text)]
    return [name[start : start + 4] for name in marked for start in range(max(1, len(name) - 3))]


def _parts(wishes: list[Judged]) -> dict[str, list[Judged]]:
    return {
        "all": wishes,
        "with a constraint": [wish for wish in wishes if wish.constraint],
        "in other languages": [wish for wish in wishes if wish.language != "de"],
    }


def _line(name: str, results: Sequence[Quality]) -> str:
    number = max(1, len(results))
    return (
        f"{name:<48} nDCG@10 {sum(one.ndcg10 for one in results) / number:.3f}"
        f"  P@10 {sum(one.precision10 for one in results) / number:.3f}"
        f"  R@20 {sum(one.recall20 for one in results) / number:.3f}"
        f"  not judged {sum(one.unjudged10 for one in results) / number:.1f}"
    )


if __name__ == "__main__":
    main()
