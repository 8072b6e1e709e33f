"""The words of this room: states, results, channels, reasons, fields of contact data."""

from __future__ import annotations

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.intervals import Due
from freiwilligenagentur.placements.model import Result, Side, State
from freiwilligenagentur.placements.states import Group

CHANNELS = ("office", "phone", "email", "video", "fair", "home")


def state(value: State) -> str:
    """A state as a word."""
    return {
        State.PROPOSED: _("proposed"),
        State.CONTACTED: _("contact made"),
        State.TRIAL: _("trial"),
        State.ACTIVE: _("placed"),
        State.ENDED: _("ended"),
        State.VOLUNTEER_DECLINED: _("volunteer declined"),
        State.ORGANISATION_DECLINED: _("organisation declined"),
        State.NO_CONTACT: _("no contact came about"),
        State.BROKEN_OFF: _("broken off"),
    }[value]


def short_state(value: State) -> str:
    """A state for narrow columns."""
    return {
        State.CONTACTED: _("contact"),
        State.VOLUNTEER_DECLINED: _("declined (vol.)"),
        State.ORGANISATION_DECLINED: _("declined (org.)"),
        State.NO_CONTACT: _("no contact"),
    }.get(value, state(value))


def step(value: State) -> str:
    """The step into a state, as a button says it."""
    return {
        State.PROPOSED: _("Propose"),
        State.CONTACTED: _("Contact made"),
        State.TRIAL: _("Trial begins"),
        State.ACTIVE: _("Placed"),
        State.ENDED: _("End the placement"),
        State.VOLUNTEER_DECLINED: _("Volunteer declined"),
        State.ORGANISATION_DECLINED: _("Organisation declined"),
        State.NO_CONTACT: _("No contact came about"),
        State.BROKEN_OFF: _("Broken off"),
    }[value]


def taken(value: State) -> str:
    """The step into a state once it was taken; all but one are buttons in the same words."""
    return state(value) if value is State.ENDED else step(value)


def step_label(value: State) -> str:
    """The step into a state, as undo names it."""
    return {
        State.PROPOSED: _("Offer proposed"),
        State.CONTACTED: _("Contact noted"),
        State.TRIAL: _("Trial noted"),
        State.ACTIVE: _("Placement confirmed"),
        State.ENDED: _("Placement ended"),
        State.VOLUNTEER_DECLINED: _("Refusal by the volunteer noted"),
        State.ORGANISATION_DECLINED: _("Refusal by the organisation noted"),
        State.NO_CONTACT: _("Missing contact noted"),
        State.BROKEN_OFF: _("Breaking off noted"),
    }[value]


def group(value: Group) -> str:
    """A cut of the list."""
    return {
        Group.PENDING: _("pending"),
        Group.ACTIVE: _("active"),
        Group.CLOSED: _("come to an end"),
        Group.ALL: _("all"),
    }[value]


def due(value: Due) -> str:
    """How near something is due."""
    return {
        Due.OVERDUE: _("overdue"),
        Due.TODAY: _("today"),
        Due.THIS_WEEK: _("this week"),
        Due.LATER: _("later"),
    }[value]


def result(value: Result) -> str:
    """How a consultation ended."""
    return {
        Result.OPEN: _("still open"),
        Result.PROPOSED: _("offers proposed"),
        Result.INFORMATION: _("only information"),
        Result.REFERRED: _("referred elsewhere"),
        Result.NO_MATCH: _("nothing suitable"),
    }[value]


def channel(code: str) -> str:
    """How a consultation took place; an unknown code stands for itself."""
    return {
        "office": _("in the office"),
        "phone": _("by phone"),
        "email": _("by e-mail"),
        "video": _("by video"),
        "fair": _("at the fair"),
        "home": _("at home"),
    }.get(code, code)


def reasons(value: State) -> dict[str, str]:
    """The usual reasons for an exit, code to words. None of them asks about health or other private matters."""
    return {
        State.VOLUNTEER_DECLINED: {
            "time": _("the times do not suit"),
            "task": _("the task does not suit"),
            "distance": _("too far away"),
            "other_offer": _("found something else"),
            "no_longer": _("no time any more"),
            "person_other": _("other reason of the volunteer"),
        },
        State.ORGANISATION_DECLINED: {
            "filled": _("the place is taken"),
            "requirement": _("a requirement is missing"),
            "team": _("does not suit the team"),
            "capacity": _("nobody to accompany the beginning"),
            "organisation_other": _("the organisation declined for another reason"),
        },
        State.NO_CONTACT: {
            "person_unreachable": _("the volunteer could not be reached"),
            "organisation_unreachable": _("the organisation could not be reached"),
            "no_appointment": _("no appointment came about"),
        },
        State.BROKEN_OFF: {
            "different": _("the task was different than expected"),
            "disagreement": _("disagreement"),
            "moved": _("moved away"),
            "no_longer": _("no time any more"),
            "offer_ended": _("the organisation ended the offer"),
            "broken_other": _("other reason"),
        },
    }.get(value, {})


def reason(value: State, code: str) -> str:
    """A reason in words; free text stands for itself."""
    return reasons(value).get(code, code)


def desk_reasons() -> list[tuple[str, str]]:
    """The few reasons that are asked for while somebody sits there: pairs of code and words, for choosing.

    The words are those by which the figures count them, so that what was chosen is found there again.
    """
    asked = [(State.VOLUNTEER_DECLINED, code) for code in ("distance", "time", "task", "other_offer")]
    asked += [(State.ORGANISATION_DECLINED, code) for code in ("filled", "organisation_other")]
    return [(code, i18n.capitalised(reason(state, code))) for state, code in asked]


def side(value: Side) -> str:
    """Who got the data."""
    return {Side.ORGANISATION: _("to the organisation"), Side.VOLUNTEER: _("to the volunteer")}[value]


def contact_field(code: str) -> str:
    """A field of contact data."""
    return {
        "name": _("name"),
        "function": _("function"),
        "phone": _("phone"),
        "mobile": _("mobile phone"),
        "email": _("e-mail"),
        "reachable": _("best reached"),
        "address": _("address of the place"),
    }.get(code, code)
