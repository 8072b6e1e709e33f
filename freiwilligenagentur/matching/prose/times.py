"""Days of the week, times of the day and clock times in German words, as half days."""

from __future__ import annotations

import re
from dataclasses import dataclass

from freiwilligenagentur.matching.prose.clauses import Voice, voices
from freiwilligenagentur.matching.prose.plain import Span

DAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
SHORT_DAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
MORNING, AFTERNOON, EVENING = 1, 2, 4
WORKDAYS, WEEKEND, EVERY_DAY = 0b0011111, 0b1100000, 0b1111111
PARTS = {
    "vormittag": MORNING, "morgen": MORNING, "früh": MORNING, "frueh": MORNING, "mittag": MORNING | AFTERNOON,
    "nachmittag": AFTERNOON, "abend": EVENING,
}  # fmt: skip
CORES = ((MORNING, 0.0, 12.0), (AFTERNOON, 13.0, 17.0), (EVENING, 18.0, 24.0))
"""Hours that surely belong to a part of the day. 12 to 13 and 17 to 18 go with whatever they are told with."""
VISIT = 2.0
"""Hours that somebody stays who is asked for one clock time."""
OPEN_END = 3.0
"""Hours that work lasts which is told to begin "ab 16 Uhr": that one reaches into the evening, "ab 14 Uhr" does not."""

_DAY = "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)"
_SHORT = r"(?:mo|di|mi|do|fr|sa|so)\b\.?"
_RAISED = r"(?:[°º⁰˚]{2}|\^00)"
"""Minutes written small and raised, as typewriters did: ``16°°``. They make a number a clock time."""
_HOUR = rf"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d|{_RAISED})?(?!\d|[.,:]\d)"
_UNIT = r"(?:\s*(?:uhr|h)\b|(?<=[°º⁰˚])|(?<=\^00))"

