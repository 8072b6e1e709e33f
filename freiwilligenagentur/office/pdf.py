"""The recovery sheet: the one paper that opens the office when nobody remembers a passphrase."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import Bullets, Heading, KeyValues, Paragraph, Rule
from freiwilligenagentur.documents.document import Document
from freiwilligenagentur.i18n import _

_CODE = replace(styles.CODE, size=22, leading=34)  # to be read off the paper by anybody


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet. The code is in groups joined by dashes; ``lies_at`` is the place of the office."""

    office: str
    user: str
    day: date
    lies_at: str
    code: str


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """One page A4."""
    groups = sheet.code.split("-")
    half = (len(groups) + 1) // 2
    rows = ["   –   ".join(groups[:half]), "   –   ".join(groups[half:])]
    return Document(
        title=_("Recovery sheet"),
        author=sheet.office,
        language="de-DE" if i18n.language() == "de" else "en-GB",
        created=sheet.day,
    ).build(
        [
            Heading(_("Recovery sheet")),
            Paragraph(
                _(
                    "This code opens the office when nobody remembers a passphrase any more. Without a passphrase "
                    "and without this sheet the data cannot be opened by anybody, not even by the makers of the "
                    "program."
                )
            ),
            KeyValues(
                (
                    (_("Agency"), sheet.office),
                    (_("Set up by"), sheet.user),
                    (_("Set up on"), i18n.long_date(sheet.day)),
                    (_("Data lies at"), sheet.lies_at),
                ),
                before=14,
            ),
            Rule(before=16),
            Paragraph(_("Recovery code"), styles.NOTE, before=14, keep=True),
            Paragraph(rows[0], _CODE, before=6, keep=True),
            Paragraph(rows[1], _CODE, before=2),
            Paragraph(
                _("Capitals, spaces and dashes do not matter. The code has no letters I, L, O and U."),
                styles.NOTE,
                before=10,
            ),
            Rule(before=16),
            Heading(_("Where it belongs"), styles.SECTION, level=2, before=16),
            Bullets(
                (
                    _("Into a safe or a locked cabinet, not beside the computer."),
                    _("At least two people of the agency know where it lies."),
                    _("No photograph and no copy on a computer: who has the code can open the office."),
                )
            ),
            Heading(_("When you need it"), styles.SECTION, level=2, before=14),
            Bullets(
                (
                    _("Start the program and choose “Use the recovery code”."),
                    _("Type the code, choose your name and think of a new passphrase."),
                    _("The code stays valid. Put the sheet back."),
                ),
                numbered=True,
            ),
        ]
    )
