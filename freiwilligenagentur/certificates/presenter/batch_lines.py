"""The lines of a batch: before the check, after it, and when certificates were issued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.batch import BatchRow, Checked, ItemRow
from freiwilligenagentur.certificates.presenter.batch_people import Chosen
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.vocabulary.sorting import name_key


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One person. ``tone`` is "good", "warn", "bad" or "neutral"; ``order`` sorts by what needs the office first."""

    id: str
    name: str
    state: str
    tone: str
    order: int
    text: str
    hours: str = ""


def chosen_lines(people: Iterable[Chosen]) -> list[BatchLine]:
    """Everybody before the check, by name."""
    named = sorted(people, key=lambda each: (name_key(each.name), each.subject.text))
    return [BatchLine(each.key, each.name, _("not checked"), "neutral", 1, each.subject.text) for each in named]


def checked_lines(people: Sequence[Checked]) -> list[BatchLine]:
    """Everybody after the check, first those whom the office has to look at."""
    return sorted((_checked(each) for each in people), key=lambda line: line.order)


def _checked(each: Checked) -> BatchLine:
    hours = i18n.number(each.hours) if each.hours else ""
    texts = [found.text for found in each.findings]
    said = (
        texts[0]
        if len(texts) == 1
        else _("{text} And {n} more.").format(text=texts[0], n=len(texts) - 1)
        if texts
        else ""
    )
    if each.about:
        said = _("{text} – {what}").format(what=each.about, text=said) if said else each.about
    if not each.can_be_issued:
        return BatchLine(each.key, each.name, _("hindered"), "bad", 0, said, hours)
    if texts:
        return BatchLine(each.key, each.name, _("with a note"), "warn", 1, said, hours)
    return BatchLine(each.key, each.name, _("in order"), "good", 2, said, hours)


def item_lines(items: Sequence[ItemRow]) -> list[BatchLine]:
    """Everybody of a batch that was begun."""
    return [_item(each) for each in items]


def _item(each: ItemRow) -> BatchLine:
    if each.serial:
        hours = i18n.number(each.hours) if each.hours else ""
        return BatchLine(each.id, each.name, _("issued"), "good", 2, each.serial, hours)
    if each.reason:
        return BatchLine(each.id, each.name, _("not issued"), "bad", 0, each.reason)
    return BatchLine(each.id, each.name, _("waiting"), "neutral", 1, "")


def checked_text(people: Sequence[Checked]) -> str:
    """How many can be issued, how many are hindered."""
    ready = sum(each.can_be_issued for each in people)
    text = ngettext("{n} certificate can be issued", "{n} certificates can be issued", ready)
    text = text.format(n=i18n.number(ready))
    if hindered := len(people) - ready:
        more = ngettext("{n} person is hindered", "{n} people are hindered", hindered)
        text = f"{text}, {more.format(n=i18n.number(hindered))}"
    return text


def issued_text(row: BatchRow) -> str:
    """How a batch stands."""
    text = ngettext("{n} certificate issued", "{n} certificates issued", row.issued).format(n=i18n.number(row.issued))
    if row.refused:
        text += ", " + _("{n} not issued").format(n=i18n.number(row.refused))
    if row.waiting:
        text += ", " + _("{n} still waiting").format(n=i18n.number(row.waiting))
    return text