TOKENS = re.compile(
    "|".join(
        (
            rf"\b(?P<day>{_DAY})s?-?(?P<daypart>vormittag|nachmittag|mittag|abend|morgen|früh|frueh)?(?:e|en|es|s)?\b",
            rf"\b(?P<short>{_SHORT}(?:\s*(?:-|bis|,|/|\+|&|u\.|und/oder|und|oder)\s*{_SHORT})+)(?!\w)",
            (
                rf"\b(?P<single>{_SHORT}):?"
                rf"(?=\s*(?:ab |von |um |gegen )?\d{{1,2}}(?:[.:]\d\d|{_RAISED})?(?:\s*(?:-|bis)|{_UNIT}))"
            ),
            r"\b(?P<weekend>wochenend(?:e|en|es|s)?)\b",
            (
                r"(?P<workdays>\b(?:unter|während) der woche\b|\bwerktags\b|\bwerktagen\b|\bwochentags\b"
                r"|\ban wochentagen\b)"
            ),
            (
                r"\b(?P<inweek>in der woche)(?= (?:nur |erst )?(?:vormittags|nachmittags|abends|tagsüber|ab \d"
                r"|ab \w+ nachm|von \d|zwischen \d|nach \d))"
            ),
            r"\b(?P<daily>täglich|taeglich|jeden tag|an allen tagen|alle tage)\b",
            r"\b(?P<both>vor-? ?(?:und|oder|bis|/|bzw\.?|u\.|o\.) ?(?:am )?nachmittag(?:s|e|en)?)\b",
            r"\b(?P<allday>tagsüber|tagsueber|ganztags|ganztägig|ganztaegig)\b",
            (
                r"\b(?P<part>(?:vormittag|nachmittag|abend)(?:s|e|en)?|morgens|(?<=am )morgen|(?<=über )mittag"
                r"|(?:vormittags|nachmittags|abend|morgen|mittags)(?:stunden?|zeit))\b"
            ),
            (
                rf"(?P<range>(?<!\d)(?<!\d[.,])(?P<from>{_HOUR})\s*(?:uhr|h\b)?\s*(?:-|bis)\s*(?:ca\.? ?|etwa "
                rf"|maximal |max\. ?)?(?P<to>{_HOUR})(?P<unit>{_UNIT})?)"
            ),
            (
                rf"(?P<pair>(?<!\d)(?<!\d[.,])(?P<first>{_HOUR})\s*(?:uhr)? (?:und|u\.) (?P<second>{_HOUR}){_UNIT}"
                r"(?!\s*(?:-|bis)\s*\d))"
            ),
            (
                rf"\b(?P<after>(?:ab|nach|frühestens|fruehestens)(?: ca\.?| etwa"
                rf"| frühestens)? (?P<since>{_HOUR})"
                rf"(?!\s*(?:uhr|h\b)?\s*(?:-|bis)\s*(?:ca\.? ?|etwa )?\d)(?P<sinceunit>{_UNIT})?)"
            ),
            rf"\b(?P<before>(?:bis|vor|spätestens)(?: ca\.?| etwa| maximal)? (?P<till>{_HOUR}){_UNIT})",
            rf"(?P<point>(?<!\d)(?<!\d[.,])(?P<at>{_HOUR})\s*(?:uhr\b|(?<=[°º⁰˚])|(?<=\^00)))",
        )
    )
)
_JOINED = re.compile(r"\s*(?:,|/|-|\+|&|und/oder|und|oder|u\.|o\.|bis|sowie|bzw\.?|oder auch|und auch|\(|\))?\s*")
_EXCEPT = re.compile(r"(?:außer|ausser|bis auf|ausgenommen)[\s:]*(?:am |an |den |immer )?$")
_TURN = re.compile(r"\b(?:aber|nicht|nur nicht|kein\w*|ohne|nie|ungern|jedoch)\b")
_OTHER = re.compile(
    r"[\s,]*(?:und/oder|und|oder|sowie|/|bzw\.?)\s+(?:auch |am |an |den |dem |mal |einem |zu |den |nur )*"
)
_RANGE = re.compile(r"\s*(?:-|bis|bis einschließlich|bis zum)\s*")
_FROM = re.compile(r"\b(?:von|zwischen|zeit|zeitraum)\b(?:(?!\bum\b|[;\n]).)*$")
"""Before two clock times with "und" between them: how long something takes, not when it happens twice."""
_NEAR_CLOCK = re.compile(r"[\s,:(]*(?:jeweils |immer |von |ca\.? ?|in der zeit |zwischen |etwa |die zeit )*")
_AMOUNT_AFTER = re.compile(
    r"\s*(?:stunden|std|jahr|monat|woche|tage\b|mal\b|x\b|km|€|euro|person|kind|schüler|klasse|freiwillig|%|prozent"
    r"|teilnehm|mensch|minuten|plätz|grupp|mitgl|pro\b|/)"
)
_DATE_AFTER = re.compile(
    r",?\s*(?:den |der |dem )?\d{1,2}\.\s?(?:\d{1,2}\.|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)"
)


@dataclass(slots=True)
class Time:
    """Days and parts of the day that were named together."""

    start: int
    end: int
    days: int = 0
    parts: int = 0
    parts_first: bool = False
    clock: bool = False
    point: bool = False
    """Nothing but single clock times."""
    how: Voice = Voice.MEANT
    last: int = 0
    """The parts of the day that were named last."""

    def mask(self, *, days: int, parts: int) -> int:
        """Half days; ``days`` and ``parts`` stand in for what was not named."""
        return mask_of(self.days or days, self.parts or parts)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    days: int = 0
    parts: int = 0
    clock: bool = False
    only_end: bool = False
    point: bool = False


def mask_of(days: int, parts: int) -> int:
    """Half days of some days and some parts of the day."""
    return sum(parts << 3 * day for day in range(7) if days >> day & 1)


def parts_between(start: float, end: float) -> int:
    """The parts of a day that two clock times cover: 8.5 to 16 are morning and afternoon, 17 to 18 is evening."""
    found = sum(part for part, lo, hi in CORES if min(end, hi) - max(start, lo) >= 0.25)
    return found or (EVENING if start >= 17 else AFTERNOON)


