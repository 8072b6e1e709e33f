"""The journal of a person in the words of the forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import consents, field_words
from freiwilligenagentur.people.model import Consent, Purpose
from freiwilligenagentur.storage import HistoryLine, Store
from freiwilligenagentur.storage.journal import DELETE, INSERT, Entry
from freiwilligenagentur.vocabulary.service import Vocabulary

Read = Callable[[str, Any], str]

WITHOUT_VALUES = frozenset({"salutation", "first_name", "called", "gender"})
"""Of these only that they changed is told: a former first name or gender entry is not disclosed (§13 SBGG)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the life of a record: what was done, when, by whom, and what it changed, one sentence a field."""

    at: datetime
    user: str
    label: str
    lines: tuple[str, ...]


def volunteer_history(store: Store, volunteer_id: str, vocabulary: Vocabulary) -> list[Change]:
    """Steps that touched a person or one of the consents, newest first."""
    read = field_words.reader(vocabulary)
    labels = field_words.labels()
    told = [(line, _sentences(line, labels, read)) for line in store.history("Volunteer", volunteer_id)]
    for key in _consents_ever(store, volunteer_id):
        told += _consent_story(store.history("Consent", key), read)
    return _by_step(told)


def _sentences(line: HistoryLine, labels: dict[str, str], read: Read) -> list[str]:
    if line.action == INSERT:
        return []
    told = []
    for column, label in labels.items():
        if column in line.after and column in WITHOUT_VALUES:
            told.append(_("{field} changed").format(field=label))
        elif column in line.after:
            told.append(_sentence(label, read(column, line.before.get(column)), read(column, line.after[column])))
    return [sentence for sentence in told if sentence]


def _sentence(label: str, before: str, after: str) -> str:
    if before == after:
        return ""
    if before and after:
        return _("{field}: {before} → {after}").format(field=label, before=before, after=after)
    if after:
        return _("{field}: {after}").format(field=label, after=after)
    return _("{field} cleared, was: {before}").format(field=label, before=before)


def _consent_story(lines: list[HistoryLine], read: Read) -> list[tuple[HistoryLine, list[str]]]:
    told: list[tuple[HistoryLine, list[str]]] = []
    state: dict[str, Any] = {}
    for line in reversed(lines):
        title = _consent_title({**line.before, **state, **line.after})
        if line.action == INSERT:
            day, how = read("given_on", line.after.get("given_on")), read("how", line.after.get("how"))
            sentences = [_("Consent “{title}” given on {day}, {how}").format(title=title, day=day, how=how)]
        elif line.action == DELETE:
            sentences = [_("Consent “{title}” removed").format(title=title)]
        else:
            sentences = [
                _("Consent “{title}”: {change}").format(title=title, change=sentence)
                for sentence in _sentences(line, field_words.consent_labels(), read)
            ]
        state = {**state, **line.after}
        told.append((line, sentences))
    return told


def _consent_title(values: dict[str, Any]) -> str:
    purpose = values.get("purpose", "")
    text = consents.of_version(Purpose(purpose), str(values.get("text_version", ""))) if purpose else None
    return text.title() if text else str(purpose)


def _by_step(told: Iterable[tuple[HistoryLine, list[str]]]) -> list[Change]:
    """Lines of one step become one change; a step that says nothing to the reader is left out."""
    steps: dict[tuple[datetime, str, str], list[str]] = {}
    recorded = set()
    for line, sentences in told:
        step = (line.at, line.user, line.label)
        steps.setdefault(step, []).extend(sentences)
        if line.action == INSERT:
            recorded.add(step)
    kept = [Change(*step, tuple(lines)) for step, lines in steps.items() if lines or step in recorded]
    return sorted(kept, key=lambda change: change.at, reverse=True)


def _consents_ever(store: Store, volunteer_id: str) -> list[str]:
    """Keys of the consents that stand and of those that an undo has taken away."""
    with store.read() as session:
        present = session.scalars(select(Consent.id).where(Consent.volunteer_id == volunteer_id)).all()
        removed = session.scalars(
            select(Entry.key).where(
                Entry.entity == "Consent",
                Entry.action == DELETE,
                Entry.before["volunteer_id"].as_string() == volunteer_id,
            )
        ).all()
    return sorted({*present, *removed})
