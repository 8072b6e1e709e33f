"""Why two fit or do not, in the words of the office. Every text is drawn from the finding itself, so it is true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching import scoring
from freiwilligenagentur.matching.gates import Finding, Gate
from freiwilligenagentur.matching.scoring import NEUTRAL, Criterion, Value
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import AnyList, Vocabulary
from freiwilligenagentur.vocabulary.times import times_text

LONG_UNCHECKED: Final = timedelta(days=365)
_NAMED_AT_MOST: Final = 2
_NEARBY_KM: Final = 0.1


class Kind(StrEnum):
    """How a reason weighs."""

    GOOD = "good"
    AGAINST = "against"
    UNKNOWN = "unknown"
    OPEN = "open"
    """A condition that is still to be settled."""
    BARRIER = "barrier"
    """A condition that is not met: the only thing that excludes."""
    NOTE = "note"
    """Worth knowing, without weight."""


class Seen(StrEnum):
    """From which side a pair is looked at: a list of places for a person, or of people for a place."""

    PLACES = "places"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing for or against a pair."""

    about: Criterion | Gate | None
    kind: Kind
    text: str
    guessed: bool = False
    """Whether it rests on what was only read out of prose."""


FIELDS: Final[dict[Criterion, tuple[str, ...]]] = {
    Criterion.ACTIVITY: ("activities",),
    Criterion.AREA: ("areas",),
    Criterion.TARGET_GROUP: ("target_groups",),
    Criterion.TIME: ("availability",),
    Criterion.LANGUAGE: ("languages",),
    Criterion.RHYTHM: ("rhythm",),
    Criterion.HOURS: ("hours_min", "hours_max"),
    Criterion.COMPANY: ("company",),
    Criterion.DISTANCE: ("anywhere",),
}
"""What of a person or a place a criterion rests on, as far as it may have been read out of prose."""
TOPICS: Final = frozenset({Criterion.ACTIVITY, Criterion.AREA, Criterion.TARGET_GROUP})
"""Criteria that also rest on what the person does not want."""