def times(text: str, sentence: Span, *, open_end: bool) -> list[Time]:
    """Times named in a sentence, each meant or ruled out as a whole.

    ``open_end``: "ab 14 Uhr" lasts until night, as for somebody who is free then.
    """
    told = voices(text, [sentence])
    found: list[Time] = []
    current: Time | None = None
    before: Time | None = None
    for piece in _pieces(text, sentence, open_end=open_end):
        joined = current is not None and _JOINED.fullmatch(text[current.end : piece.start]) is not None
        if before and not (piece.days and joined):
            current, before = before, None
        if piece.days and current and _EXCEPT.search(text, 0, piece.start):
            before, current = current, _time(piece, Voice.RULED_OUT)
            found.append(current)
            continue
        how = current.how if current and before else told(piece.start, piece.end)
        if current and how is current.how and _joins(text, current, piece):
            _add(text, current, piece)
        else:
            current = _time(piece, how)
            found.append(current)
    return found


def _time(piece: _Piece, how: Voice) -> Time:
    return Time(
        piece.start, piece.end, piece.days, piece.parts, not piece.days, piece.clock, piece.point, how, piece.parts
    )


def _add(text: str, time: Time, piece: _Piece) -> None:
    time.end = max(time.end, piece.end)
    if piece.only_end and time.parts:
        return  # "abends bis 19 Uhr" stays the evening
    narrower = piece.clock and time.parts and _NEAR_PART.search(text, time.start, piece.start)
    if narrower:  # "ab 14 Uhr und abends von 18 Uhr" narrows the evening only
        time.parts = time.parts & ~time.last | (time.last & piece.parts or piece.parts)
    else:
        time.parts |= piece.parts
    time.last = piece.parts or time.last
    time.clock |= piece.clock
    time.point &= piece.point
    time.days |= piece.days


_NEAR_PART = re.compile(r"(?:mittags?|abends?|morgens|morgen|tagsüber)[\s,:(]*(?:von |ab |zwischen |in der zeit )*$")


def _joins(text: str, current: Time, piece: _Piece) -> bool:
    """Whether a piece belongs to what was named just before it."""
    gap = text[current.end : piece.start]
    adjacent = _JOINED.fullmatch(gap) is not None or _NEAR_CLOCK.fullmatch(gap) is not None
    if piece.days and piece.parts and not piece.clock:
        return False  # "Dienstagabend" says it all
    if piece.days:
        if {current.days, piece.days} == {WORKDAYS, WEEKEND}:
            return False
        if not current.days:
            return _OTHER.fullmatch(gap) is None and not re.match(
                r",\s+a[nm] ", gap
            )  # "abends oder am Wochenende" are two times
        return (not current.parts or current.parts_first) and (adjacent or _OTHER.fullmatch(gap) is not None)
    if current.parts:
        return adjacent or _OTHER.fullmatch(gap) is not None
    if _TURN.search(gap):
        return False  # "sonntags, aber nicht abends"
    return piece.clock or _OTHER.fullmatch(gap) is None


def _pieces(text: str, sentence: Span, *, open_end: bool) -> list[_Piece]:
    found: list[_Piece] = []
    for match in TOKENS.finditer(text, *sentence):
        piece = _piece(text, match, found[-1] if found else None, open_end=open_end)
        if piece is None:
            continue
        last = found[-1] if found else None
        if last and piece.days and last.days and not last.parts and _RANGE.fullmatch(text[last.end : piece.start]):
            found[-1] = _Piece(last.start, piece.end, _run(last.days, piece.days), piece.parts)
        else:
            found.append(piece)
    return found


