"""How the organisations of a file meet those of the office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace

from freiwilligenagentur.exchange.files.records import ImportedOffer, ImportedOrganisation
from freiwilligenagentur.exchange.meeting.comparing import NOTHING, Comparison, compare, digests_of
from freiwilligenagentur.exchange.meeting.known import ORGANISATION, Known
from freiwilligenagentur.exchange.meeting.planning import Group, SharedOrganisation, Spelling
from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.exchange.names import name_key, shown_name
from freiwilligenagentur.organisations.model import Organisation
from freiwilligenagentur.storage import Id, new_id

_NUMBERED = "id:"
FIELDS = ("name", "description", "street", "postcode", "town", "phone", "email", "website")


@dataclass(slots=True)
class SourceOrganisation:
    """One organisation of the file, put together from all rows that name it."""

    key: str
    record: ImportedOrganisation
    line: int
    rows: int = 0
    agencies: dict[str, None] = field(default_factory=dict)

    def values(self) -> dict[str, object]:
        """What the file knows; silence is not a change."""
        return {name: value for name in FIELDS if (value := getattr(self.record, name))}


@dataclass(slots=True)
class OrganisationMeeting:
    """Where one organisation of the file goes."""

    source: SourceOrganisation
    record_id: Id
    here: Organisation | None
    state: ImportedState | None
    comparison: Comparison
    removed: bool = False
    """It came in once and was removed here since."""
    merged: bool = False
    """It joins a record of another spelling, and keeps that one's name."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A group of names that may be one, and what stands for the record that they would share."""

    group: str
    record: str


@dataclass(slots=True)
class Organisations:
    """All of them, by the key of the file, and what is to be asked and told about them."""

    meetings: dict[str, OrganisationMeeting]
    groups: list[Group]
    shared: list[SharedOrganisation]
    joinable: dict[str, Joint]
    """What would join others, by the key of the file, whether that is confirmed yet or not."""


def key_of(organisation: ImportedOrganisation) -> str:
    """What identifies an organisation in its file: its number, else its name."""
    return f"{_NUMBERED}{organisation.external_id}" if organisation.external_id else organisation.name


def meet_organisations(offers: Iterable[ImportedOffer], known: Known, merge: frozenset[str]) -> Organisations:
    """Ties the organisations of a file to those here; groups in ``merge`` become one, the others are proposed."""
    sources = _collect(offers)
    names = _Names(known)
    meetings = {key: meeting for key, source in sources.items() if (meeting := _tied(source, known, names))}
    groups: list[Group] = []
    joinable: dict[str, Joint] = {}
    for bucket in _buckets(sources.values(), known):
        loose = [source for source in bucket.sources if source.key not in meetings]
        target = _target(bucket, meetings)
        together = False
        if loose and (target or len(loose) > 1):
            group = _group(bucket, loose, target)
            groups.append(group)
            joint = Joint(group.id, target.id if target else f"group {group.id}")
            joinable |= {source.key: joint for source in loose}
            together = group.id in merge
        meetings |= _joined(loose, target) if together else {source.key: _new(source) for source in loose}
    shared = [SharedOrganisation(s.record.name, tuple(s.agencies)) for s in sources.values() if len(s.agencies) > 1]
    return Organisations(meetings, groups, shared, joinable)


def _collect(offers: Iterable[ImportedOffer]) -> dict[str, SourceOrganisation]:
    sources: dict[str, SourceOrganisation] = {}
    for offer in offers:
        key = key_of(offer.organisation)
        source = sources.get(key)
        if source is None:
            source = sources[key] = SourceOrganisation(key, offer.organisation, offer.line)
        elif source.record != offer.organisation:
            source.record = _filled(source.record, offer.organisation)
        source.rows += 1
        if offer.agency:
            source.agencies[offer.agency] = None
    return sources


def _filled(first: ImportedOrganisation, second: ImportedOrganisation) -> ImportedOrganisation:
    """The first, with what it leaves empty from the second."""
    gaps = {f.name: getattr(second, f.name) for f in fields(first) if not getattr(first, f.name)}
    return replace(first, **gaps)


