"""Is it there already? Organisations whose name is the same but for case, legal form, dashes or a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from freiwilligenagentur.organisations.service import OrganisationRow
from freiwilligenagentur.vocabulary.folding import fold

_SHORTEST = 4
_CLOSE = 88.0  # per cent; two slips in a name of twenty letters
_LEGAL = re.compile(r"\b(e ?v|g?gmbh|g?ug|ag|eg|kdoer|stiftung|haftungsbeschraenkt|eingetragener verein)\b")
_MARKS = re.compile(r"[^\w]+")


def similar(name: str, rows: Iterable[OrganisationRow], own_id: str) -> OrganisationRow | None:
    """The most similar organisation other than ``own_id``, or None when none comes close."""
    core = core_name(name)
    if len(core) < _SHORTEST:
        return None
    best, best_score = None, _CLOSE
    for row in rows:
        if row.id != own_id:
            score = fuzz.ratio(core, core_name(row.name))
            if score >= best_score:
                best, best_score = row, score
    return best


def core_name(name: str) -> str:
    """The name without legal form, marks and case: ``Öko-Hof e.V.`` is ``oeko hof``."""
    words = " ".join(_MARKS.sub(" ", fold(name)).split())
    return " ".join(_LEGAL.sub(" ", words).split()) or words
