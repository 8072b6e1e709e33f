"""The agency itself: its name and address, the few periods that it chooses, and the keys that it signs with."""

from __future__ import annotations

from datetime import date

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from freiwilligenagentur.storage import Record

# ISO 3166-2:DE
LAENDER = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}


class Office(Record):
    """The one row that describes the agency."""

    __tablename__ = "office"

    name: Mapped[str]
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    land: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(default=None)
    signatory_name: Mapped[str] = mapped_column(default="")
    signatory_function: Mapped[str] = mapped_column(default="")
    # No source gives fixed intervals, so the office chooses them.
    contact_follow_up_weeks: Mapped[int] = mapped_column(default=6)
    start_follow_up_months: Mapped[int] = mapped_column(default=6)
    recheck_months: Mapped[int] = mapped_column(default=12)
    approval_wanted: Mapped[bool] = mapped_column(default=False)
    """Whether certificates whose draft the volunteer has not approved are pointed out before they are issued."""


class SigningKey(Record):
    """One Ed25519 key for certificates. Only the newest has its private part; the journal never holds it."""

    __tablename__ = "signing_key"

    number: Mapped[int] = mapped_column(unique=True)
    public: Mapped[bytes]
    private: Mapped[bytes | None] = deferred(mapped_column(LargeBinary, info={"journal": False}))
    first: Mapped[date]
    last: Mapped[date | None] = mapped_column(default=None)
