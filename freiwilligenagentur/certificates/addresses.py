"""How a volunteer's address is written on envelopes and labels (DIN 5008)."""

from __future__ import annotations

from freiwilligenagentur.people.model import Salutation, Volunteer

_TITLES = {Salutation.FRAU: "Frau", Salutation.HERR: "Herrn", Salutation.NONE: ""}


def address_lines(person: Volunteer) -> tuple[str, ...]:
    """At most six lines without empty ones; empty when somebody has no address that a letter would reach."""
    if not (person.street.strip() and person.town.strip()):
        return ()
    care_of = person.care_of.strip()
    lines = (
        _TITLES[person.salutation],
        person.full_name(),
        care_of if not care_of or care_of.lower().startswith("c/o") else f"c/o {care_of}",
        person.address_extra.strip(),
        person.street.strip(),
        f"{person.postcode} {person.town}".strip(),
    )
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def greeting(person: Volunteer) -> str:
    """How a letter speaks to somebody: ``Frau Dr. Mertens``, or the full name where nobody asked for more."""
    spoken = {Salutation.FRAU: "Frau", Salutation.HERR: "Herr"}.get(person.salutation)
    if spoken is None or not person.last_name.strip():
        return person.full_name()
    return " ".join(part for part in (spoken, person.title, person.name_prefix, person.last_name) if part)