class _Names:
    """Organisations here by their exact name."""

    def __init__(self, known: Known) -> None:
        self._by_name = {organisation.name.strip(): organisation for organisation in known.organisations.values()}
        # A record that another number of the same file is tied to is another organisation of that name.
        self._numbered = {state.record_id for (_e, key), state in known.states.items() if key.startswith(_NUMBERED)}

    def find(self, source: SourceOrganisation) -> Organisation | None:
        found = self._by_name.get(source.record.name)
        if found is not None and source.key.startswith(_NUMBERED) and found.id in self._numbered:
            return None
        return found


def _tied(source: SourceOrganisation, known: Known, names: _Names) -> OrganisationMeeting | None:
    """By an earlier import, else by exactly the same name."""
    state = known.state(ORGANISATION, source.key)
    if state is not None:
        here = known.organisations.get(state.record_id)
        if here is None:
            return OrganisationMeeting(source, state.record_id, None, state, NOTHING, removed=True)
        return OrganisationMeeting(source, here.id, here, state, _compare(source, here, state.digests))
    here = names.find(source)
    return OrganisationMeeting(source, here.id, here, None, _compare(source, here, {})) if here else None


def _compare(source: SourceOrganisation, here: Organisation, base: dict[str, str]) -> Comparison:
    comparison = compare(source.values(), {name: getattr(here, name) for name in FIELDS}, base)
    # Another spelling of the name is what a confirmed merge means, no contradiction.
    return replace(comparison, conflicts=tuple(name for name in comparison.conflicts if name != "name"))


@dataclass(slots=True)
class _Bucket:
    key: str
    sources: list[SourceOrganisation] = field(default_factory=list)
    here: list[Organisation] = field(default_factory=list)


def _buckets(sources: Iterable[SourceOrganisation], known: Known) -> list[_Bucket]:
    buckets: dict[str, _Bucket] = {}
    for source in sources:
        key = name_key(source.record.name)
        buckets.setdefault(key, _Bucket(key)).sources.append(source)
    for organisation in known.organisations.values():
        key = name_key(organisation.name)
        if key in buckets:
            buckets[key].here.append(organisation)
    return list(buckets.values())


def _target(bucket: _Bucket, meetings: dict[str, OrganisationMeeting]) -> Organisation | None:
    """The record here that the others of a bucket would join: first one that the file is tied to."""
    tied = [meetings[source.key].here for source in bucket.sources if source.key in meetings]
    return next((organisation for organisation in (*tied, *bucket.here) if organisation is not None), None)


def _group(bucket: _Bucket, loose: list[SourceOrganisation], target: Organisation | None) -> Group:
    spellings: dict[str, Spelling] = {}
    for source in bucket.sources:
        name = source.record.name
        before = spellings.get(name, Spelling(name, 0))
        agencies = tuple(dict.fromkeys((*before.agencies, *source.agencies)))
        spellings[name] = Spelling(name, before.rows + source.rows, agencies)
    for organisation in bucket.here:
        before = spellings.get(organisation.name, Spelling(organisation.name, 0))
        spellings[organisation.name] = replace(before, here=True)
    keep = target.name if target else shown_name(_frequencies(loose))
    ordered = sorted(spellings.values(), key=lambda spelling: (spelling.name != keep, -spelling.rows, spelling.name))
    return Group(bucket.key, tuple(ordered), keep, len(loose) if target else len(loose) - 1)


def _frequencies(sources: Iterable[SourceOrganisation]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for source in sources:
        found[source.record.name] += source.rows
    return found


def _new(source: SourceOrganisation) -> OrganisationMeeting:
    return OrganisationMeeting(source, new_id(), None, None, Comparison(source.values()))


def _joined(loose: list[SourceOrganisation], target: Organisation | None) -> dict[str, OrganisationMeeting]:
    """All loose ones of a bucket on one record: the one here, or a new one with the name to keep."""
    if target is not None:
        return {
            source.key: OrganisationMeeting(source, target.id, target, None, _compare(source, target, {}), merged=True)
            for source in loose
        }
    keep = shown_name(_frequencies(loose))
    first = next(source for source in loose if source.record.name == keep)
    record = first.record
    for source in loose:
        record = _filled(record, source.record)
    main = _new(replace(first, record=record))
    meetings = {first.key: main}
    for source in loose:
        if source is not first:
            ancestor = Comparison({}, (), digests_of(source.values()))
            meetings[source.key] = OrganisationMeeting(source, main.record_id, None, None, ancestor, merged=True)
    return meetings
