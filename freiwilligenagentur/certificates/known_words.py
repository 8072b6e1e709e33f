"""Competences and activities on paper: which group they belong to, and which of the shipped lists a wording means."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.vocabulary.fixed import default_terms
from freiwilligenagentur.vocabulary.model import TermList

GROUPS = ("professional", "methodical", "social", "personal")
FURTHER = "further"
"""The group of what nobody knows."""


def grouped(names: Iterable[str]) -> dict[str, list[str]]:
    """Competences by group, in the order of ``GROUPS``; groups without any are left out."""
    found: dict[str, list[str]] = {group: [] for group in (*GROUPS, FURTHER)}
    for name in names:
        found[_groups().get(code_of(name), FURTHER)].append(name)
    return {group: listed for group, listed in found.items() if listed}


def code_of(name: str) -> str:
    """The code of a competence of the shipped list by its German wording; "" for one of the office's own."""
    return _codes().get(name.casefold(), "")


def activity_code(label: str) -> str:
    """The code of an activity of the shipped list by its German label alone: what is written otherwise may mean more.

    "" for anything else, such as a label that the office changed.
    """
    return _labels(TermList.ACTIVITY).get(label.casefold(), "")


def area_code(label: str) -> str:
    """The same for an area."""
    return _labels(TermList.AREA).get(label.casefold(), "")


def task_line(text: str) -> tuple[str, int]:
    """Which line of which shipped text block of tasks that is, by its German words; ("", 0) for anything else."""
    return _task_lines().get(text.casefold(), ("", 0))


@cache
def _task_lines() -> dict[str, tuple[str, int]]:
    blocks = _table("text_blocks")["block"]
    return {
        line.casefold(): (block["code"].removesuffix(".tasks"), number)
        for block in blocks
        if block["shape"] == "tasks"
        for number, line in enumerate(block["neutral"].strip().splitlines())
    }


@cache
def _labels(terms: TermList) -> dict[str, str]:
    return {term.de.casefold(): term.code for term in default_terms(terms)}


@cache
def _codes() -> dict[str, str]:
    terms = default_terms(TermList.COMPETENCE)
    aliases = {alias.casefold(): term.code for term in terms for alias in term.aliases}
    return aliases | {term.de.casefold(): term.code for term in terms}


@cache
def _groups() -> dict[str, str]:
    table = _table("competences")
    return {code: group for group in GROUPS for code in table[group]}


def _table(name: str) -> dict[str, Any]:
    with (paths.resources() / "certificates" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
