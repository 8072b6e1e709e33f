"""The room's fixed choices and what they are called. Those that other rooms share stand in ``vocabulary``."""

from __future__ import annotations

from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Insurance, OfferCompany, OfferStatus, OrganisationStatus

Options = list[tuple[str, str]]
"""Pairs of code and label in the order in which a form shows them."""

YES, NO, OPEN = "yes", "no", ""
"""A gate has three values: needed, not needed, and nobody asked yet."""


def organisation_statuses() -> Options:
    """States of an organisation."""
    return [(OrganisationStatus.ACTIVE, _("active")), (OrganisationStatus.ARCHIVED, _("archived"))]


def offer_statuses() -> Options:
    """States of an offer."""
    return [
        (OfferStatus.ACTIVE, _("active")),
        (OfferStatus.PAUSED, _("paused")),
        (OfferStatus.ARCHIVED, _("archived")),
    ]


def gates() -> Options:
    """Answers to "is it needed?"; open means that nobody said so far."""
    return [(OPEN, _("not asked yet")), (YES, _("yes")), (NO, _("no"))]


def insurances() -> Options:
    """Through whom volunteers are insured."""
    return [
        (Insurance.OPEN, _("not settled yet")),
        (Insurance.CARRIER, _("through the organisation")),
        (Insurance.STATUTORY, _("statutory accident insurance")),
        (Insurance.LAND, _("collective contract of the Land")),
    ]


def companies() -> Options:
    """Alone or with others."""
    return [
        (OfferCompany.UNKNOWN, _("not asked yet")),
        (OfferCompany.ALONE, _("alone")),
        (OfferCompany.GROUP, _("with others")),
    ]


def salutations() -> Options:
    """How somebody wants to be addressed; codes as for volunteers."""
    return [("", _("no salutation")), ("frau", _("Ms")), ("herr", _("Mr"))]


def label(options: Options, code: str) -> str:
    """The label of a code; the code itself where it is unknown."""
    return next((text for known, text in options if known == code), code)


def kinds() -> list[str]:
    """Usual kinds of organisations, as suggestions; any other text is as good."""
    return [
        _("Club"),
        _("Welfare organisation"),
        _("Foundation"),
        _("Parish"),
        _("Municipality"),
        _("School"),
        _("Nursery"),
        _("Care home"),
        _("Hospital or hospice"),
        _("Initiative"),
        _("Public body"),
        _("Company"),
    ]
