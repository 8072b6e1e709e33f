"""Finding offers for a wish in plain words: by the thesaurus, by parts of words and by meaning, under its constraints.

The three ways are added up to one relevance, from 0 for the usual offer to 1 for the best ones; the constraints of the
wish then take away from it (``constraints``). Without vectors of meaning the other two do the work alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from freiwilligenagentur import garbage
from freiwilligenagentur.matching.alike import Alike
from freiwilligenagentur.matching.prose import Criteria, criteria_of, read_offer, spared
from freiwilligenagentur.matching.text.bulk import BulkReader
from freiwilligenagentur.matching.text.constraints import (
    Checked,
    Facts,
    asks_of_offers,
    beyond_fields,
    check,
    freedom,
)
from freiwilligenagentur.matching.text.corpus import Floats, Ints, Words
from freiwilligenagentur.matching.text.lexical import Lexical, shares
from freiwilligenagentur.matching.text.meaning import SIZE, Encoder
from freiwilligenagentur.matching.text.places import Place, Places, Where
from freiwilligenagentur.matching.text.reasons import Reason, reasons_for
from freiwilligenagentur.matching.text.thesaurus import Group, Thesaurus, standard
from freiwilligenagentur.matching.text.tokens import folded
from freiwilligenagentur.matching.text.topics import BY_CODE, Topics, aboutness, groups_by_code
from freiwilligenagentur.matching.text.wishes import Wish, understand

Rows = npt.NDArray[np.int64]

_TOPICS: Final = 1.0
_FOCUS: Final = 0.7
"""What an offer gains that is about little else: a reading hour before a club that also reads."""
_WORDS: Final = 0.5
_MEANING: Final = 2.5
_GIST: Final = 0.4
"""The share of the wish's groups in its vector; a wish in another language meets German offers through them."""
_STEEPNESS: Final = 1.2
_GOOD: Final = 1.4
"""From which sum on the best offers of a wish are good ones."""
_UNSAID: Final = 0.3
"""What the words of a wish count that says nothing of what to do: no more than to choose among offers that suit."""
_AGAIN: Final = 0.7
"""What an offer keeps whose like stands before it already."""
_READ_AT_ONCE: Final = 400
_ABOUT_IT: Final = 0.5
"""From this relevance on an offer is about what is wished for."""
_LIVING: Final = re.compile(
    r"\b(?:wohn\w*|lebe|leben|live|living|habite|vivo|mieszkam|живу)\b[^.,;!?]{0,20}$", re.IGNORECASE
)
"""Before the name of a place: it says where somebody is at home, not where they would like to help."""


@dataclass(frozen=True, slots=True)
class OfferText:
    """An offer as the search sees it."""

    id: str
    title: str
    text: str = ""
    organisation: str = ""
    activities: frozenset[str] = frozenset()
    target_groups: frozenset[str] = frozenset()
    said: Criteria = field(default_factory=Criteria)
    """What stands in fields of the record; it comes before what is read from the text."""
    where: Where = field(default_factory=Where)
    struck: frozenset[str] = frozenset()
    """Keys of guesses from the text that somebody struck out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An offer that was found."""

    offer_id: str
    score: float
    """0 to 100."""
    reasons: tuple[Reason, ...]
    open_points: tuple[str, ...]


