"""What a batch is handed out as: pages in order, single files, letters for window envelopes, labels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import access_rules
import archive_rules
import certificate_samples
import pdf_reading
import pypdfium2
import pytest
from certifying import Agency, falsify_documents
from hypothesis import given
from hypothesis import strategies as st
from test_batches import NAMES, Steps, begin, helpers

from freiwilligenagentur.certificates import labels, letters
from freiwilligenagentur.certificates.addresses import address_lines, greeting
from freiwilligenagentur.certificates.batch import Together
from freiwilligenagentur.certificates.content import Issuer, SignedBy
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.metadata import About
from freiwilligenagentur.errors import Cancelled, Damaged
from freiwilligenagentur.files import safe_name
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.people.model import Salutation, Volunteer

MM = 72 / 25.4
ABOUT = About("Probe", "Agentur", "de-DE", date(2026, 11, 23))
ISSUER = Issuer("Freiwilligenagentur Neustadt", ("Salzstraße 00", "06620 Neustadt"))
RECIPIENT = letters.Recipient(
    ("Frau", "Dr. Ilse Mertens", "c/o Weiß", "Hinterhaus", "Am Anger 7", "06618 Musterstadt"),
    "Frau Dr. Mertens", "EN-2026-0042", "Ehrenamtsnachweis",
)  # fmt: skip
LETTER = letters.Letter(RECIPIENT, ISSUER, date(2026, 11, 23), "Musterstadt", SignedBy("Jana Vogel", "Leitung"))


def issued(agency: Agency, services: CertificateServices, names: tuple[str, ...] = NAMES) -> str:
    batch = begin(services, helpers(agency, names))
    services.batches.run(batch, Steps())
    return batch


def book_of(*drawn: letters.Letter) -> bytes:
    out = BytesIO()
    book = Book(out, ABOUT, bound=True)
    for letter in drawn:
        letters.add(book, letter, letter.recipient.lines[0])
    book.finish()
    return out.getvalue()


def places(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float, str]]:
    """Every line: left, top, right, bottom in millimetres from the left top corner, and its text."""
    opened = pypdfium2.PdfDocument(pdf)
    text, height = opened[page].get_textpage(), opened[page].get_height()
    found = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        said = text.get_text_bounded(left, bottom, right, top).strip()
        found.append((left / MM, (height - top) / MM, right / MM, (height - bottom) / MM, said))
    opened.close()
    return found


def place(pdf: bytes, said: str) -> tuple[float, float, float, float]:
    return next(found[:4] for found in places(pdf) if said in found[4])


# --- the file for the printer


def test_the_file_for_the_printer_has_everybody_in_order_with_bookmarks_and_keeps_all_rules(
    agency: Agency, services: CertificateServices
) -> None:
    batch = issued(agency, services)
    pdf = services.papers.pages(batch, Steps()).pdf
    assert archive_rules.flaws(pdf) == []
    assert access_rules.flaws(pdf) == []
    opened = pypdfium2.PdfDocument(pdf)
    names = [item.get_title().split(",")[0] for item in opened.get_toc()]
    pages = [page.get_textpage().get_text_range() for page in opened]
    opened.close()
    assert names == ["Abel", "Hacker", "Hackmann", "Häcker", "Oertel", "Özdemir", "Strauss", "Strauß", "Zander"]
    for number, (name, page) in enumerate(zip(names, pages, strict=True), 1):
        assert f"Kim {name}" in page
        assert f"EN-2026-{number:04}" in page


def test_what_looks_different_today_is_printed_as_it_was_issued_and_stays_out_of_the_file(
    agency: Agency, services: CertificateServices
) -> None:
    from certificate_samples import logo

    names = ("Abel", "Zander")
    batch = issued(agency, services, names)
    with agency.store.write("Logo") as session:
        session.query(Office).one().logo = logo()
    pdf = services.papers.pages(batch, Steps()).pdf
    assert archive_rules.flaws(pdf) == []
    assert access_rules.flaws(pdf) == []
    opened = pypdfium2.PdfDocument(pdf)
    assert [item.get_title().split(",")[0] for item in opened.get_toc()] == list(names)
    pages = [page.get_textpage().get_text_range() for page in opened]
    opened.close()
    for number, (name, page) in enumerate(zip(names, pages, strict=True), 1):
        assert f"Kim {name}" in page
        assert f"EN-2026-{number:04}" in page
    assert services.papers.printout(batch, BytesIO(), Steps()) == Together(0, ("EN-2026-0001", "EN-2026-0002"))


def test_cancelled_certificates_stay_out(agency: Agency, services: CertificateServices) -> None:
    batch = issued(agency, services, NAMES[:3])
    services.register.cancel(services.batches.items(batch)[1].certificate_id, "Falscher Name")
    pdf = services.papers.pages(batch, Steps()).pdf
    opened = pypdfium2.PdfDocument(pdf)
    assert len(opened) == 2
    opened.close()


def test_papers_of_one_page_each_share_no_sheet(agency: Agency, services: CertificateServices) -> None:
    paper = services.papers.pages(issued(agency, services, NAMES[:3]), Steps())
    assert paper.one_sided
    assert len(pdf_reading.pages(paper.pdf)) == 3


@pytest.mark.parametrize("changed", [False, True])
def test_nobody_begins_on_the_back_of_somebody_else(
    agency: Agency, services: CertificateServices, changed: bool
) -> None:
    people = helpers(agency, NAMES[:3])
    for number in range(8):  # one of them fills a second page
        placement = agency.placement(people[1], organisation=f"Haus {number}")
        agency.hours(placement, date(2026, 1, 1), date(2026, 6, 30), "20")
    batch = begin(services, people)
    services.batches.run(batch, Steps())
    if changed:  # then they are put together as they were issued
        with agency.store.write("Name") as session:
            session.query(Office).one().logo = certificate_samples.logo()
    paper = services.papers.pages(batch, Steps())
    assert not paper.one_sided
    pages = pdf_reading.pages(paper.pdf)
    begins = [number for number, page in enumerate(pages) if "Ehrenamtsnachweis" in page and "geboren am" in page]
    assert len(begins) == 3
    assert not any(number % 2 for number in begins)
    assert "" in [page.strip() for page in pages]
    if not changed:
        assert archive_rules.flaws(paper.pdf) == access_rules.flaws(paper.pdf) == []


# --- single files


def test_single_files_are_the_certificates_as_they_were_issued(
    agency: Agency, services: CertificateServices, tmp_path: Path
) -> None:
    batch = issued(agency, services, NAMES[:3])
    written = services.papers.save(batch, tmp_path, "Nachweise 2026", Steps())
    folder = tmp_path / "Nachweise 2026"
    assert (written.place, written.files) == (str(folder), 3)
    assert sorted(each.name for each in folder.iterdir()) == ["Einzelne Dateien", "Zum Drucken.pdf"]
    singles = {each.name: each.read_bytes() for each in (folder / "Einzelne Dateien").iterdir()}
    items = services.batches.items(batch)
    assert singles == {f"{each.serial} {each.name}.pdf": services.register.pdf(each.certificate_id) for each in items}


def test_saving_that_was_stopped_leaves_whole_files_and_can_be_done_again(
    agency: Agency, services: CertificateServices, tmp_path: Path
) -> None:
    batch, tmp_path = issued(agency, services, NAMES[:3]), tmp_path / "Ablage"
    with pytest.raises(Cancelled):
        services.papers.save(batch, tmp_path, "N", Steps(stop_after=2))
    left = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert left
    assert all(each.suffix == ".pdf" and each.read_bytes().endswith(b"%%EOF\n") for each in left)
    services.papers.save(batch, tmp_path, "N", Steps())
    assert len(list(tmp_path.rglob("*.pdf"))) == 4
    assert not list(tmp_path.rglob("*.part"))


def test_a_document_that_was_altered_is_not_handed_out(
    agency: Agency, services: CertificateServices, tmp_path: Path
) -> None:
    batch = issued(agency, services, NAMES[:1])
    falsify_documents(agency.store)
    with pytest.raises(Damaged):
        services.papers.save(batch, tmp_path, "N", Steps())


@given(st.text(max_size=200))
def test_every_name_is_one_that_windows_takes(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.rstrip(". ")
    assert all(sign >= " " for sign in name)
    assert len(name) <= 121
    assert len(name.encode()) <= 201


@pytest.mark.parametrize("name", ["CON", "nul.txt", "Com1", "LPT9 x.y"[:4]])
def test_names_that_windows_keeps_for_itself_are_changed(name: str) -> None:
    assert safe_name(name).startswith("_")


# --- letters


def test_a_letter_stands_where_din_5008_form_b_wants_it() -> None:
    pdf = book_of(LETTER)
    assert archive_rules.flaws(pdf) == []
    assert access_rules.flaws(pdf) == []
    lines = [place(pdf, said) for said in RECIPIENT.lines[1:]]
    for left, top, right, bottom in (place(pdf, "Frau"), *lines):
        assert left == pytest.approx(25, abs=1)
        assert top >= 62.7 - 1
        assert bottom <= 90 + 1
        assert right <= 105
    line_height = 27.3 / 6
    first = place(pdf, RECIPIENT.lines[1])[3] - line_height
    for number, (_left, _top, _right, bottom) in enumerate(lines, 1):
        assert bottom - first == pytest.approx(number * line_height, abs=1)
    left, top, right, bottom = place(pdf, "Salzstraße 00 ·")
    assert left == pytest.approx(25, abs=1)
    assert top >= 45
    assert bottom <= 62.7 + 1
    assert right <= 105
    left, top, right, _bottom = place(pdf, "23. November 2026")
    assert left == pytest.approx(125, abs=1)
    assert top >= 50 - 1
    assert right <= 200
    _left, top, _right, _bottom = place(pdf, "Ihr Ehrenamtsnachweis")
    assert top == pytest.approx(98.46 + 1.4, abs=1.5)  # capitals begin a little below the top of their line
    left, top, right, bottom = place(pdf, "Guten Tag Frau Dr. Mertens")
    assert left == pytest.approx(25, abs=1)
    assert all(found[2] <= 190 + 1 for found in places(pdf) if found[1] > 95)


def test_the_sheet_shows_where_to_fold_and_where_the_hole_is() -> None:
    opened = pypdfium2.PdfDocument(book_of(LETTER))
    height = opened[0].get_height()
    marks = [obj.get_bounds() for obj in opened[0].get_objects() if obj.type == 2]
    found = sorted((height - (bottom + top) / 2) / MM for _left, bottom, _right, top in marks)
    opened.close()
    assert found == pytest.approx([105, 148.5, 210], abs=0.5)


@given(st.lists(st.text("abcdefghij ÄÖÜß-", min_size=1, max_size=70).filter(str.strip), min_size=2, max_size=6))
def test_however_long_an_address_is_it_stays_in_the_window(lines: list[str]) -> None:
    pdf = book_of(replace(LETTER, recipient=replace(RECIPIENT, lines=tuple(lines))))
    inside = [found for found in places(pdf) if found[0] < 110 and 62 < found[1] < 95]
    assert all(found[2] <= 105.5 and found[3] <= 91 for found in inside)


def test_letters_follow_the_order_of_the_certificates_and_name_those_without_an_address(
    agency: Agency, services: CertificateServices
) -> None:
    people = helpers(agency, NAMES[:3])
    for key, street in zip(people[:2], ("Weg 1", "Weg 2"), strict=True):
        with agency.store.write("Adresse") as session:
            person = session.get_one(Volunteer, key)
            person.street, person.postcode, person.town = street, "06618", "Naumburg"
    batch = begin(services, people)
    services.batches.run(batch, Steps())
    out = BytesIO()
    assert services.papers.letters(batch, out, Steps()) == Together(2, ("Hackmann, Kim",))
    opened = pypdfium2.PdfDocument(out.getvalue())
    pages = [page.get_textpage().get_text_range() for page in opened]
    opened.close()
    assert ["Weg 1" in page for page in pages] == [True, False]  # Häcker before Zander
    assert "EN-2026-0002" in pages[0]
    sheet = BytesIO()
    key = labels.formats()[0].key
    assert services.papers.labels(batch, sheet, key, 1, Steps()) == Together(2, ("Hackmann, Kim",))
    assert archive_rules.flaws(sheet.getvalue()) == []


def test_an_address_is_written_as_din_5008_wants_it() -> None:
    person = Volunteer(
        salutation=Salutation.HERR, title="Dr.", first_name="Tom", name_prefix="von", last_name="Weiß", care_of="Berg",
        address_extra="Hinterhaus", street=" Am  Anger 7", postcode="06618", town="Naumburg",
    )  # fmt: skip
    assert address_lines(person) == (
        "Herrn", "Dr. Tom von Weiß", "c/o Berg", "Hinterhaus", "Am Anger 7", "06618 Naumburg",
    )  # fmt: skip
    assert greeting(person) == "Herr Dr. von Weiß"
    neutral = Volunteer(first_name="Kim", last_name="Brenner", street="Weg 1", postcode="06618", town="Naumburg")
    assert address_lines(neutral) == ("Kim Brenner", "Weg 1", "06618 Naumburg")
    assert greeting(neutral) == "Kim Brenner"
    assert address_lines(Volunteer(first_name="Kim", town="Naumburg")) == ()


# --- labels


@pytest.mark.parametrize("layout", labels.formats(), ids=lambda layout: layout.key)
def test_a_format_fits_on_the_sheet(layout: labels.LabelFormat) -> None:
    right, bottom = (
        side + extent
        for side, extent in zip(layout.corner(layout.count - 1), (layout.width, layout.height), strict=True)
    )
    assert right <= 210.01
    assert bottom <= 297.01
    assert layout.left >= 0
    assert abs((210 - right) - layout.left) < 0.1, "a sheet lies the same either way round"


@pytest.mark.parametrize("layout", labels.formats(), ids=lambda layout: layout.key)
def test_every_address_stands_on_its_own_label(layout: labels.LabelFormat) -> None:
    addresses = [
        ("Frau", f"Prof. Dr. Wilhelmina-Friederike von Kaltenbach-Hohenstein {n}", "c/o Verein", "Haus B", f"Weg {n}", "06618 Naumburg (Saale)")
        for n in range(layout.count + 1)
    ]  # fmt: skip
    out = BytesIO()
    book = Book(out, ABOUT, bound=True)
    first = 3
    assert labels.add_sheets(book, layout, addresses, first, "Etiketten") == 2
    book.finish()
    assert archive_rules.flaws(out.getvalue()) == []
    assert access_rules.flaws(out.getvalue()) == []
    for page in (0, 1):
        lines = places(out.getvalue(), page)
        taken = range(first - 1, layout.count) if page == 0 else range(first)
        for label, number in zip(
            taken, range(0 if page == 0 else layout.count - first + 1, len(addresses)), strict=False
        ):
            left, top = layout.corner(label)
            own = [
                found
                for found in lines
                if left <= found[0] <= left + layout.width and top <= found[1] < top + layout.height
            ]
            assert any(found[4].endswith(f"Weg {number}") for found in own), (label, number)
            assert all(found[2] <= left + layout.width - 3 and found[3] <= top + layout.height - 3 for found in own)


def test_a_batch_in_the_offices_own_layout_is_printed_in_it(agency: Agency, services: CertificateServices) -> None:
    from layout_samples import full
    from sqlalchemy import select

    from freiwilligenagentur.certificates.kinds import Kind
    from freiwilligenagentur.certificates.layout import to_values
    from freiwilligenagentur.certificates.model import CertificateLayout

    look = to_values(replace(full(), name="Blau"))
    kept = CertificateLayout(name="Blau", look=look, default_for=frozenset({str(Kind.EHRENAMTSNACHWEIS)}))
    agency.keep(kept)
    batch = issued(agency, services, NAMES[:2])
    assert services.papers.printout(batch, BytesIO(), Steps()) == Together(2)
    with agency.store.write("Anderes Aussehen", undoable=False) as session:
        row = session.scalars(select(CertificateLayout)).one()
        row.look = {**row.look, "accent": "#102030"}
    assert services.papers.printout(batch, BytesIO(), Steps()) == Together(0, ("EN-2026-0001", "EN-2026-0002"))
