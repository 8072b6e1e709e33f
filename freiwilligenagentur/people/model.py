"""Volunteers: who they are, what they would like, when and where they can, and what they agreed to."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.storage import Id, Record, choice, reference, utc_now


class Salutation(StrEnum):
    """How somebody wants to be addressed; separate from gender."""

    NONE = ""
    FRAU = "frau"
    HERR = "herr"


class Gender(StrEnum):
    """Entries of §22(3) PStG; voluntary, and never part of any score."""

    UNKNOWN = ""
    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"


class Status(StrEnum):
    """Where somebody stands with the agency."""

    OPEN = "open"
    PLACED = "placed"
    PAUSED = "paused"
    ENDED = "ended"
    ARCHIVED = "archived"


class Willingness(StrEnum):
    """The answer to a question such as "Would you show a police check?"; unknown means nobody asked yet."""

    UNKNOWN = ""
    AGREED = "agreed"
    SHOWN = "shown"
    DECLINED = "declined"


class Company(StrEnum):
    """Alone or with others."""

    UNKNOWN = ""
    ALONE = "alone"
    GROUP = "group"


_FULL_AGE: Final = 18


class Purpose(StrEnum):
    """What a consent is for; each is asked, dated and revoked by itself (Art. 6, 7, 9 DSGVO)."""

    ADVICE = "advice"
    PASSING_ON = "passing_on"
    NEWSLETTER = "newsletter"
    PHOTOS = "photos"
    HEALTH = "health"


class Volunteer(Record):
    """One person. Only a name and one contact are required."""

    __tablename__ = "volunteer"
    __table_args__ = (Index("ix_volunteer_sorting", "last_name", "first_name"),)

    salutation: Mapped[Salutation] = mapped_column(choice(Salutation), default=Salutation.NONE)
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    name_prefix: Mapped[str] = mapped_column(default="")
    """Namenszusatz: von, van, de; ignored when sorting."""
    last_name: Mapped[str] = mapped_column(default="")
    called: Mapped[str] = mapped_column(default="")
    gender: Mapped[Gender] = mapped_column(choice(Gender), default=Gender.UNKNOWN)
    birth_date: Mapped[date | None] = mapped_column(default=None)
    care_of: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    address_extra: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    preferred_contact: Mapped[str] = mapped_column(default="")
    """"", "phone", "mobile", "email" or "post"."""
    reachable: Mapped[str] = mapped_column(default="")
    guardians: Mapped[str] = mapped_column(default="")
    guardians_agreed_on: Mapped[date | None] = mapped_column(default=None)

    areas: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    activities: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    target_groups: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    excluded: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Codes of areas, activities or target groups that the volunteer does not want."""
    wishes: Mapped[str] = mapped_column(default="")
    struck: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Keys of what was read out of the wishes and found wrong."""
    known_organisation: Mapped[str] = mapped_column(default="")

    availability: Mapped[int] = mapped_column(default=0)
    """Bit weekday * 3 + daytime (Monday 0; morning, afternoon, evening); 0 is unknown."""
    availability_text: Mapped[str] = mapped_column(default="")
    hours_min: Mapped[float | None] = mapped_column(default=None)
    hours_max: Mapped[float | None] = mapped_column(default=None)
    """Hours a week."""
    rhythm: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """"regular", "once", "on_call"."""
    available_from: Mapped[date | None] = mapped_column(default=None)
    available_until: Mapped[date | None] = mapped_column(default=None)
    coming_changes: Mapped[str] = mapped_column(default="")

    mobility: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """"foot", "bicycle", "transit", "car"."""
    radius_km: Mapped[float | None] = mapped_column(default=None)
    licences: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Driving licence classes such as "B", "D1"; "none" when somebody said to have none."""
    needs_travel_refund: Mapped[bool | None] = mapped_column(default=None)

    profession: Mapped[str] = mapped_column(default="")
    skills: Mapped[str] = mapped_column(default="")
    hobbies: Mapped[str] = mapped_column(default="")
    languages: Mapped[dict[str, str]] = mapped_column(default_factory=dict)
    """Language code (ISO 639-1) to level A1 … C2, "native" or "" (not asked)."""
    earlier_service: Mapped[str] = mapped_column(default="")
    ready_for_training: Mapped[bool | None] = mapped_column(default=None)
    motives: Mapped[str] = mapped_column(default="")
    expectations: Mapped[str] = mapped_column(default="")
    limits: Mapped[str] = mapped_column(default="")
    company: Mapped[Company] = mapped_column(choice(Company), default=Company.UNKNOWN)
    pool: Mapped[bool] = mapped_column(default=False)
    """"zbV": available without a fixed assignment."""

    police_check: Mapped[Willingness] = mapped_column(choice(Willingness), default=Willingness.UNKNOWN)
    police_check_dated: Mapped[date | None] = mapped_column(default=None)
    police_check_seen_on: Mapped[date | None] = mapped_column(default=None)
    """§72a(5) SGB VIII: only the fact and the dates may be kept, no copy, no content."""
    measles: Mapped[Willingness] = mapped_column(choice(Willingness), default=Willingness.UNKNOWN)
    """Whether somebody would show the proof to the facility; never vaccination data."""
    hygiene: Mapped[Willingness] = mapped_column(choice(Willingness), default=Willingness.UNKNOWN)
    practical_needs: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Codes of what a place must offer ("wheelchair" …), kept only with the consent HEALTH."""
    practical_needs_text: Mapped[str] = mapped_column(default="")

    status: Mapped[Status] = mapped_column(choice(Status), default=Status.OPEN)
    source: Mapped[str] = mapped_column(default="")
    referred_by: Mapped[str] = mapped_column(default="")
    pinned_note: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)

    consents: Mapped[list[Consent]] = relationship(
        default_factory=list, cascade="all, delete-orphan", lazy="raise", order_by="Consent.given_on"
    )

    def full_name(self) -> str:
        """``Dr. Ilse von Mertens``, as spoken."""
        return " ".join(part for part in (self.title, self.first_name, self.name_prefix, self.last_name) if part)

    def listed_name(self) -> str:
        """``Mertens, Ilse von``, as in lists."""
        return listed_name(self.first_name, self.name_prefix, self.last_name)

    def age_on(self, day: date) -> int | None:
        """Full years; an age is reached at the start of the birthday (§187(2) BGB)."""
        return age_on(self.birth_date, day)

    def is_minor_on(self, day: date) -> bool:
        """Under 18, as far as the date of birth is known: the guardians have a say."""
        age = self.age_on(day)
        return age is not None and age < _FULL_AGE

    def consented(self, purpose: Purpose) -> Consent | None:
        """The consent for a purpose that stands, or None."""
        return next((c for c in reversed(self.consents) if c.purpose is purpose and c.revoked_on is None), None)


class Consent(Record):
    """One agreement for one purpose, with the version of the text that was read."""

    __tablename__ = "consent"

    volunteer_id: Mapped[Id] = reference("volunteer.id", init=False, index=True)
    purpose: Mapped[Purpose] = mapped_column(choice(Purpose))
    text_version: Mapped[str]
    given_on: Mapped[date]
    revoked_on: Mapped[date | None] = mapped_column(default=None)
    how: Mapped[str] = mapped_column(default="signed")
    """"signed", "spoken" or "online"."""
    recorded_by: Mapped[str] = mapped_column(default="")


def age_on(birth_date: date | None, day: date) -> int | None:
    """Full years; an age is reached at the start of the birthday (§187(2) BGB)."""
    if birth_date is None:
        return None
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def problems(volunteer: Volunteer, today: date) -> list[Problem]:
    """What keeps a volunteer from being saved; empty when all is well."""
    found = []
    if not (volunteer.first_name.strip() or volunteer.last_name.strip()):
        found.append(Problem("last_name", _("A name is needed, one word is enough.")))
    if not any((volunteer.phone.strip(), volunteer.mobile.strip(), volunteer.email.strip(), volunteer.street.strip())):
        found.append(Problem("phone", _("One way to reach the person is needed: phone, e-mail or address.")))
    if volunteer.email.strip() and "@" not in volunteer.email:
        found.append(Problem("email", _("An e-mail address contains an @.")))
    if volunteer.postcode and not (len(volunteer.postcode) == 5 and volunteer.postcode.isdecimal()):
        found.append(Problem("postcode", _("A German postcode has five digits.")))
    if volunteer.birth_date and not date(1900, 1, 1) <= volunteer.birth_date <= today:
        found.append(Problem("birth_date", _("The date of birth lies before 1900 or in the future.")))
    return found
