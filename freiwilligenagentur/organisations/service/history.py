"""The journal of an organisation or an offer in the words of the forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import field_words, words
from freiwilligenagentur.organisations.model import Contact, Organisation
from freiwilligenagentur.storage import HistoryLine, Store
from freiwilligenagentur.storage.history import Change, by_step, children_ever
from freiwilligenagentur.storage.journal import DELETE, INSERT
from freiwilligenagentur.vocabulary.service import Vocabulary


def organisation_history(store: Store, organisation_id: str) -> list[Change]:
    """Steps that touched an organisation or one of its contacts, those removed since included; newest first."""
    reader = field_words.plain_reader(words.organisation_statuses())
    told: list[tuple[HistoryLine, list[str]]] = [
        (line, _sentences(line, field_words.organisation_words(), reader))
        for line in store.history("Organisation", organisation_id)
    ]
    for key in children_ever(store, Contact, "organisation_id", organisation_id):
        told += _contact_story(store.history("Contact", key), reader)
    return by_step(told)


def offer_history(store: Store, offer_id: str, vocabulary: Vocabulary) -> list[Change]:
    """Steps that touched an offer, newest first."""
    lines = store.history("Offer", offer_id)
    reader = field_words.offer_reader(vocabulary, _names(store, lines))
    return by_step((line, _sentences(line, field_words.offer_words(), reader)) for line in lines)


def _contact_story(
    lines: list[HistoryLine], reader: Callable[[str], field_words.Read]
) -> list[tuple[HistoryLine, list[str]]]:
    """A contact's lines, each naming the person as it was called then."""
    labels = {key: text for key, text in field_words.contact_words().items() if key != "position"}
    told: list[tuple[HistoryLine, list[str]]] = []
    state: dict[str, Any] = {}
    for line in reversed(lines):  # from the beginning, so that the name of the day is known
        name = _person(state | line.before | line.after)
        if line.action == INSERT:
            sentences = [_("Contact added: {name}").format(name=name)]
        elif line.action == DELETE:
            sentences = [_("Contact removed: {name}").format(name=name)]
        else:
            sentences = [
                _("{name}: {change}").format(name=name, change=sentence)
                for sentence in _sentences(line, labels, reader)
            ]
        state = {} if line.action == DELETE else state | line.after
        told.append((line, sentences))
    return told


def _sentences(line: HistoryLine, labels: Mapping[str, str], reader: Callable[[str], field_words.Read]) -> list[str]:
    if line.action == INSERT:
        return []
    sentences = []
    for column, label in labels.items():
        if column not in line.after:
            continue
        before, after = (reader(column)(values.get(column)) for values in (line.before, line.after))
        if before and after:
            sentences.append(_("{field}: {before} → {after}").format(field=label, before=before, after=after))
        elif after:
            sentences.append(_("{field}: {after}").format(field=label, after=after))
        elif before:
            sentences.append(_("{field} cleared, was: {before}").format(field=label, before=before))
    return sentences


def _names(store: Store, lines: list[HistoryLine]) -> dict[str, str]:
    """Names of the organisations and contacts that an offer was moved between, as they are called now."""
    keys = {
        values.get(column)
        for line in lines
        for values in (line.before, line.after)
        for column in ("organisation_id", "contact_id")
    }
    wanted = [key for key in keys if isinstance(key, str)]
    with store.read() as session:
        found = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(wanted)))
        names = {row.id: row.name for row in found}
        contacts = session.scalars(select(Contact).where(Contact.id.in_(wanted))).all()
        return names | {contact.id: contact.full_name() or contact.function for contact in contacts}


def _person(values: Mapping[str, Any]) -> str:
    parts = (values.get("title"), values.get("first_name"), values.get("last_name"))
    return " ".join(part for part in parts if part) or str(values.get("function") or "")
