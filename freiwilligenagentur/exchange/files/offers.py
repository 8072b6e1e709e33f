"""One row or one element of an offer list, understood."""

from __future__ import annotations

from dataclasses import dataclass

from freiwilligenagentur.exchange.files import cells
from freiwilligenagentur.exchange.files.cells import BadCell
from freiwilligenagentur.exchange.files.plaintext import plain_text
from freiwilligenagentur.exchange.files.records import ImportedContact, ImportedOffer, ImportedOrganisation
from freiwilligenagentur.exchange.files.rows import RowReader
from freiwilligenagentur.i18n import _

_ANYWHERE = frozenset(("ortsunabhängig", "ortsungebunden", "überall", "digital", "online"))


def read_offer(row: RowReader) -> ImportedOffer | None:
    """The offer of one row; None when title or organisation is missing, which is reported."""
    title, name = row.text("title"), row.text("organisation")
    if not title:
        row.report("title", "no_title", _("The offer has no title. The row was left out."), left_out=True)
        return None
    if not name:
        row.report(
            "organisation", "no_organisation", _("No organisation is named. The row was left out."), left_out=True
        )
        return None
    place = _place(row)
    edited = row.value("edited_at", cells.unix_moment, None)
    return ImportedOffer(
        line=row.line,
        external_id=row.text("external_id"),
        title=title,
        organisation=_organisation(row, name),
        agency=row.text("agency"),
        summary=plain_text(row.raw("summary")),
        description=plain_text(row.raw("description")),
        street=row.text("street"),
        postcode=place.postcode,
        town=place.town,
        district=place.district,
        anywhere=place.anywhere,
        coordinates=_coordinates(row),
        places_wanted=row.value("places_wanted", cells.whole_number, None) or None,  # 0 stands for "not said"
        placed_before=row.value("placed_before", cells.whole_number, None) or 0,
        placed_elsewhere=row.value("placed_elsewhere", cells.whole_number, None) or 0,
        time_text=_joined(plain_text(row.raw("time_text")), plain_text(row.raw("dates"))),
        requirements=_joined(plain_text(row.raw("requirements")), _skills(row)),
        benefits=plain_text(row.raw("benefits")),
        accessibility=plain_text(row.raw("accessibility")),
        areas=cells.labels(row.raw("areas")),
        target_groups=cells.labels(row.raw("target_groups")),
        contact=_contact(row),
        edited_on=cells.german_day(edited) if edited else None,
        created_at=row.value("created_at", cells.unix_moment, None),
        given=row.fields,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    postcode: str
    town: str
    district: str
    anywhere: bool


def _place(row: RowReader) -> _Place:
    """Postcode, town and district. Exports leave the town empty and write it as the district."""
    town, district = row.text("town"), row.text("district")
    quarters = cells.labels(row.raw("districts"))
    anywhere = any(quarter.casefold() in _ANYWHERE for quarter in (*quarters, district))
    if not town:
        town, district = district, ""
    district = district or ", ".join(quarter for quarter in quarters if quarter.casefold() not in _ANYWHERE)
    postcode = row.value("postcode", cells.postcode, "")
    stray = "" if postcode else row.text("postcode")
    if stray.isdecimal():
        town = f"{stray} {town}".strip()  # postcodes of the neighbours have four digits: "6002 Luzern"
    elif stray:
        district = _joined(district, stray, ", ")
    return _Place(postcode, town, district, anywhere)


def _coordinates(row: RowReader) -> tuple[float, float] | None:
    try:
        return cells.coordinates(row.raw("latitude"), row.raw("longitude"))
    except BadCell as fault:
        row.report("latitude", fault.code, str(fault))
        return None


def _organisation(row: RowReader, name: str) -> ImportedOrganisation:
    return ImportedOrganisation(
        name=name,
        external_id=row.text("organisation_id"),
        description=plain_text(row.raw("organisation_description")),
        street=row.text("organisation_street"),
        postcode=row.value("organisation_postcode", cells.postcode, ""),
        town=row.text("organisation_town"),
        phone=row.text("organisation_phone"),
        email=row.text("organisation_email"),
        website=row.text("website"),
    )


def _contact(row: RowReader) -> ImportedContact | None:
    contact = ImportedContact(
        first_name=row.text("contact_first_name"),
        last_name=row.text("contact_last_name"),
        function=row.text("contact_function"),
        phone=row.text("contact_phone"),
        mobile=row.text("contact_mobile"),
        email=row.text("contact_email"),
    )
    return None if contact == ImportedContact() else contact


def _skills(row: RowReader) -> str:
    skills = ", ".join(cells.labels(row.raw("skills")))
    return _("Knowledge: {list}").format(list=skills) if skills else ""


def _joined(first: str, second: str, between: str = "\n") -> str:
    return between.join(part for part in (first, second) if part)
