"""One row of a list of people, understood. Nothing of it is ever quoted in a report."""

from __future__ import annotations

from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.exchange.files import cells
from freiwilligenagentur.exchange.files.plaintext import tidy
from freiwilligenagentur.exchange.files.records import ImportedPerson
from freiwilligenagentur.exchange.files.rows import RowReader
from freiwilligenagentur.i18n import _

_SALUTATIONS = {"frau": "frau", "fr": "frau", "herr": "herr", "herrn": "herr", "hr": "herr"}


def read_person(row: RowReader, today: date) -> ImportedPerson | None:
    """The person of one row; None when there is no name at all, which is reported."""
    first, last = row.text("first_name"), row.text("last_name")
    if not (first or last):
        row.report("last_name", "no_name", _("No name is given. The row was left out."), left_out=True)
        return None
    if not last:  # a person with one name is listed under it
        first, last = "", first
    postcode = row.value("postcode", cells.postcode, "")
    stray = "" if postcode else row.text("postcode")
    return ImportedPerson(
        line=row.line,
        salutation=_SALUTATIONS.get(row.text("salutation").casefold().rstrip("."), ""),
        title=row.text("title"),
        first_name=first,
        name_prefix=row.text("name_prefix"),
        last_name=last,
        care_of=row.text("care_of"),
        street=f"{row.text('street')} {row.text('house_number')}".strip(),
        postcode=postcode,
        town=f"{stray} {row.text('town')}".strip(),
        phone=row.text("phone"),
        mobile=row.text("mobile"),
        email=_email(row),
        birth_date=_birth_date(row, today),
        card=_card(row),
        notes=tidy(row.raw("notes").replace("\r\n", "\n").replace("\r", "\n")),
    )


def _email(row: RowReader) -> str:
    address = row.text("email")
    if address and "@" not in address:
        row.report("email", "not_an_email", _("This is no e-mail address; it was left away."))
        return ""
    return address


def _birth_date(row: RowReader, today: date) -> date | None:
    born = row.value("birth_date", cells.day, None)
    if born is not None and not date(1900, 1, 1) <= born <= today:
        reason = _("The date of birth lies before 1900 or in the future; it was taken as unknown.")
        row.report("birth_date", "impossible_birth_date", reason)
        return None
    return born


def _card(row: RowReader) -> str:
    """What is known about an Ehrenamtskarte, as a sentence: the office decides what becomes of it."""
    since = row.value("card_date", cells.day, None)
    state = row.text("card_status")
    if not (cells.flag(row.raw("card_holder")) or since or state):
        return ""
    parts = [_("Ehrenamtskarte"), *([i18n.date(since)] if since else []), *([state] if state else [])]
    return ", ".join(parts)
