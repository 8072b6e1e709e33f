"""The office's lists, kept in memory: what can be chosen, what a code is called, which code a wording means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import ChangeSet, Store
from freiwilligenagentur.vocabulary.fixed import FixedList, default_terms, fixed_choices
from freiwilligenagentur.vocabulary.folding import fold
from freiwilligenagentur.vocabulary.model import Term, TermList
from freiwilligenagentur.vocabulary.sorting import word_key

AnyList = TermList | FixedList
_NOT_A_WORD = re.compile(r"[\W_]+")
_FILLERS = frozenset({"und", "and", "oder", "or", "e", "u"})


@dataclass(frozen=True)
class _Loaded:
    """One list as it stands: every code with its label in order, and those that may still be chosen."""

    labels: dict[str, str]
    own: dict[str, str]
    """The office's own wording of every code, in order, whatever language the windows speak."""
    active: tuple[str, ...]
    wordings: tuple[tuple[str, str], ...]
    """Wording and code; earlier ones win."""
    survey_areas: dict[str, int]

    @cached_property
    def codes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for wording, code in self.wordings:
            found.setdefault(_comparable(wording), code)
        return found


class Vocabulary:
    """Codes and labels of an office. Labels come in the language in use."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded: dict[tuple[AnyList, str], _Loaded] = {}
        store.subscribe(self._on_change)

    def options(self, which: AnyList) -> list[tuple[str, str]]:
        """Code and label of every entry that may be chosen, in the office's order."""
        loaded = self._list(which)
        return [(code, loaded.labels[code]) for code in loaded.active]

    def label(self, which: AnyList, code: str) -> str:
        """The label of a code, of inactive entries too; the code itself when nobody knows it."""
        return self._list(which).labels.get(code, code)

    def labels(self, which: AnyList, codes: Iterable[str]) -> list[str]:
        """Labels of several codes in the office's order; unknown codes stand last."""
        return _in_order(self._list(which).labels, codes)

    def own_labels(self, which: TermList, codes: Iterable[str]) -> list[str]:
        """Labels of several codes in the office's order and own words: for documents, which stay German."""
        return _in_order(self._list(which).own, codes)

    def code_for(self, which: AnyList, text: str) -> str | None:
        """The code that a wording means: by code, label or alias, whatever its case, umlauts, dashes and "und"."""
        return self._list(which).codes.get(_comparable(text))

    def survey_area(self, area: str) -> int | None:
        """The area 1 to 14 of the Deutscher Freiwilligensurvey that an area is counted under."""
        return self._list(TermList.AREA).survey_areas.get(area)

    def languages(self) -> list[tuple[str, str]]:
        """Language codes (ISO 639) and names, the most frequent first."""
        return self.options(FixedList.LANGUAGE)

    def ensure_defaults(self) -> None:
        """Gives an office its first lists, in a step without undo; filled lists stay as they are."""
        with self._store.read() as session:
            present = set(session.scalars(select(Term.list_name).distinct()))
        missing = [which for which in TermList if which not in present]
        if not missing:
            return
        with self._store.write(_("Lists prepared"), undoable=False) as session:
            session.add_all(term for which in missing for term in _first_terms(which))

    def _list(self, which: AnyList) -> _Loaded:
        key = (which, i18n.language())
        if key not in self._loaded:
            self._loaded[key] = _fixed(which) if isinstance(which, FixedList) else self._terms(which)
        return self._loaded[key]

    def _terms(self, which: TermList) -> _Loaded:
        with self._store.read() as session:
            terms = session.scalars(select(Term).where(Term.list_name == which)).all()
        ordered = sorted(terms, key=lambda term: (term.position, word_key(term.label)))
        shown = {term.code: _shown(which, term) for term in ordered}
        return _Loaded(
            labels=shown,
            own={term.code: term.label for term in ordered},
            active=tuple(term.code for term in ordered if term.active),
            wordings=tuple(_wordings(ordered)),
            survey_areas={term.code: term.survey_area for term in ordered if term.survey_area is not None},
        )

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches("Term"):
            self._loaded.clear()


def _in_order(known: dict[str, str], codes: Iterable[str]) -> list[str]:
    """The labels of some codes as the list has them; codes that it lacks stand last, as they are."""
    wanted = set(codes)
    return [label for code, label in known.items() if code in wanted] + sorted(wanted - known.keys(), key=word_key)


def _first_terms(which: TermList) -> list[Term]:
    return [
        Term(
            list_name=which,
            code=default.code,
            label=default.de,
            position=position,
            survey_area=default.survey_area,
            aliases=[default.en, *default.aliases],
        )
        for position, default in enumerate(default_terms(which))
    ]


def _shown(which: TermList, term: Term) -> str:
    """The office's own wording; in English the shipped translation of an entry that the office left as it was."""
    default = next((default for default in default_terms(which) if default.code == term.code), None)
    if default is not None and default.de == term.label:
        return default.label(i18n.language())
    return term.label


def _wordings(terms: list[Term]) -> list[tuple[str, str]]:
    """Labels before aliases before codes, active entries before others: the first to claim a wording keeps it."""
    ordered = sorted(terms, key=lambda term: not term.active)
    found = [(term.label, term.code) for term in ordered]
    found += [(alias, term.code) for term in ordered for alias in term.aliases]
    return found + [(term.code, term.code) for term in ordered]


def _fixed(which: FixedList) -> _Loaded:
    labels = dict(fixed_choices(which, i18n.language()))
    everywhere = [pair for language in i18n.LANGUAGES for pair in fixed_choices(which, language)]
    return _Loaded(
        labels=labels,
        own=labels,
        active=tuple(labels),
        wordings=tuple([(label, code) for code, label in everywhere] + [(code, code) for code in labels]),
        survey_areas={},
    )


def _comparable(text: str) -> str:
    """``Kinder & Jugend``, ``Kinder/Jugend`` and ``kinder und jugend`` are one wording."""
    words = _NOT_A_WORD.sub(" ", fold(text)).split()
    return " ".join(word for word in words if word not in _FILLERS) or " ".join(words)
