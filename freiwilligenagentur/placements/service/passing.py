"""What is passed on to the other side, on what ground, and in which words."""

from __future__ import annotations

from dataclasses import dataclass

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Contact
from freiwilligenagentur.people.model import Consent, Purpose
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.model import Side
from freiwilligenagentur.placements.rows import Passing
from freiwilligenagentur.placements.service.case import Case


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be passed on: the view of it, the values by field, and the consent that carries it."""

    passing: Passing
    values: dict[str, str]
    consent_id: str | None


def prepare(case: Case, side: Side) -> Prepared:
    """Collects what one side would get. Nothing is passed on or kept by this."""
    return _to_organisation(case) if side is Side.ORGANISATION else _to_volunteer(case)


def _to_organisation(case: Case) -> Prepared:
    volunteer, contact = case.volunteer, case.contact()
    consent = volunteer.consented(Purpose.PASSING_ON)
    values = _filled(
        {
            "name": volunteer.full_name(),
            "phone": volunteer.phone,
            "mobile": volunteer.mobile,
            "email": volunteer.email,
            "reachable": volunteer.reachable,
        }
    )
    recipient = case.organisation.name if contact is None else f"{contact.full_name()}, {case.organisation.name}"
    passing = Passing(
        to_side=Side.ORGANISATION,
        allowed=consent is not None,
        ground=_consent_sentence(consent),
        recipient=recipient,
        what=tuple(values),
    )
    return Prepared(passing, values, consent.id if consent else None)


def _to_volunteer(case: Case) -> Prepared:
    contact = case.contact()
    address = ", ".join(
        part
        for part in (
            case.offer.street or case.organisation.street,
            f"{case.offer.postcode or case.organisation.postcode} {case.offer.town or case.organisation.town}".strip(),
        )
        if part
    )
    if contact is None:
        values = {"phone": case.organisation.phone, "email": case.organisation.email, "address": address}
        allowed = bool(case.organisation.phone or case.organisation.email)
        ground = (
            _("No contact person is entered; the organisation's general phone number and e-mail are no personal data.")
            if allowed
            else _("No contact person and no phone number or e-mail of the organisation are entered.")
        )
    else:
        values = {
            "name": contact.full_name(),
            "function": contact.function,
            "phone": contact.phone or case.organisation.phone,
            "mobile": contact.mobile,
            "email": contact.email or case.organisation.email,
            "address": address,
        }
        allowed, ground = contact.passing_on_agreed is not None, _agreement_sentence(contact)
    passing = Passing(
        to_side=Side.VOLUNTEER,
        allowed=allowed,
        ground=ground,
        recipient=case.volunteer.full_name(),
        what=tuple(_filled(values)),
    )
    return Prepared(passing, _filled(values), None)


def text(case: Case, prepared: Prepared, office: Office, user: str) -> str:
    """The letter or mail to copy, as plain text."""
    side = prepared.passing.to_side
    blocks = [
        _greeting(case, side),
        _introduction(case, side),
        "\n".join(_lines(prepared.values)),
        _closing(side),
        "\n".join(part for part in (_("Kind regards"), user, office.name) if part),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _greeting(case: Case, side: Side) -> str:
    contact = case.contact()
    if side is Side.VOLUNTEER:
        return _("Hello {name},").format(name=case.volunteer.full_name())
    return _("Hello {name},").format(name=contact.full_name()) if contact else _("Hello,")


def _introduction(case: Case, side: Side) -> str:
    if side is Side.ORGANISATION:
        return _("this person is interested in your offer “{offer}” and would be glad to hear from you:").format(
            offer=case.offer.title
        )
    return _("for the offer “{offer}” of {organisation} you can reach:").format(
        offer=case.offer.title, organisation=case.organisation.name
    )


def _closing(side: Side) -> str:
    if side is Side.ORGANISATION:
        return _(
            "The person agreed that we pass these data on to you. Please use them only for this engagement, and delete "
            "them as soon as it ends or does not come about."
        )
    return _("The contact person agreed that you get these data. Please use them only for this engagement.")


def _lines(values: dict[str, str]) -> list[str]:
    return [
        value
        if code == "name"
        else _("{field}: {value}").format(field=i18n.capitalised(words.contact_field(code)), value=value)
        for code, value in values.items()
    ]


def _consent_sentence(consent: Consent | None) -> str:
    if consent is None:
        return _("The volunteer's consent to passing on contact data is missing or was revoked.")
    return _("Consent of {date} (text version {version}).").format(
        date=i18n.date(consent.given_on), version=consent.text_version
    )


def _agreement_sentence(contact: Contact) -> str:
    if contact.passing_on_agreed is None:
        return _("The contact person has not yet agreed that volunteers get these data.")
    return _("The contact person agreed on {date}.").format(date=i18n.date(contact.passing_on_agreed))


def _filled(values: dict[str, str]) -> dict[str, str]:
    return {code: value.strip() for code, value in values.items() if value.strip()}
