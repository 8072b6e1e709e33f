"""Somebody who reads to children, an offer for them, and what a match says of both."""

from __future__ import annotations

from matching_desk import Desk

from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.reasons import Kind

MONDAY_MORNING, MONDAY_EVENING, WEDNESDAY_MORNING = 1 << 0, 1 << 2, 1 << 6


def texts(match: Match, kind: Kind) -> list[str]:
    return [reason.text for reason in match.reasons if reason.kind is kind]


def reader(desk: Desk, **values: object) -> str:
    defaults = {
        "activities": frozenset({"reading_aloud"}),
        "target_groups": frozenset({"children"}),
        "availability": MONDAY_MORNING | WEDNESDAY_MORNING,
        "postcode": "06618",
        "radius_km": 8.0,
    }
    return desk.volunteer(**(defaults | values))


def reading(desk: Desk, **values: object) -> str:
    defaults = {
        "activities": frozenset({"reading_aloud"}),
        "target_groups": frozenset({"children"}),
        "availability": MONDAY_MORNING | WEDNESDAY_MORNING | MONDAY_EVENING,
        "postcode": "06618",
    }
    return desk.offer(**(defaults | values))
