"""Whatever layout is accepted gives pages on which nothing overlaps, is cut off or leaves the frame."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pdf_reading
import pytest
from certificate_samples import READING, certificate, logo
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from layout_samples import full, photograph, scanned_signature
from pdf_reading import squeezed

from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.content import Course, Issuer
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import (
    DEFAULT,
    FrameStyle,
    Layout,
    LogoChoice,
    Place,
    SignatureBlock,
    Stamp,
)
from freiwilligenagentur.certificates.layout_limits import problems
from freiwilligenagentur.documents.colour import contrast_on_white

LETTERS = st.characters(
    min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=("Cc", "Cf", "Zs"), exclude_characters="-·"
)
WORDS = st.text(LETTERS, min_size=1, max_size=24)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
PICTURES = st.sampled_from([logo(), photograph(), photograph(600, 40), photograph(30, 300), scanned_signature()])
SIGNATURES = st.builds(SignatureBlock, WORDS, LINES | st.just(""), LINES | st.just(""), PICTURES | st.none())
LAYOUTS = st.builds(
    Layout,
    name=st.just("Probe"),
    logo=st.sampled_from(LogoChoice),
    logo_picture=PICTURES,
    logo_width=st.floats(5, 80),
    logo_height=st.floats(5, 35),
    logo_place=st.sampled_from(Place),
    accent=COLOURS,
    rule=COLOURS,
    letterhead=st.lists(LINES, max_size=7).map(tuple),
    frame=st.sampled_from(FrameStyle),
    signatures=st.lists(SIGNATURES, max_size=3, unique_by=lambda each: each.name).map(tuple),
    stamp=st.sampled_from(Stamp),
    seal_picture=PICTURES,
    footer=st.lists(LINES, max_size=3).map(tuple),
    footer_en=st.lists(LINES, max_size=3).map(tuple),
    authorisation=LINES,
    title=LINES | st.just(""),
)


def accepted(layout: Layout) -> Layout:
    """The nearest layout that the editor takes: what it refuses falls back to the default, as a user would mend it."""
    for problem in problems(layout):
        field = problem.field.partition(".")[0]
        layout = replace(layout, **{field: getattr(DEFAULT, field)} if hasattr(DEFAULT, field) else {"signatures": ()})
    layout = replace(layout, name="Probe")
    assume(not problems(layout))
    return layout


def assert_whole(document: bytes, layout: Layout, *, landscape: bool) -> None:
    """No text over another or outside the frame, every picture on the page and over no text."""
    wide, high = (297, 210) if landscape else (210, 297)
    for page in range(len(pdf_reading.pages(document))):
        found = [block for block in pdf_reading.blocks(document, page) if not _is_backdrop(block)]
        for block in found:
            assert 14 < block.left < block.right < wide - 14, block
            assert 11 <= block.top < block.bottom <= high - 11, block
        for one, other in itertools.combinations(found, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            # A letter of one font may reach a little under its neighbour of another, a large one further.
            leaning = max(1.2, 0.2 * min(one.bottom - one.top, other.bottom - other.top))
            assert across < leaning or down < 1.2, (one, other)


def _is_backdrop(block: pdf_reading.TextBlock) -> bool:
    """Letters of the drawn seal turn, so their boxes lean over each other; they are one letter each."""
    return len(block.text.strip()) <= 1


@given(LAYOUTS, st.sampled_from(Kind), st.integers(0, 40))
@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
def test_whatever_is_accepted_holds_on_every_page(layout: Layout, kind: Kind, tasks: int) -> None:
    layout = accepted(layout)
    course = (
        Course("Vorlesen", date(2026, 4, 12), date(2026, 4, 12), Decimal(6), Decimal(6))
        if kind is Kind.TEILNAHME
        else None
    )
    content = certificate(
        kind=kind,
        engagements=(replace(READING, tasks=tuple(f"Aufgabe {number}" for number in range(tasks))),),
        signatories=layout.signed_by(),
        course=course,
        occasion="zehn Jahre Vorlesen",
        title=layout.title.strip(),
        languages=("en", "uk"),
    )
    document = pdf.draw(content, layout)
    assert_whole(document, layout, landscape=kind is Kind.DANK)
    said = squeezed("\n".join(text for _role, text in pdf_reading.structure(document)))
    for text in (*layout.letterhead, *layout.footer, *layout.footer_en, layout.authorisation, layout.title):
        assert squeezed(text) in said
    for signed in layout.signed_by():
        assert all(squeezed(text) in said for text in (signed.name, signed.function, signed.body))
    assert pdf_reading.untagged(document) == []


@given(COLOURS)
def test_a_title_can_be_read_on_paper(colour: str) -> None:
    refused = any(problem.field == "accent" for problem in problems(replace(full(), accent=colour)))
    assert refused == (contrast_on_white(colour) < 4.5)


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#FFFFFF", 1.0), ("#767676", 4.54), ("#0B6B57", 6.46)]
)
def test_contrast_is_counted_as_the_guidelines_do(colour: str, ratio: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(ratio, abs=0.01)


def pictures_on(document: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each picture, in millimetres from the left top corner."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(document)
    try:
        height = opened[page].get_height()
        found = [
            each.get_bounds() for each in opened[page].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        ]
    finally:
        opened.close()
    mm = pdf_reading.MM
    return [(left / mm, (height - top) / mm, right / mm, (height - bottom) / mm) for left, bottom, right, top in found]


def test_the_logo_stands_where_the_layout_wants_it() -> None:
    wanted = {Place.LEFT: (25, 45), Place.CENTRE: (95, 115), Place.RIGHT: (165, 185)}
    for place, (left, right) in wanted.items():
        layout = Layout(logo_width=60, logo_height=20, logo_place=place)
        ((x, top, to, bottom),) = pictures_on(pdf.draw(certificate(signatories=()), layout), 0)
        assert (x, top, to, bottom) == pytest.approx((left, 20, right, 40), abs=1)


def test_a_scanned_signature_stands_on_the_line_above_its_own_name() -> None:
    layout = Layout(logo=LogoChoice.NONE, signatures=(SignatureBlock("Tom Weiß", picture=scanned_signature()),))
    document = pdf.draw(certificate(), layout)
    ((left, top, right, bottom),) = pictures_on(document, 0)
    name = pdf_reading.block(document, "Tom Weiß")
    assert left == pytest.approx(name.left, abs=1)
    assert top < bottom < name.top
    assert bottom == pytest.approx(name.top - 2.5, abs=1)
    assert right - left == pytest.approx(46, abs=2)
    assert ("Figure", "Unterschrift: Tom Weiß") in pdf_reading.structure(document)


def test_a_seal_stands_beside_the_signatures() -> None:
    layout = Layout(logo=LogoChoice.NONE, stamp=Stamp.PICTURE, seal_picture=logo())
    document = pdf.draw(certificate(), layout)
    ((left, top, right, bottom),) = pictures_on(document, 0)
    assert (left, right) == pytest.approx((154, 182), abs=1)
    assert top < pdf_reading.block(document, "Jana Vogel").top < bottom
    assert "Stempel" not in "".join(pdf_reading.pages(document))
    assert ("Figure", "Siegel: Freiwilligenagentur Musterstadt") in pdf_reading.structure(document)


def test_a_long_name_of_an_agency_never_leaves_the_seal() -> None:
    for name in ("A", "Freiwilligenagentur " * 12, "وكالة المتطوعين", "Ж" * 60):
        assert_whole(
            pdf.draw(certificate(issuer=Issuer(name), signatories=()), Layout(stamp=Stamp.SEAL)),
            DEFAULT,
            landscape=False,
        )
