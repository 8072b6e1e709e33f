"""What holds for every text that is read."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose_sentences import said

from freiwilligenagentur.matching.prose import Criteria, Guess, criteria_of, read_offer, read_wish, without
from freiwilligenagentur.matching.prose.criteria import mask_of, mask_text

CLAUSES = (
    "Abends kann ich nicht", "Am liebsten mit Tieren", "Ich bin 16", "Bitte keine Pflege", "Nur am Wochenende",
    "Mit dem Fahrrad bis 5 km", "Zwei Stunden die Woche", "Gern von zu Hause aus", "Ich spreche nur Englisch",
    "Nichts mit Kindern", "Montags von 9 bis 12 Uhr", "Ohne Führerschein", "Einmalig wäre schön",
)  # fmt: skip
NEGATED = (
    ("abends", "half_days"), ("montags", "half_days"), ("am Wochenende", "half_days"), ("mit Kindern", "target_groups"),
    ("mit Senioren", "target_groups"), ("in der Küche", "activities"), ("im Büro", "activities"), ("regelmäßig", "rhythm"),
    ("von zu Hause aus", "anywhere"), ("mit Tieren", "target_groups"), ("am Samstagnachmittag", "half_days"),
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "nicht", "kein", "abends", "Mo-Fr", "Di", "bis", "16", "Uhr", "ab", "18", "Jahren", "Kinder", "oder", "und", "nur",
        "von", "zu", "Hause", "Führerschein", "2-3", "Stunden", "pro", "Woche", "regelmäßig", ",", ".", "\n", "(", ")", ":",
        "außer", "Zeitlicher Rahmen:", "Deutsch", "İ", "14°°", "24:59", "99", "evening", "no", "вечером", "не", "مساء",
    ]
).map(str)  # fmt: skip
read_wish("Ich lese gern vor")  # the thesaurus and the patterns are made ready before anything is timed
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))


@given(TEXTS, TEXTS)
def test_any_text_can_be_read_and_every_quote_stands_in_it(title: str, text: str) -> None:
    for guess in read_offer(title, text).guesses:
        assert guess.quote
        assert guess.quote in f"{title}\n{text}"
    for guess in read_wish(text).guesses:
        assert guess.quote
        assert guess.quote in text


@given(TEXTS)
def test_what_is_ruled_out_is_not_asked_for(text: str) -> None:
    for read in (read_wish(text), read_offer("", text)):
        assert not read.half_days & read.not_half_days
        assert not read.target_groups & read.not_target_groups
        assert not read.activities & read.not_activities
        assert not read.rhythm & read.not_rhythm


@given(st.permutations(CLAUSES), st.integers(1, len(CLAUSES)))
def test_the_order_of_sentences_does_not_matter(clauses: list[str], many: int) -> None:
    some = clauses[:many]
    other = sorted(some)
    assert said(read_wish(". ".join(some))) == said(read_wish(". ".join(other)))


@pytest.mark.parametrize("pair", list(permutations(CLAUSES[:8], 2)), ids=" / ".join)
def test_each_clause_is_read_beside_another(pair: tuple[str, str]) -> None:
    together = {guess.key for guess in read_wish(", ".join(pair)).guesses}
    assert together == {guess.key for clause in pair for guess in read_wish(clause).guesses}


@pytest.mark.parametrize(("words", "field"), NEGATED)
@pytest.mark.parametrize("frame", ["{}", "gern {}", "Ich möchte {} helfen"])
def test_negating_a_clause_never_adds_what_it_negates(words: str, field: str, frame: str) -> None:
    assert getattr(read_wish(frame.format(words)), field)
    for negation in ("nicht ", "bitte nicht ", "nie "):
        assert not getattr(read_wish(frame.format(negation + words)), field)
    assert not getattr(read_wish(f"{words} kann ich nicht"), field)


@given(TEXTS, st.data())
def test_a_struck_guess_is_gone_and_the_others_stay(text: str, data: st.DataObject) -> None:
    read = read_wish(text)
    keys = [guess.key for guess in read.guesses]
    struck = data.draw(st.sets(st.sampled_from(keys))) if keys else set()
    left = without(read, struck)
    assert [guess.key for guess in left.guesses] == [key for key in keys if key not in struck]
    assert left == criteria_of(left.guesses, read.topic)


@given(st.integers(0, (1 << 21) - 1))
def test_half_days_are_written_and_read_alike(mask: int) -> None:
    assert mask_of(mask_text(mask)) == mask
    assert criteria_of([Guess(f"half_days:{mask_text(mask)}", "x")]).half_days == mask


def test_keys_of_a_newer_program_count_for_nothing() -> None:
    read = criteria_of([Guess("colour_of_hair:red", "rot"), Guess("half_days:mon-dawn", "früh")])
    assert said(read) == said(Criteria())
