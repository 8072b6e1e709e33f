"""Certificates as files: the code is read off the rendered page, and whatever was altered is found and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import access_rules
import archive_rules
import pdf_reading
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from certificate_samples import ILSE, READING, certificate, signer
from certifying import TODAY, Agency
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.content import CertificateContent, Issuer, Person
from freiwilligenagentur.certificates.proof import seal, words
from freiwilligenagentur.certificates.proof.checking import REST, Result, Verdict, check_file, check_text
from freiwilligenagentur.office.public_keys import PublicKey
from freiwilligenagentur.office.signing import SigningKeys

KEYS = [signer().public]


def issued(content: CertificateContent | None = None) -> bytes:
    return seal.sealed(pdf.draw(content or certificate()), signer())


def read_off(document: bytes, page: int = -1) -> zxingcpp.Barcode:
    opened = pypdfium2.PdfDocument(document)
    try:
        (found,) = zxingcpp.read_barcodes(opened[page % len(opened)].render(scale=2).to_pil())
        return found
    finally:
        opened.close()


def resaved(document: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(document)) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def redrawn(content: CertificateContent) -> bytes:
    """The page of a content under the proof of the genuine one, as somebody would forge it."""
    genuine = certificate()
    return pdf.draw(replace(content, proof=genuine.proof))


def test_the_code_is_read_off_the_rendered_page() -> None:
    content = certificate()
    assert content.proof is not None
    found = read_off(issued(content))
    assert found.text == content.proof.token
    assert check_text(found.text, KEYS).result is Result.GENUINE


@pytest.mark.parametrize("name", ["Kim", "Prof. Dr. Maria-Magdalena Freifrau von der Leyen-Çelik", "ж" * 120])
def test_the_code_is_at_least_25_millimetres_wide_and_has_its_quiet_zone(name: str) -> None:
    document = issued(certificate(person=Person(name)))
    corners = read_off(document).position
    side = (corners.bottom_right.x - corners.top_left.x) / 2 / pdf_reading.MM
    assert 25 <= side <= 45
    left, right = corners.top_left.x / 2 / pdf_reading.MM, corners.bottom_right.x / 2 / pdf_reading.MM
    top, bottom = corners.top_left.y / 2 / pdf_reading.MM, corners.bottom_right.y / 2 / pdf_reading.MM
    page = len(pdf_reading.pages(document)) - 1
    for block in pdf_reading.blocks(document, page):
        beside = block.right < left - 1.5 or block.left > right + 1.5
        assert beside or block.bottom < top - 1.5 or block.top > bottom + 1.5, block


def test_a_signed_and_sealed_file_keeps_the_rules_for_archives_and_for_assistive_technology() -> None:
    copy = seal.sealed(pdf.copy(issued(), date(2026, 12, 1)), signer())
    for document in (issued(), copy):
        assert archive_rules.flaws(document) == []
        assert access_rules.flaws(document) == []
    with pikepdf.open(BytesIO(copy)) as opened:
        assert opened.check_pdf_syntax() == []


def test_a_draft_keeps_the_room_of_the_code_and_carries_no_proof() -> None:
    draft, final = pdf.draw(certificate(number=None)), issued()
    assert len(pdf_reading.pages(draft)) == len(pdf_reading.pages(final))
    for text in ("Musterstadt, 23.", "Jana Vogel"):
        assert pdf_reading.block(draft, text).top == pytest.approx(pdf_reading.block(final, text).top, abs=0.3)
    assert "entstehen beim Ausstellen" in pdf_reading.pages(draft)[0]
    assert check_file(draft, KEYS).result is Result.NOT_A_CERTIFICATE


def test_a_certificate_as_it_was_issued_is_genuine() -> None:
    verdict = check_file(issued(), KEYS)
    assert (verdict.result, verdict.key) == (Result.GENUINE, KEYS[0].fingerprint)
    assert verdict.said is not None
    assert (verdict.said.name, verdict.said.hours) == ("Ilse Mertens", Decimal(168))


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (certificate(number="EN-2026-0144"), ("number",)),
        (certificate(person=replace(ILSE, name="Ilsa Mertens")), ("name",)),
        (certificate(engagements=(replace(READING, confirmed=Decimal(268)),)), ("hours",)),
        (certificate(engagements=(replace(READING, confirmed=Decimal(1168)),)), ("hours",)),
        (certificate(engagements=(replace(READING, from_on=date(2015, 2, 1)),)), ("period",)),
        (certificate(engagements=(replace(READING, from_on=date(2025, 2, 11)),)), ("period",)),
        (certificate(engagements=(replace(READING, to_on=date(2026, 11, 23)),)), ("period",)),
        (certificate(dated=date(2026, 11, 24)), ("dated",)),
        (certificate(issuer=Issuer("Freiwilligenagentur Neustadt")), ("issuer",)),
        (certificate(person=Person("Kim Ö"), dated=date(2026, 1, 1)), ("name", "dated")),
        (certificate(thanks="Herausragend!"), (REST,)),
        (certificate(person=replace(ILSE, birth_date=None)), (REST,)),
    ],
)
def test_what_was_altered_on_the_page_is_named(content: CertificateContent, fields: tuple[str, ...]) -> None:
    verdict = check_file(redrawn(content), KEYS)
    assert (verdict.result, verdict.altered) == (Result.ALTERED, fields)


def test_an_altered_day_is_found_on_a_copy_made_on_the_very_day_of_issue() -> None:
    signed = certificate().dated
    assert signed is not None
    altered = pdf.copy(redrawn(certificate(dated=date(2026, 11, 24))), signed)
    assert check_file(altered, KEYS).altered == ("dated",)
    assert check_file(seal.sealed(pdf.copy(issued(), signed), signer()), KEYS).result is Result.GENUINE


def test_text_that_was_changed_in_the_content_stream_is_found_and_named() -> None:
    genuine = issued()

    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0]
        commands = []
        for command in pikepdf.parse_content_stream(page):
            operands = command.operands
            if str(command.operator) == "Tj" and _is_hours(commands):
                operands = [pikepdf.String(b"x" + bytes(operands[0])[1:])]
            commands.append((operands, command.operator))
        page.Contents = opened.make_stream(pikepdf.unparse_content_stream(commands))

    def _is_hours(commands: list[object]) -> bool:
        return len(commands) == hours_at

    hours_at = _place_of(genuine, "168 Stunden")
    verdict = check_file(resaved(genuine, change), KEYS)
    assert (verdict.result, verdict.altered) == (Result.ALTERED, ("hours",))


def _place_of(document: bytes, text: str) -> int:
    """Which command of the first page draws a text: the one without which the text is gone."""
    with pikepdf.open(BytesIO(document)) as opened:
        commands = pikepdf.parse_content_stream(opened.pages[0])
        drawing = [index for index, each in enumerate(commands) if str(each.operator) == "Tj"]
        low, high = 0, len(drawing)
        while high - low > 1:  # drawing all before it shows nothing of it
            middle = (low + high) // 2
            kept = set(drawing[:middle])
            fewer = [each for index, each in enumerate(commands) if str(each.operator) != "Tj" or index in kept]
            with pikepdf.open(BytesIO(document)) as copy:
                stream = pikepdf.unparse_content_stream([(each.operands, each.operator) for each in fewer])
                copy.pages[0].Contents = copy.make_stream(stream)
                out = BytesIO()
                copy.save(out)
            if text in pdf_reading.pages(out.getvalue())[0]:
                high = middle
            else:
                low = middle
        return drawing[low]


def test_a_page_that_was_pasted_over_is_found() -> None:
    layer = BytesIO()
    canvas = Canvas(layer)
    canvas.drawString(185, 510, "999 Stunden")
    canvas.save()

    def paste(opened: pikepdf.Pdf) -> None:
        with pikepdf.open(BytesIO(layer.getvalue())) as over:
            opened.pages[0].add_overlay(over.pages[0])

    verdict = check_file(resaved(issued(), paste), KEYS)
    assert (verdict.result, verdict.altered) == (Result.ALTERED, (REST,))


def test_a_file_that_was_only_saved_anew_is_not_passed_off_as_the_issued_one() -> None:
    verdict = check_file(resaved(issued(), lambda _opened: None), KEYS)
    assert (verdict.result, verdict.altered) == (Result.ALTERED, (REST,))


ISSUED = issued()


@given(st.integers(0, len(ISSUED) - 1), st.integers(1, 255))
@settings(max_examples=40, deadline=None)
def test_a_changed_byte_anywhere_in_the_file_is_found(place: int, change: int) -> None:
    changed = ISSUED[:place] + bytes([ISSUED[place] ^ change]) + ISSUED[place + 1 :]
    assert check_file(changed, KEYS).result is not Result.GENUINE


def test_bytes_that_were_appended_are_found() -> None:
    assert check_file(issued() + b"\n% mehr\n", KEYS).result is Result.ALTERED


def test_another_agencys_key_does_not_make_it_genuine() -> None:
    assert check_file(issued(), [signer(2).public]).result is Result.UNKNOWN_KEY
    assert check_file(redrawn(certificate(number="EN-2026-0999")), []).altered == ("number",)


def test_a_key_that_was_replaced_before_the_day_of_issue_is_not_enough() -> None:
    old = replace(KEYS[0], last=date(2026, 11, 22))
    assert check_file(issued(), [old]).result is Result.KEY_RETIRED
    assert check_file(issued(), [replace(old, last=date(2026, 11, 23))]).result is Result.GENUINE


@pytest.mark.parametrize("document", [b"", b"%PDF-1.7", b"Guten Tag", pdf.draw(certificate())[:9000]])
def test_what_is_no_certificate_is_called_so(document: bytes) -> None:
    assert check_file(document, KEYS) == Verdict(Result.NOT_A_CERTIFICATE, is_file=True)


def protected(document: bytes, password: str = "") -> bytes:
    """As another program saves it: nobody may change it, or, with a password, open it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(document)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="geheim", user=password))
    return out.getvalue()


