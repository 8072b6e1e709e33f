"""What a layout may be, so that no page can break: colours that can be read, a logo that fits, lines measured in the
font that they are printed in, pictures that can be drawn, no title that a Land reserves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.layout import FOOTERS, MOST_SIGNATURES, Layout, LogoChoice, SignatureBlock, Stamp
from freiwilligenagentur.certificates.ornament import ADDRESS, HEAD_WIDTH, MOST_HEAD_LINES, head_line
from freiwilligenagentur.certificates.reserved import reserved_in
from freiwilligenagentur.certificates.signatures import column_width
from freiwilligenagentur.certificates.stationery import UPRIGHT, letterhead_width
from freiwilligenagentur.documents import fonts, pictures, styles
from freiwilligenagentur.documents.colour import contrast_on_white
from freiwilligenagentur.documents.lines import wrap
from freiwilligenagentur.documents.styles import MM, Style
from freiwilligenagentur.errors import Problem, WrongFile
from freiwilligenagentur.i18n import _

LEAST_CONTRAST = 4.5
"""Of text on white paper (WCAG 2.2, 1.4.3)."""
LEAST_RULE_CONTRAST = 1.3
"""Of a line that only decorates; below it paper shows none."""
LOGO_WIDTHS, LOGO_HEIGHTS = (10, 70), (8, 30)
MOST_LETTERHEAD, MOST_FOOTER, LONGEST_NAME = 6, 2, 60
LARGEST_PICTURE = 3_000_000
"""Bytes; a cleaned picture hardly ever reaches a tenth of it."""

_WIDTH = (UPRIGHT.width - UPRIGHT.left - UPRIGHT.right) * MM
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_WIDEST = 100_000.0


def problems(layout: Layout) -> list[Problem]:
    """Everything that hinders keeping a layout, by the field that it is about; empty when every page will hold."""
    checks = (_name, _colours, _logo, _letterhead, _footer, _titles, _signatures, _seal)
    return [problem for check in checks for problem in check(layout)]


def _name(layout: Layout) -> Iterator[Problem]:
    if not layout.name.strip():
        yield Problem("name", _("The layout needs a name, so that you find it again."))
    elif len(layout.name.strip()) > LONGEST_NAME:
        yield Problem("name", _("The name is too long; {n} characters are enough.").format(n=LONGEST_NAME))


def _colours(layout: Layout) -> Iterator[Problem]:
    faint = _("This colour is too faint to be read on paper ({found} : 1, at least {wanted} : 1). Choose a darker one.")
    for field, colour, least in (
        ("accent", layout.accent, LEAST_CONTRAST),
        ("rule", layout.rule, LEAST_RULE_CONTRAST),
    ):
        if not _COLOUR.fullmatch(colour):
            yield Problem(field, _("Please write the colour as # and six digits or letters from A to F: #0B4F40."))
        elif (found := contrast_on_white(colour)) < least:
            # Rounded down, so that a colour just below the limit never reads as if it met it.
            shown = int(found * 10) / 10
            yield Problem(field, faint.format(found=i18n.number(shown, 1), wanted=i18n.number(least, 1)))


def _logo(layout: Layout) -> Iterator[Problem]:
    said = _("Between {least} and {most} mm, please.")
    for field, value, (least, most) in (
        ("logo_width", layout.logo_width, LOGO_WIDTHS),
        ("logo_height", layout.logo_height, LOGO_HEIGHTS),
    ):
        if not least <= value <= most:
            yield Problem(field, said.format(least=least, most=most))
    if layout.logo is LogoChoice.OWN:
        yield from _picture("logo_picture", layout.logo_picture)


def _letterhead(layout: Layout) -> Iterator[Problem]:
    width = letterhead_width(layout, _WIDTH)
    found = list(_lines("letterhead", layout.letterhead, MOST_LETTERHEAD, styles.SMALL, width))
    yield from found or _line("letterhead", head_line(layout.letterhead), ADDRESS, HEAD_WIDTH, MOST_HEAD_LINES)


def _footer(layout: Layout) -> Iterator[Problem]:
    for name in ("footer", *FOOTERS.values()):
        yield from _lines(name, getattr(layout, name), MOST_FOOTER, styles.FINE, _WIDTH)
    if reference := layout.authorisation.strip():
        said = wording.label("authorisation", reference=reference)
        yield from _line("authorisation", said, styles.FINE, _WIDTH)


def _titles(layout: Layout) -> Iterator[Problem]:
    yield from _line("title", layout.title, styles.TITLE, _WIDTH, most=2)
    if layout.authorisation.strip():
        return
    for field, text in (
        ("title", layout.title),
        ("letterhead", "\n".join(layout.letterhead)),
        *((name, "\n".join(getattr(layout, name))) for name in ("footer", *FOOTERS.values())),
    ):
        if found := reserved_in(text):
            said = _(
                "“{title}” is reserved for those whom the Land authorises. Please enter your authorisation "
                "(Ausstellungsberechtigung) or choose other words."
            )
            yield Problem(field, said.format(title=found.title))


def _signatures(layout: Layout) -> Iterator[Problem]:
    if len(layout.signatures) > MOST_SIGNATURES:
        yield Problem("signatures", _("Up to {n} people can sign.").format(n=MOST_SIGNATURES))
    names = [each.name.strip() for each in layout.signatures if each.name.strip()]
    for number, each in enumerate(layout.signatures):
        yield from _signature(f"signature.{number}", each, column_width(_WIDTH, layout))
        if each.name.strip() and names.count(each.name.strip()) > 1:
            yield Problem(f"signature.{number}.name", _("Each name can sign once only."))


def _signature(field: str, signature: SignatureBlock, column: float) -> Iterator[Problem]:
    for part in ("name", "function", "body"):
        yield from _line(f"{field}.{part}", getattr(signature, part), styles.SMALL, column, most=2)
    if signature.picture is not None:
        if not signature.name.strip():
            yield Problem(f"{field}.name", _("A scanned signature needs the name that it belongs to."))
        yield from _picture(f"{field}.picture", signature.picture)


def _seal(layout: Layout) -> Iterator[Problem]:
    if layout.stamp is Stamp.PICTURE:
        yield from _picture("seal_picture", layout.seal_picture)


def _picture(field: str, picture: bytes | None) -> Iterator[Problem]:
    if picture is None:
        yield Problem(field, _("Please choose a picture."))
    elif len(picture) > LARGEST_PICTURE:
        yield Problem(field, _("The picture is too large; 3 MB are the most. Please choose a smaller one."))
    else:
        try:
            pictures.prepared(picture)
        except WrongFile:
            yield Problem(field, _("The picture cannot be read. Please choose a PNG or JPEG file."))


def _lines(field: str, lines: Iterable[str], most: int, style: Style, width: float) -> Iterator[Problem]:
    kept = list(lines)
    if len(kept) > most:
        yield Problem(field, _("There is room for {n} lines here.").format(n=most))
    for number, line in enumerate(kept[:most], 1):
        for found in _line(field, line, style, width):
            yield Problem(field, _("Line {n}: {problem}").format(n=number, problem=found.text))


def _line(field: str, text: str, style: Style, width: float, most: int = 1) -> Iterator[Problem]:
    """What hinders a text that must fit into so many lines."""
    if missing := fonts.missing(text):
        said = _("These characters cannot be printed: {letters}. Please write them in Latin letters.")
        yield Problem(field, said.format(letters=" ".join(missing[:12])))
        return
    lines = wrap(text, style, width)
    if "\n" in text.strip() or len(lines) > most:
        over = sum(line.width for line in wrap(text.replace("\n", " "), style, _WIDEST)) - most * width
        said = _("This is too long by about {n} mm. Please shorten it.")
        yield Problem(field, said.format(n=max(1, round(over / MM))))
