"""The journal of a person in the words of the forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import consents, field_words
from freiwilligenagentur.people.model import Consent, Purpose
from freiwilligenagentur.storage import HistoryLine, Store
from freiwilligenagentur.storage.history import Change, by_step, children_ever
from freiwilligenagentur.storage.journal import DELETE, INSERT
from freiwilligenagentur.vocabulary.service import Vocabulary

Read = Callable[[str, Any], str]

WITHOUT_VALUES = frozenset({"salutation", "first_name", "called", "gender"})
"""Of these only that they changed is told: a former first name or gender entry is not disclosed (§13 SBGG)."""


def volunteer_history(store: Store, volunteer_id: str, vocabulary: Vocabulary) -> list[Change]:
    """Steps that touched a person or one of the consents, newest first."""
    read = field_words.reader(vocabulary)
    labels = field_words.labels()
    told = [(line, _sentences(line, labels, read)) for line in store.history("Volunteer", volunteer_id)]
    for key in children_ever(store, Consent, "volunteer_id", volunteer_id):
        told += _consent_story(store.history("Consent", key), read)
    return by_step(told)


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