def test_a_file_that_opens_only_with_a_password_is_told_from_what_is_no_certificate() -> None:
    verdict = check_file(protected(issued(), "geheim"), KEYS)
    assert verdict == Verdict(Result.LOCKED, is_file=True)
    assert words.sentences(verdict)[0].startswith("Die Datei öffnet sich nur mit einem Passwort")


def test_a_file_that_is_protected_against_changes_is_read_like_any_other() -> None:
    again = check_file(protected(issued()), KEYS)
    assert (again.result, again.altered) == (Result.ALTERED, (REST,))
    assert again.said is not None
    assert again.said.name == "Ilse Mertens"
    forged = redrawn(certificate(person=replace(ILSE, name="Ilsa Mertens")))
    assert check_file(protected(forged), KEYS).altered == ("name",)
    assert check_file(protected(issued()), [signer(2).public]).result is Result.UNKNOWN_KEY


def test_a_file_of_thousands_of_pages_is_no_certificate() -> None:
    def add_pages(opened: pikepdf.Pdf) -> None:
        opened.pages.extend([opened.pages[0]] * 3000)

    assert check_file(resaved(issued(), add_pages), KEYS) == Verdict(Result.NOT_A_CERTIFICATE, is_file=True)


@pytest.mark.parametrize("name", ["محمد الأحمد", "יוסף כהן", "Müller-Lüdenscheidt", "Zoë Özdemir-Ålund", "x" * 200])
def test_names_of_all_kinds_are_compared_rightly(name: str) -> None:
    content = certificate(person=Person(name), engagements=(READING, replace(READING, confirmed=Decimal("7.5"))))
    again = check_file(resaved(issued(content), lambda _opened: None), KEYS)
    assert again.altered == (REST,)
    other = replace(content, person=Person(name + "a"))
    assert check_file(pdf.draw(other), KEYS).altered == ("name",)


def test_the_office_says_that_a_certificate_was_cancelled_and_a_copy_is_genuine(agency: Agency) -> None:
    person, _placement = agency.reader()
    register = agency.services.register
    key = agency.issue(agency.request(person))
    keys: list[PublicKey] = SigningKeys(agency.store).public()
    document, copy = register.pdf(key), register.reprint(key)
    assert check_file(document, keys, register.standing).result is Result.GENUINE
    assert check_file(copy, keys, register.standing).result is Result.GENUINE
    register.cancel(key, "Falscher Name")
    verdict = check_file(document, keys, register.standing)
    assert verdict.result is Result.CANCELLED
    assert verdict.standing is not None
    assert verdict.standing.reason == "Falscher Name"
    assert check_text(read_off(document).text, keys, register.standing).result is Result.CANCELLED


def test_after_a_new_key_older_certificates_are_still_genuine(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    keys = SigningKeys(agency.store, lambda: TODAY)
    keys.renew()
    register = agency.services.register
    assert check_file(register.pdf(key), keys.public()).result is Result.GENUINE
    assert check_file(register.reprint(key), keys.public()).result is Result.GENUINE
    assert check_file(register.pdf(agency.issue(agency.request(person))), keys.public()).result is Result.GENUINE