class TextIndex:
    """Offers ready to be found. Not for several threads at once."""

    def __init__(
        self, offers: Iterable[OfferText] = (), encoder: Encoder | None = None, thesaurus: Thesaurus | None = None
    ) -> None:
        self._thesaurus = thesaurus or standard()
        self._encoder = encoder
        self._codes = groups_by_code(self._thesaurus)
        self._words = Words()
        self._reader = BulkReader(self._thesaurus, self._words)
        self._lexical = Lexical(self._words)
        self._topics = Topics(self._thesaurus)
        self._facts = Facts()
        self._places = Places()
        self._place_words: dict[tuple[str, str], Ints] = {}
        self._offers: list[OfferText | None] = []
        self._rows: dict[str, int] = {}
        self._living: Rows | None = None
        self._vectors: Floats = np.zeros((0, SIZE), np.float32)
        self._has_vector = np.zeros(0, np.bool_)
        self._meant: dict[tuple[str, ...], Floats] = {}
        self.put(offers)

    def __len__(self) -> int:
        return len(self._rows)

    # keeping

    def put(self, offers: Iterable[OfferText]) -> None:
        """Adds offers, or what became of them."""
        fresh = list({offer.id: offer for offer in offers}.values())
        if not fresh:
            return
        with garbage.unsearched():  # it would look through a hundred thousand rows again and again, and find nothing
            self._put(fresh)

    def _put(self, fresh: list[OfferText]) -> None:
        self.remove(offer.id for offer in fresh)
        titles = self._words.rows(offer.title for offer in fresh)
        bodies = self._words.rows(offer.text for offer in fresh)
        lengths = np.fromiter((len(row) for row in bodies), np.int64, len(bodies))
        silent = [self._names_of(offer.where) for offer in fresh]
        about = aboutness(
            self._reader.read([_without(row, names) for row, names in zip(titles, silent, strict=True)]),
            self._reader.read([_without(row, names) for row, names in zip(bodies, silent, strict=True)]),
            lengths,
        )
        for row, offer in enumerate(fresh):
            self._by_codes(about[row], offer)
        first = len(self._offers)
        self._topics.add(about)
        self._lexical.add(titles, bodies)
        self._places.add(first, ((offer.where, offer.organisation) for offer in fresh))
        self._offers += fresh
        self._rows |= {offer.id: first + row for row, offer in enumerate(fresh)}
        self._living = None
        self._facts.grow(len(self._offers))
        self._grow_vectors()

    def remove(self, ids: Iterable[str]) -> None:
        """Forgets offers; ids that nobody knows are no mistake."""
        for offer_id in ids:
            row = self._rows.pop(offer_id, None)
            if row is not None:
                self._living = None
                self._offers[row] = None
                self._lexical.remove(row)
                self._topics.forget(row)
                self._places.forget(row)
                self._has_vector[row] = False

    def put_vectors(self, vectors: Mapping[str, Floats]) -> None:
        """What offers mean; ids that nobody knows are no mistake."""
        for offer_id, vector in vectors.items():
            row = self._rows.get(offer_id)
            if row is not None:
                self._vectors[row] = vector
                self._has_vector[row] = True

    def offer(self, offer_id: str) -> OfferText | None:
        """An offer as it is known; None when it is not."""
        row = self._rows.get(offer_id)
        return None if row is None else self._offers[row]

    def without_vector(self) -> list[OfferText]:
        """The offers whose meaning is not known yet."""
        rows = self._rows.values()
        return [offer for row in rows if not self._has_vector[row] and (offer := self._offers[row]) is not None]

    def prepare(self, limit: int = _READ_AT_ONCE) -> bool:
        """Reads the prose of some offers that were not read yet; tells whether any are left."""
        unread = self._facts.unread(self._own_rows())
        self._read(unread[:limit])
        self._lexical.prepare()
        self._places.prepare()
        return len(unread) > limit

    # finding

    def search(self, wish: str, limit: int = 20) -> list[Hit]:
        """The best offers for a wish, the best first; none for a wish without words."""
        wish, place = self._without_place(wish)
        read = understand(wish, self._thesaurus)
        if not self._rows or not (read.text.strip() or place):
            return []
        relevance = self._relevance(read) if read.text.strip() else np.ones(len(self._offers), np.float32)
        checked = self._checked(read, place, relevance)
        order = self._ordered(relevance * _kept(checked), limit)
        return [self._hit(read, checked, row, value) for row, value in order]

    def similarity(self, wish: str, struck: frozenset[str] = frozenset()) -> Alike:
        """From 0 to 1 how well each offer fits a wish that stands in a record, but for what has a field there.

        ``struck`` are keys of guesses from the wish that somebody struck out.
        """
        asked, place = self._without_place(wish)
        if place is not None and _LIVING.search(wish, 0, place.start):
            place = None  # the address is in the record
        read = understand(asked, self._thesaurus, struck)
        if not self._rows or not read.text.strip():
            return Alike({}, lambda _offer_id: ())
        relevance = np.minimum(self._relevance(read), 1.0)
        checked = self._checked(self._beyond_fields(read), place, relevance)
        near = relevance * _kept(checked)
        rows = dict(self._rows)

        def points(offer_id: str) -> list[str]:
            row = rows.get(offer_id)
            return [] if row is None else _sentences(checked, row)

        def against(offer_id: str) -> str:
            row = rows.get(offer_id)
            if row is None or relevance[row] < _ABOUT_IT:
                return ""
            return next((each.sentence(row) for each in checked if each.suits[row] < 0), "")

        return Alike({offer_id: float(near[row]) for offer_id, row in rows.items()}, points, against)

    def place_of(self, wish: str) -> Place | None:
        """The place that a wish names."""
        return self._places.named_in(wish, self._lexical.holding, self._is_thing)

    def _without_place(self, wish: str) -> tuple[str, Place | None]:
        """A wish without the place that it names; without any words where it names nothing else.

        Where somebody comes from is no place to help in.
        """
        wish = spared(wish)
        place = self.place_of(wish)
        if place is None:
            return wish, None
        rest = f"{wish[: place.start]} {wish[place.end :]}"
        return (rest if re.search(r"\w", rest) else ""), place

    def _is_thing(self, word: str) -> bool:
        return bool(self._thesaurus.concepts(word))

    def _relevance(self, wish: Wish) -> Floats:
        living = len(self._rows)
        total = _TOPICS * self._topics.covered(wish.groups, living, wish.together)
        total = total + _FOCUS * self._topics.focused(wish.groups)
        total = total + _WORDS * shares(self._lexical.scores(wish.german_words(self._thesaurus)))
        if self._encoder is not None and self._has_vector.any():
            total = total + _MEANING * self._alike(wish)
        rows = self._own_rows()
        own = total[rows]
        highest = float(np.partition(own, -3)[-3:].mean()) if living >= 3 else float(own.max())
        usual = min(float(np.median(own)), highest * 0.9)
        spread = max(highest - usual, 1e-6)
        relevance = np.zeros(len(total), np.float32)
        raised = np.clip((own - usual) / spread, 0, 1.3) ** _STEEPNESS
        relevance[rows] = raised * min(1.0, highest / _GOOD)
        return relevance if wish.said else (1 - _UNSAID) + _UNSAID * relevance

    def _alike(self, wish: Wish) -> Floats:
        assert self._encoder is not None
        gist = wish.gist(self._thesaurus)
        texts = (wish.topic, gist) if gist else (wish.topic,)
        if texts not in self._meant:  # kept while somebody looks at the list of one wish
            if len(self._meant) > 50:
                self._meant.clear()
            self._meant[texts] = self._encoder.encode(texts)
        vectors = self._meant[texts]
        meant = vectors[0] if len(vectors) == 1 else (1 - _GIST) * vectors[0] + _GIST * vectors[1]
        alike: Floats = np.einsum("ij,j->i", self._vectors[: len(self._offers)], meant)  # half the time of np.dot
        known = self._has_vector[: len(self._offers)]
        if not known.all():  # an offer whose vector is not there yet counts as the middle of the others
            alike[~known] = np.median(alike[known])
        return alike

    def _beyond_fields(self, wish: Wish) -> Wish:
        """A wish with what a volunteer's record has no field for; the rest counts there, or as a guess."""
        criteria = wish.criteria
        codes = criteria.not_target_groups | criteria.not_activities | criteria.not_areas
        groups = self._thesaurus.groups
        ruled_out = tuple(group for group in wish.ruled_out if codes.isdisjoint(_codes(groups[group])))
        return replace(wish, criteria=beyond_fields(criteria), ruled_out=ruled_out)

    def _checked(self, wish: Wish, place: Place | None, relevance: Floats) -> list[Checked]:
        if asks_of_offers(wish.criteria) and (unread := self._facts.unread(self._own_rows())):
            unread.sort(key=lambda row: -relevance[row])
            self._read(unread[:_READ_AT_ONCE])
        ruled_out = {group: self._thesaurus.groups[group].label for group in wish.ruled_out}
        checked = check(wish.criteria, self._facts, self._topics.about, ruled_out)
        if place is not None:
            checked.append(Checked("there", self._places.suits(place, self._lexical.holding)))
        return checked

    def _ordered(self, score: Floats, limit: int) -> list[tuple[int, float]]:
        rows = self._own_rows()
        wanted = min(len(rows), limit * 3 + 20)
        best = rows[np.argpartition(-score[rows], wanted - 1)[:wanted]]
        seen: dict[tuple[str, str], int] = {}
        ranked = []
        for row in sorted(best.tolist(), key=lambda row: (-score[row], self._offer(row).id)):
            offer = self._offer(row)
            like = (folded(offer.title), folded(offer.organisation))
            before = seen.get(like, 0)
            seen[like] = before + 1
            ranked.append((row, float(score[row]) * _AGAIN**before))
        ranked.sort(key=lambda one: (-one[1], self._offer(one[0]).id))
        return ranked[:limit]

    def _hit(self, wish: Wish, checked: Sequence[Checked], row: int, value: float) -> Hit:
        offer = self._offer(row)
        about = {group: float(self._topics.about(group)[row]) for group in wish.groups}
        reasons = reasons_for(self._thesaurus, about, offer.title, offer.text)
        return Hit(offer.id, round(100 * min(1.0, value), 1), reasons, tuple(_sentences(checked, row)))

    # helpers

    def _names_of(self, where: Where) -> Ints:
        """The words of an offer's own place that would name something else: Greifswald is no forest."""
        key = (where.district, where.town)
        known = self._place_words.get(key)
        if known is None:
            names = [name for name in re.findall(r"\w+(?:-\w+)*", " ".join(key)) if self._is_thing(name)]
            known = self._place_words[key] = self._words.rows([" ".join(names)])[0]
        return known

    def _own_rows(self) -> Rows:
        """The rows of offers that are still there."""
        if self._living is None:
            self._living = np.fromiter(self._rows.values(), np.int64, len(self._rows))
        return self._living

    def _offer(self, row: int) -> OfferText:
        offer = self._offers[row]
        assert offer is not None
        return offer

    def _read(self, rows: Iterable[int]) -> None:
        for row in rows:
            offer = self._offer(row)
            prose = read_offer(offer.title, offer.text)
            if offer.struck:
                prose = criteria_of(guess for guess in prose.guesses if guess.key not in offer.struck)
            self._facts.put(row, combined(offer.said, prose), freedom(offer.text))

    def _by_codes(self, about: Floats, offer: OfferText) -> None:
        for kind, codes in (("target_group", offer.target_groups), ("activity", offer.activities)):
            for code in codes:
                numbers = self._codes.get((kind, code), [])
                about[numbers] = np.maximum(about[numbers], BY_CODE)

    def _grow_vectors(self) -> None:
        needed, room = len(self._offers), len(self._vectors)
        self._has_vector = np.append(self._has_vector, np.zeros(needed - len(self._has_vector), np.bool_))
        if needed > room and self._encoder is not None:
            grown = np.zeros((needed if room == 0 else max(needed, room + room // 2), SIZE), np.float32)
            grown[:room] = self._vectors
            self._vectors = grown


def _without(row: Ints, names: Ints) -> Ints:
    return row if not len(names) else row[~np.isin(row, names)]


def combined(record: Criteria, prose: Criteria) -> Criteria:
    """What an offer says: its fields, and its prose where they say nothing."""
    return replace(
        prose,
        half_days=record.half_days or prose.half_days,
        rhythm=record.rhythm or prose.rhythm,
        anywhere=record.anywhere or prose.anywhere,
        minimum_age=prose.minimum_age if record.minimum_age is None else record.minimum_age,
        german=record.german or prose.german,
        licences=record.licences or prose.licences,
    )


def _codes(group: Group) -> frozenset[str]:
    return group.areas | group.activities | group.target_groups


def _kept(checked: Sequence[Checked]) -> Floats | float:
    """What constraints leave of each row's relevance; those which nobody meets take nothing from all."""
    if not checked:
        return 1.0
    product = np.prod([constraint.factor() for constraint in checked], axis=0, dtype=np.float32)
    return np.asarray(product / max(float(product.max()), 1e-3), np.float32)


def _sentences(checked: Sequence[Checked], row: int) -> list[str]:
    """What is to ask about or speaks against a row, each once."""
    return list(dict.fromkeys(sentence for each in checked if (sentence := each.sentence(row))))
