"""What a guess out of prose says, in the words of the office."""

from __future__ import annotations

from collections.abc import Callable

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.prose import Guess
from freiwilligenagentur.matching.prose.criteria import mask_of
from freiwilligenagentur.matching.text.thesaurus import standard
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import AnyList, Vocabulary
from freiwilligenagentur.vocabulary.times import times_text

LISTS: dict[str, AnyList] = {
    "rhythm": FixedList.RHYTHM,
    "language": FixedList.LANGUAGE,
    "licence": FixedList.LICENCE,
    "mobility": FixedList.MOBILITY,
    "target_group": TermList.TARGET_GROUP,
    "activity": TermList.ACTIVITY,
    "area": TermList.AREA,
}


def guess_text(guess: Guess, vocabulary: Vocabulary) -> str:
    """``Mo–Fr nachmittags``, ``ab 18 Jahren``, ``nicht: Kinder``; the key for what a newer program knows."""
    plain = _plain().get(guess.key)
    if plain is not None:
        return plain
    kind = guess.kind.removeprefix("not_")
    said = _said(kind, guess.value, vocabulary)
    return _("not: {what}").format(what=said) if guess.kind.startswith("not_") else said


def _said(kind: str, value: str, vocabulary: Vocabulary) -> str:
    if kind in LISTS:
        return vocabulary.label(LISTS[kind], value)
    say = _SAY.get(kind)
    return say(value, vocabulary) if say else f"{kind}:{value}"


def _half_days(value: str, _vocabulary: Vocabulary) -> str:
    return times_text(mask_of(value), short=False)


def _hours(value: str, _vocabulary: Vocabulary) -> str:
    least, _to, most = value.partition("-")
    if least == most:
        return _("{n} hours a week").format(n=i18n.number(float(least)))
    return _("{least} to {most} hours a week").format(
        least=i18n.number(float(least)), most=i18n.number(float(most or least))
    )


def _hours_max(value: str, _vocabulary: Vocabulary) -> str:
    return _("at most {n} hours a week").format(n=i18n.number(float(value)))


def _minimum_age(value: str, _vocabulary: Vocabulary) -> str:
    return _("from {age} years").format(age=value)


def _age(value: str, _vocabulary: Vocabulary) -> str:
    return _("{age} years old").format(age=value)


def _german(value: str, vocabulary: Vocabulary) -> str:
    return _("German {level}").format(level=vocabulary.label(FixedList.LEVEL, value))


def _radius(value: str, _vocabulary: Vocabulary) -> str:
    return _("up to {km} km").format(km=value)


def _concept(value: str, _vocabulary: Vocabulary) -> str:
    group = standard().groups.get(value)
    return group.label if group else value


def _manner(value: str, _vocabulary: Vocabulary) -> str:
    return {
        "background_work": _("in the background"),
        "outdoors": _("outdoors"),
        "indoors": _("indoors"),
        "light": _("no hard physical work"),
        "no_lead": _("without responsibility"),
        "flexible": _("without fixed times"),
        "soon": _("from now on"),
        "together": _("together with others"),
        "alone": _("on one's own"),
        "barrier_free": _("free of barriers"),
        "near": _("close to home"),
    }.get(value, value)


def _plain() -> dict[str, str]:
    return {
        "anywhere": _("possible from home"),
        "not_anywhere": _("not from home"),
        "partly_home": _("partly from home"),
        "group": _("for groups"),
        "police_check": _("police check"),
        "measles": _("measles proof"),
        "hygiene": _("hygiene instruction"),
        "licence:none": _("without a driving licence"),
    }


_SAY: dict[str, Callable[[str, Vocabulary], str]] = {
    "half_days": _half_days,
    "hours": _hours,
    "hours_max": _hours_max,
    "manner": _manner,
    "minimum_age": _minimum_age,
    "age": _age,
    "german": _german,
    "radius_km": _radius,
    "concept": _concept,
}
