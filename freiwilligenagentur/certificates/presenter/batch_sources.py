"""Ways to choose the people of a batch that come from other rooms: trainings, offers, rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.batch import NO_SUBJECT, Asked, PeopleSource, Progress, Subject
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import LAENDER
from freiwilligenagentur.placements.service import Participants
from freiwilligenagentur.schemes.fulfilment import Outcome
from freiwilligenagentur.schemes.rules import Rule, SchemeKind
from freiwilligenagentur.schemes.service import SchemeServices
from freiwilligenagentur.trainings.service import AttendedTrainings

Options = Sequence[tuple[str, str]]


def of_trainings(attended: AttendedTrainings) -> PeopleSource:
    """Everybody who was long enough at a training, for Teilnahmebescheinigungen about it."""
    found = _Trainings(attended)
    title = _("Event: everybody who was at a training")
    return PeopleSource("training", title, found.people, found.options, found.kind, found.subject)


@dataclass(frozen=True, slots=True)
class _Trainings:
    attended: AttendedTrainings

    def options(self) -> Options:
        """All trainings that somebody attended, the latest first."""
        return [(each.id, _of_day(each.title, each.first)) for each in self.attended.choices()]

    def people(self, asked: Asked, _progress: Progress) -> Options:
        """Who was there long enough. Raises Refused when the training is gone."""
        present = self.attended.present_at(asked.option) if asked.option else []
        return [(each.volunteer_id, each.name) for each in present if each.enough]

    def kind(self, _training_id: str) -> Kind | None:
        """What they get."""
        return Kind.TEILNAHME

    def subject(self, training_id: str) -> Subject:
        """The training."""
        return Subject(dict(self.options()).get(training_id, ""), training_id=training_id)


def _of_day(title: str, day: date) -> str:
    return _("{title}, {date}").format(title=title, date=i18n.date(day))


def of_offers(participants: Participants) -> PeopleSource:
    """Everybody who takes or took part in an offer, such as a day of volunteering, for Dankurkunden about it."""
    found = _Offers(participants)
    title = _("Event: everybody who took part in an offer")
    return PeopleSource("offer", title, found.people, found.options, found.kind, found.subject)


@dataclass(frozen=True, slots=True)
class _Offers:
    participants: Participants

    def options(self) -> Options:
        """All offers in which somebody took part, those begun last first."""
        text = _("{offer} ({organisation})")
        choices = self.participants.choices()
        return [(each.id, text.format(offer=each.title, organisation=each.organisation)) for each in choices]

    def people(self, asked: Asked, _progress: Progress) -> Options:
        """Who took part."""
        return self.participants.of_offer(asked.option) if asked.option else []

    def kind(self, _offer_id: str) -> Kind | None:
        """What they get."""
        return Kind.DANK

    def subject(self, offer_id: str) -> Subject:
        """The offer is the occasion."""
        found = next((each for each in self.participants.choices() if each.id == offer_id), None)
        return Subject(dict(self.options())[offer_id], occasion=found.title) if found else NO_SUBJECT


Look = Callable[[str, str, date | None], None]
"""Goes to the list of who fulfils a scheme: Land, scheme, day."""


def of_schemes(schemes: SchemeServices, look: Look, today: Callable[[], date]) -> PeopleSource:
    """Everybody who presumably fulfils the rule of a Land on a day. Who only may fulfil it is found at ``look``."""
    found = _Schemes(schemes, look, today)
    title = _("Rule: everybody who presumably fulfils it")
    return PeopleSource("rule", title, found.people, found.options, found.kind, found.subject, True, found.look)


@dataclass(frozen=True, slots=True)
class _Schemes:
    schemes: SchemeServices
    way: Look
    today: Callable[[], date]

    def options(self) -> Options:
        """The schemes of the office's own Land first, or that none is known there, then of the others by name."""
        own = self.schemes.rulebook.land()
        laender = sorted(LAENDER, key=lambda land: (land != own, LAENDER[land]))
        known = [(f"{land}|{key}", f"{LAENDER[land]}: {name}") for land in laender for key, name in self._known(land)]
        return known if own and self._known(own) else [("", self._none_known(own)), *known]

    def _none_known(self, own: str) -> str:
        """Instead of a rule: what somebody has to choose first."""
        return _("{land}: no rule is known yet").format(land=LAENDER[own]) if own else _("Which rule?")

    def _known(self, land: str) -> Options:
        lines = self.schemes.rulebook.schemes(land, self.today())
        entries = ((line, line.entry or line.others[-1]) for line in lines)
        return [(line.id, line.name) for line, entry in entries if entry.rule.says_something()]

    def people(self, asked: Asked, progress: Progress) -> Options:
        """Who presumably fulfils it. Raises Refused without a rule for the day, Cancelled when stopped."""
        if not asked.option:
            raise Refused(_("Please choose a rule. Unknown ones can be entered under “Who fulfils …?”."))
        day = asked.day or self.today()
        rule = self._rule(asked.option, day)
        if rule is None:
            text = _("For {date} no rule is known. Another day may have one.")
            raise Refused(text.format(date=i18n.date(day)))
        rows = self.schemes.standing.everybody(rule, day, progress)
        return [(row.id, row.name) for row in rows if row.fulfilment.outcome is Outcome.MET]

    def kind(self, option: str) -> Kind | None:
        """A sheet for the application where the scheme is a card, else an Ehrenamtsnachweis."""
        rule = self._rule(option, self.today())
        return kind_of(rule) if rule else None

    def subject(self, option: str) -> Subject:
        """The scheme by its name."""
        rule = self._rule(option, self.today())
        return subject_of_rule(rule) if rule else NO_SUBJECT

    def look(self, asked: Asked) -> None:
        """To the page where everybody stands beside the rule."""
        land, _bar, scheme = asked.option.partition("|")
        self.way(land, scheme, asked.day)

    def _rule(self, option: str, day: date) -> Rule | None:
        land, _bar, scheme = option.partition("|")
        line = next((each for each in self.schemes.rulebook.schemes(land, day) if each.id == scheme), None)
        return line.entry.rule if line and line.entry else None


def kind_of(rule: Rule) -> Kind:
    """The kind of certificate that people who fulfil a rule get."""
    return Kind.EHRENAMTSKARTE if rule.kind is SchemeKind.CARD else Kind.EHRENAMTSNACHWEIS


def subject_of_rule(rule: Rule) -> Subject:
    """What such certificates are about."""
    return Subject(rule.name, scheme=rule.name) if rule.kind is SchemeKind.CARD else NO_SUBJECT