class Wording:
    """Puts findings about one pair into words."""

    def __init__(self, vocabulary: Vocabulary, person: Person, place: Place, seen: Seen) -> None:
        self._vocabulary = vocabulary
        self._person = person
        self._place = place
        self._of_places = seen is Seen.PLACES

    def criterion(self, criterion: Criterion, value: Value) -> Reason:
        """A criterion and its value as a reason."""
        if criterion is Criterion.FAIRNESS:
            return self._turn()
        if value is None:
            return self._not_known(criterion)
        kind = Kind.AGAINST if value < NEUTRAL else Kind.GOOD if value > NEUTRAL else Kind.NOTE
        if criterion is Criterion.HOURS and NEUTRAL <= value < 1:
            kind = Kind.NOTE  # near to what was wished for, but not it
        text = self._TEXTS[criterion](self, value >= NEUTRAL)
        guessed = self._guessed(criterion)
        return Reason(criterion, kind, _("probably {reason}").format(reason=text) if guessed else text, guessed)

    def finding(self, finding: Finding) -> Reason:
        """A gate that is shut or open as a reason."""
        kind = Kind.BARRIER if finding.shut else Kind.OPEN
        return Reason(finding.gate, kind, self._gate_text(finding))

    def unchecked(self, today: date) -> Reason | None:
        """A note when nobody has looked at an offer for over a year."""
        looked_at = self._place.looked_at
        if not self._of_places or (looked_at is not None and today - looked_at <= LONG_UNCHECKED):
            return None
        return Reason(None, Kind.NOTE, _("Offer not checked for long"))

    def _guessed(self, criterion: Criterion) -> bool:
        guessed = self._person.guessed | self._place.guessed
        if not guessed:
            return False
        rests_on = FIELDS.get(criterion, ())
        if criterion in TOPICS and self._person.excluded & getattr(self._place, rests_on[0]):
            rests_on = (*rests_on, "excluded")
        return not guessed.isdisjoint(rests_on)

    # criteria

    def _activity(self, good: bool) -> str:
        if good:
            return self._some(TermList.ACTIVITY, self._person.activities & self._place.activities)
        if unwanted := self._unwanted(TermList.ACTIVITY, self._place.activities):
            return unwanted
        codes = self._place.activities if self._of_places else self._person.activities
        return _("other activity: {names}").format(names=self._some(TermList.ACTIVITY, codes))

    def _area(self, good: bool) -> str:
        if good:
            return self._some(TermList.AREA, self._person.areas & self._place.areas)
        if unwanted := self._unwanted(TermList.AREA, self._place.areas):
            return unwanted
        codes = self._place.areas if self._of_places else self._person.areas
        return _("other area: {names}").format(names=self._some(TermList.AREA, codes))

    def _target_group(self, good: bool) -> str:
        if good:
            common = self._person.target_groups & self._place.target_groups - scoring.ANYONE
            return self._some(TermList.TARGET_GROUP, common)
        if unwanted := self._unwanted(TermList.TARGET_GROUP, self._place.target_groups - scoring.ANYONE):
            return unwanted
        codes = self._place.target_groups if self._of_places else self._person.target_groups
        return _("other target group: {names}").format(names=self._some(TermList.TARGET_GROUP, codes - scoring.ANYONE))

    def _unwanted(self, which: TermList, asked: frozenset[str]) -> str:
        """What the place has that the person does not want; empty when nothing."""
        hit = self._person.excluded & asked
        return _("not wanted: {names}").format(names=self._some(which, hit)) if hit else ""

    def _time(self, good: bool) -> str:
        if good:
            return times_text(self._person.availability & self._place.availability)
        if self._of_places:
            return _("only {times}").format(times=times_text(self._place.availability))
        return _("Has no time {times}").format(times=times_text(self._place.availability))

    def _language(self, good: bool) -> str:
        if not good:
            return _("{languages} wanted").format(languages=self._some(FixedList.LANGUAGE, self._place.languages))
        common = self._some(FixedList.LANGUAGE, self._place.languages & self._person.languages.keys())
        return _("{languages} helps").format(languages=common)

    def _needs(self, good: bool) -> str:
        if good:
            return self._some(FixedList.ACCESSIBILITY, self._person.needs)
        missing = self._person.needs - self._place.accessible
        return _("Not stated: {needs}").format(needs=self._some(FixedList.ACCESSIBILITY, missing))

    def _rhythm(self, good: bool) -> str:
        if good:
            return self._some(FixedList.RHYTHM, self._person.rhythm & self._place.rhythm)
        codes = self._place.rhythm if self._of_places else self._person.rhythm
        return _("only {rhythm}").format(rhythm=self._some(FixedList.RHYTHM, codes))

    def _hours(self, _good: bool) -> str:
        person, place = self._person, self._place
        shown: Person | Place = place if self._of_places else person
        hours = hours_text(shown.hours_min, shown.hours_max)
        if person.hours_max is not None and place.hours_min and person.hours_max < place.hours_min:
            text = _("{hours}, more than wished for") if self._of_places else _("{hours}, less than needed")
            return text.format(hours=hours)
        if place.hours_max is not None and person.hours_min and place.hours_max < person.hours_min:
            text = _("{hours}, less than wished for") if self._of_places else _("{hours}, more than needed")
            return text.format(hours=hours)
        return hours

    def _company(self, _good: bool) -> str:
        shown = self._place.company if self._of_places else self._person.company
        return _("alone") if shown == "alone" else _("with others")

    def _distance(self, good: bool) -> str:
        if self._place.anywhere:
            return _("from anywhere")
        km = scoring.way_km(self._person, self._place) or 0.0
        limit = scoring.reach_km(self._person)
        if good or limit is None:
            return km_text(km)
        if km - limit < _NEARBY_KM:
            return _("{way}, just too far").format(way=km_text(km))
        return _("{way}, {more} too far").format(way=km_text(km), more=km_text(km - limit))

    def _skills(self, good: bool) -> str:
        if good:
            return _("Experience: {names}").format(names=self._able(self._person.skills & self._place.skills))
        return _("{names} helpful").format(names=self._able(self._place.skills))

    def _able(self, codes: Iterable[str]) -> str:
        known = {code for code, _label in self._vocabulary.options(TermList.COMPETENCE)}
        able = set(codes)
        found = [(TermList.COMPETENCE, able & known), (TermList.ACTIVITY, able - known)]
        return ", ".join(self._some(which, some) for which, some in found if some)

    def _words(self, good: bool) -> str:
        return _("The text fits the wish") if good else _("The text fits the wish less")

    def _turn(self) -> Reason:
        """A note, whichever way: it only decides among offers that are otherwise alike."""
        times = self._place.proposed
        if times:
            text = ngettext("Proposed {n} time within half a year", "Proposed {n} times within half a year", times)
            return Reason(Criterion.FAIRNESS, Kind.NOTE, text.format(n=times))
        never = self._place.proposed_on is None
        return Reason(Criterion.FAIRNESS, Kind.NOTE, _("Never proposed yet") if never else _("Not proposed for long"))

    _TEXTS: Final[dict[Criterion, Callable[[Wording, bool], str]]] = {
        Criterion.ACTIVITY: _activity,
        Criterion.AREA: _area,
        Criterion.TARGET_GROUP: _target_group,
        Criterion.TIME: _time,
        Criterion.LANGUAGE: _language,
        Criterion.NEEDS: _needs,
        Criterion.RHYTHM: _rhythm,
        Criterion.HOURS: _hours,
        Criterion.COMPANY: _company,
        Criterion.DISTANCE: _distance,
        Criterion.SKILLS: _skills,
        Criterion.WORDS: _words,
    }

    def _not_known(self, criterion: Criterion) -> Reason:
        """That nobody said it; "no particular target group" is said, though it decides nothing."""
        groups = self._place.target_groups if self._of_places else self._person.target_groups
        if criterion is Criterion.TARGET_GROUP and groups:
            return Reason(criterion, Kind.NOTE, self._some(TermList.TARGET_GROUP, groups))
        return Reason(criterion, Kind.UNKNOWN, self._unknown(criterion))

    def _unknown(self, criterion: Criterion) -> str:
        if criterion is Criterion.NEEDS:
            return _("Unknown: {needs}").format(needs=self._some(FixedList.ACCESSIBILITY, self._person.needs))
        return self._UNKNOWN[criterion]()

    _UNKNOWN: Final[dict[Criterion, Callable[[], str]]] = {
        Criterion.ACTIVITY: lambda: _("Activity unknown"),
        Criterion.AREA: lambda: _("Area unknown"),
        Criterion.TARGET_GROUP: lambda: _("Target group unknown"),
        Criterion.TIME: lambda: _("Time unknown"),
        Criterion.LANGUAGE: lambda: _("Languages unknown"),
        Criterion.RHYTHM: lambda: _("Rhythm unknown"),
        Criterion.HOURS: lambda: _("Hours unknown"),
        Criterion.COMPANY: lambda: _("Alone or with others unknown"),
        Criterion.DISTANCE: lambda: _("Distance unknown"),
        Criterion.SKILLS: lambda: _("Experience unknown"),
        Criterion.WORDS: lambda: _("Nothing written"),
    }

    # gates

    def _gate_text(self, finding: Finding) -> str:
        match finding.gate:
            case Gate.OFFER:
                return _("Offer is paused") if finding.detail == ("paused",) else _("Offer is archived")
            case Gate.PERIOD:
                return _period_text(*finding.detail)
            case Gate.PLACES:
                return _("All places are taken")
            case Gate.EXCLUSION:
                names = ", ".join(map(self._wish, finding.detail))
                text = _("Does not want: {names}") if finding.shut else _("Perhaps not wanted: {names}, to be settled")
                return text.format(names=names)
            case Gate.PERSON:
                return standing_text(finding.detail[0])
            case Gate.PAIR:
                return pair_text(finding.detail[0])
            case _:
                return self._condition(finding)

    def _condition(self, finding: Finding) -> str:
        what = self._condition_name(finding)
        if not finding.shut:
            return _("{condition} still to be settled").format(condition=what)
        if finding.gate is Gate.AGE:
            return _("Only from {age} years on").format(age=finding.detail[0])
        if finding.gate in (Gate.LICENCE, Gate.GERMAN):
            return _("{condition} is missing").format(condition=what)
        return _("{condition} declined").format(condition=what)

    def _condition_name(self, finding: Finding) -> str:
        if finding.gate is Gate.AGE:
            return _("Age (from {age})").format(age=finding.detail[0])
        if finding.gate is Gate.LICENCE:
            return _("Driving licence {classes}").format(classes=" / ".join(finding.detail))
        if finding.gate is Gate.GERMAN:
            return _("German {level}").format(level=finding.detail[0])
        return {
            Gate.POLICE_CHECK: _("Police check"),
            Gate.MEASLES: _("Measles proof"),
            Gate.HYGIENE: _("Hygiene instruction"),
            Gate.GUARDIANS: _("Agreement of the guardians"),
        }[finding.gate]

    def _wish(self, code: str) -> str:
        hit = ((TermList.AREA, self._place.areas), (TermList.ACTIVITY, self._place.activities))
        which = next((which for which, codes in hit if code in codes), TermList.TARGET_GROUP)
        return self._vocabulary.label(which, code)

    def _some(self, which: AnyList, codes: Iterable[str]) -> str:
        """The first labels, and how many more there are."""
        labels = self._vocabulary.labels(which, codes)
        more = len(labels) - _NAMED_AT_MOST
        shown = ", ".join(labels[:_NAMED_AT_MOST])
        return _("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown


def km_text(km: float) -> str:
    """``1,2 km``, whole kilometres from ten on; below 100 m as nearby, since postcodes know no better."""
    if km < _NEARBY_KM:
        return _("nearby")
    return _("{km} km").format(km=i18n.number(round(km, 1 if km < 9.95 else None)))


def hours_text(least: float | None, most: float | None) -> str:
    """``2–3 Std./Woche``, ``ab 2 Std./Woche``, ``bis 3 Std./Woche``; empty when nobody said."""
    if least and most is not None:
        span = i18n.number(least) if least == most else f"{i18n.number(least)}–{i18n.number(most)}"
        return _("{hours} hrs/week").format(hours=span)
    if least:
        return _("from {hours} hrs/week").format(hours=i18n.number(least))
    return "" if most is None else _("up to {hours} hrs/week").format(hours=i18n.number(most))


def standing_text(status: str) -> str:
    """Why somebody is not to be proposed, by the status."""
    return {
        "placed": _("Is placed already"),
        "paused": _("Is taking a break"),
        "ended": _("Has ended"),
        "archived": _("Is archived"),
    }.get(status, status)


def pair_text(state: str) -> str:
    """What was between two already, by the state of their placement; free text stands for itself."""
    return {
        "proposed": _("Already proposed"),
        "contacted": _("Already in contact"),
        "trial": _("Is trying it out"),
        "active": _("Is placed there"),
        "ended": _("Was placed there"),
        "volunteer_declined": _("Declined by the volunteer"),
        "organisation_declined": _("Declined by the organisation"),
        "no_contact": _("No contact came about"),
        "broken_off": _("Was broken off"),
    }.get(state, state)


def _period_text(which: str, iso_day: str) -> str:
    day = i18n.date(date.fromisoformat(iso_day))
    return {
        "over": _("Ended on {day}"),
        "too_late": _("Ends on {day}, before the volunteer can begin"),
        "too_early": _("Begins only on {day}"),
    }[which].format(day=day)