def _piece(text: str, match: re.Match[str], last: _Piece | None, *, open_end: bool) -> _Piece | None:
    start, end = match.span()
    groups = match.groupdict()
    if groups["day"]:
        if _DATE_AFTER.match(text, end):
            return None
        return _Piece(start, end, 1 << DAYS[groups["day"]], PARTS.get(groups["daypart"] or "", 0))
    if groups["short"]:
        days = _short_days(groups["short"])
        return _Piece(start, end, days) if days.bit_count() > 1 else None
    if groups["single"]:
        return _Piece(start, end, 1 << SHORT_DAYS[groups["single"][:2]])
    if groups["weekend"]:
        return _Piece(start, end, WEEKEND)
    if groups["workdays"] or groups["inweek"]:
        return _Piece(start, end, WORKDAYS)
    if groups["daily"]:
        return _Piece(
            start, end, EVERY_DAY if open_end else WORKDAYS
        )  # a school that opens "täglich" rests on Saturdays
    if groups["both"] or groups["allday"]:
        return _Piece(start, end, 0, MORNING | AFTERNOON)
    if groups["part"]:
        return _Piece(start, end, 0, next(bits for stem, bits in _STEMS if stem in groups["part"]))
    return _clock(text, groups, Span(start, end), last, open_end=open_end)


_STEMS = (("vormittag", MORNING), ("nachmittag", AFTERNOON), ("abend", EVENING), ("morgen", MORNING), ("mittag", 3))


def _clock(
    text: str, groups: dict[str, str | None], span: Span, last: _Piece | None, *, open_end: bool
) -> _Piece | None:
    near = last is not None and _NEAR_CLOCK.fullmatch(text[last.end : span.start]) is not None
    start = end = 0.0
    if groups["range"] and groups["from"] and groups["to"]:
        start, end = _hour(groups["from"]), _hour(groups["to"])
        clocked = ":" in groups["from"] and ":" in groups["to"]
        surely = clocked or (groups["unit"] is not None and groups["unit"].strip() != "h")
        near = near or (last is not None and last.clock and "." in groups["from"] and "." in groups["to"])
        if not surely and (_AMOUNT_AFTER.match(text, span.end) or not (near or groups["unit"]) or end < 8):
            return None
    elif groups["pair"] and groups["first"] and groups["second"]:
        start, end = _hour(groups["first"]), _hour(groups["second"])
        if not _FROM.search(text, max(0, span.start - 90), span.start):
            return _two_points(span, start, end)
    elif groups["after"] and groups["since"]:
        start = _hour(groups["since"])
        if groups["sinceunit"] is None and (not near or _AMOUNT_AFTER.match(text, span.end)):
            return None
        end = 22.0 if open_end else start + OPEN_END
    elif groups["before"] and groups["till"] and (last or open_end):
        start, end = 8.0, _hour(groups["till"])
    elif groups["point"] and groups["at"]:
        start = _hour(groups["at"])
        end = start + VISIT
    if not 5 <= start < end:
        return None
    return _Piece(
        span.start,
        span.end,
        0,
        parts_between(start, end),
        clock=True,
        only_end=groups["before"] is not None,
        point=groups["point"] is not None,
    )


def _two_points(span: Span, first: float, second: float) -> _Piece | None:
    if min(first, second) < 5:
        return None
    parts = parts_between(first, first + VISIT) | parts_between(second, second + VISIT)
    return _Piece(*span, parts=parts, clock=True, point=True)


def _hour(text: str) -> float:
    hours, _, minutes = re.sub(f"{_RAISED}$", "", text).replace(":", ".").partition(".")
    return int(hours) + int(minutes or 0) / 60


def _short_days(text: str) -> int:
    days = 0
    last = -1
    for match in re.finditer(r"(-|bis)?\s*\b(mo|di|mi|do|fr|sa|so)\b", text):
        day = SHORT_DAYS[match.group(2)]
        days |= _run(1 << last, 1 << day) if match.group(1) and last >= 0 else 1 << day
        last = day
    return days


def _run(first: int, last: int) -> int:
    """All days from one to another; over the end of the week when the second lies before the first."""
    start, end = first.bit_length() - 1, last.bit_length() - 1
    days = range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
    return sum(1 << day for day in days)
