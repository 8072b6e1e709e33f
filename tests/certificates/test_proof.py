"""Signed data, short codes, seals: whatever is changed in them is found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from certificate_samples import certificate, signer
from hypothesis import given, settings
from hypothesis import strategies as st

from freiwilligenagentur.certificates.content import Person
from freiwilligenagentur.certificates.proof import code, making, seal, statement
from freiwilligenagentur.certificates.proof.checking import SIGNED, Result, check_text
from freiwilligenagentur.certificates.proof.statement import Malformed, Statement
from freiwilligenagentur.errors import Refused

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
DAYS = st.none() | st.dates()
STATEMENTS = st.builds(
    Statement, TEXTS, TEXTS, TEXTS, DAYS, DAYS, st.none() | st.decimals(0, 99999, places=2), TEXTS, DAYS
)
READING = Statement(
    "EN-2026-0042", "Ehrenamtsnachweis", "Ilse Mertens", date(2025, 2, 1), date(2026, 10, 31), Decimal(168),
    "Freiwilligenagentur Musterstadt", date(2026, 11, 23),
)  # fmt: skip
CODES = st.binary(max_size=40).map(lambda data: next(code.candidates(data)))
KEYS = [signer().public]


@given(STATEMENTS)
@settings(deadline=None)
def test_whatever_is_signed_comes_back_and_is_genuine(said: Statement) -> None:
    token = statement.sign(said, signer())
    verdict = check_text(token.text, KEYS)
    assert verdict.result in {Result.GENUINE, Result.KEY_RETIRED}
    assert verdict.said == said


@given(STATEMENTS, st.data())
@settings(deadline=None)
def test_a_changed_sign_anywhere_is_found(said: Statement, data: st.DataObject) -> None:
    text = statement.sign(said, signer()).text
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").filter(lambda sign: sign != text[place]))
    assert check_text(text[:place] + other + text[place + 1 :], KEYS).result is not Result.GENUINE


@given(st.integers(0, 8 * 1000), STATEMENTS)
@settings(deadline=None)
def test_a_changed_bit_anywhere_is_found(bit: int, said: Statement) -> None:
    token = statement.sign(said, signer())
    whole = bytearray(token.signed + token.signature)
    whole[bit // 8 % len(whole)] ^= 1 << bit % 8
    changed = statement.Token(said, token.key_id, bytes(whole[:-64]), bytes(whole[-64:])).text
    assert check_text(changed, KEYS).result is not Result.GENUINE


@given(TEXTS)
def test_any_other_text_is_no_certificate(text: str) -> None:
    assert check_text(text, KEYS).result is Result.NOT_A_CERTIFICATE
    assert check_text(f"EN1:{text}", KEYS).result is Result.NOT_A_CERTIFICATE


def test_the_text_may_be_wrapped_and_written_small() -> None:
    text = statement.sign(READING, signer()).text.lower()
    wrapped = "\n ".join(text[start : start + 40] for start in range(0, len(text), 40))
    assert check_text(f"  {wrapped}\n", KEYS).result is Result.GENUINE


def test_the_bytes_are_as_they_are_described() -> None:
    token = statement.sign(READING, signer())
    assert token.signed == (
        b"\x01" + KEYS[0].id
        + (739283).to_bytes(3) + (739920).to_bytes(3) + (739943).to_bytes(3)
        + b"\x00\x0cEN-2026-0042" + b"\x00\x11Ehrenamtsnachweis" + b"\x00\x0cIlse Mertens"
        + b"\x00\x03168" + b"\x00\x1fFreiwilligenagentur Musterstadt"
    )  # fmt: skip
    assert KEYS[0].signed(b"Freiwilligenagentur Nachweis 1\0" + token.signed, token.signature)


def test_a_statement_can_be_written_in_one_way_only() -> None:
    token = statement.sign(READING, signer())
    loose = token.signed.replace(b"\x00\x03168", b"\x00\x05168.0")
    forged = statement.Token(READING, token.key_id, loose, signer().sign(statement.DOMAIN + loose))
    with pytest.raises(Malformed):
        statement.parse(forged.text)


@pytest.mark.parametrize("hours", [b"9E+300000000", b"1E-400000000", b"-5", b"NaN", "٣".encode(), b"1_0"])
def test_hours_that_are_no_plain_number_are_no_certificate(hours: bytes) -> None:
    token = statement.sign(READING, signer())
    odd = token.signed.replace(b"\x00\x03168", len(hours).to_bytes(2) + hours)
    forged = statement.Token(READING, token.key_id, odd, signer().sign(statement.DOMAIN + odd))
    assert check_text(forged.text, KEYS).result is Result.NOT_A_CERTIFICATE


def test_somebody_elses_signature_under_our_keys_name_is_found() -> None:
    token = statement.sign(READING, signer())
    forged = statement.Token(READING, token.key_id, token.signed, signer(2).sign(statement.DOMAIN + token.signed))
    verdict = check_text(forged.text, KEYS)
    assert (verdict.result, verdict.altered) == (Result.ALTERED, (SIGNED,))


def test_without_the_right_key_nothing_is_called_genuine() -> None:
    text = statement.sign(READING, signer()).text
    assert check_text(text, []).result is Result.UNKNOWN_KEY
    assert check_text(text, [signer(2).public]).result is Result.UNKNOWN_KEY


def test_the_signature_over_a_file_is_none_over_data() -> None:
    """Otherwise somebody could pass one off as the other."""
    assert statement.DOMAIN != seal.SEAL_DOMAIN
    data = b"startxref"
    signature = signer().sign(seal.SEAL_DOMAIN + data)
    assert not KEYS[0].signed(statement.DOMAIN + data, signature)


@given(CODES, st.integers(0, 11), st.sampled_from(code.SIGNS))
def test_every_single_wrong_sign_of_a_short_code_is_found(right: str, place: int, sign: str) -> None:
    typed = right[:place] + sign + right[place + 1 :]
    if typed == right:
        assert code.read(typed) == right
    else:
        with pytest.raises(code.WrongCode):
            code.read(typed)


@given(CODES, st.integers(0, 10))
def test_neighbours_that_changed_places_are_found(right: str, place: int) -> None:
    typed = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if typed == right:
        assert code.read(typed) == right
    else:
        with pytest.raises(code.WrongCode):
            code.read(typed)


@given(CODES, st.lists(st.sampled_from(["", " ", "-", "–", ".", "\u00a0"]), min_size=12, max_size=12), st.booleans())
def test_a_short_code_may_be_grouped_in_any_way(right: str, gaps: list[str], small: bool) -> None:
    typed = "".join(gap + sign for gap, sign in zip(gaps, right, strict=True))
    assert code.read(typed.lower() if small else typed) == right


@given(CODES)
def test_short_codes_hold_no_signs_that_look_alike(right: str) -> None:
    assert len(right) == 12
    assert not set(right) & set("0O1IL")
    assert code.looks_like_one(code.grouped(right))


@pytest.mark.parametrize("text", ["", "EN-2026-0042", "Mertens", "Wohngemeinde", "7KQ4-M2PX-9TD", "0345 123456 7"])
def test_names_and_numbers_are_not_taken_for_short_codes(text: str) -> None:
    assert not code.looks_like_one(text)
    assert not code.is_mistyped(text)


def test_a_code_that_another_certificate_has_makes_room_for_the_next() -> None:
    first = making.proven(certificate(), signer(), lambda _code: False).proof
    second = making.proven(certificate(), signer(), lambda each: first is not None and each == first.bare_code).proof
    assert first is not None
    assert second is not None
    assert first.code != second.code
    assert first.token == second.token


def test_names_that_no_code_can_hold_are_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="zu lang für den QR-Code"):
        certificate(person=Person("ж" * 1000))
    with pytest.raises(Refused, match="zu lang für den QR-Code"):
        certificate(person=Person("ж" * 70000))


@pytest.mark.parametrize("document", [b"%PDF-1.7\nstartxref\n9\n%%EOF\n", b"%PDF\n%EN1S:\nstartxref"])
def test_any_changed_byte_breaks_the_seal(document: bytes) -> None:
    whole = seal.sealed(document, signer())
    assert seal.is_intact(whole, KEYS)
    for place in range(len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        assert not seal.is_intact(changed, KEYS), place
    assert not seal.is_intact(whole + b" ", KEYS)
    assert not seal.is_intact(whole, [signer(2).public])
    assert not seal.is_intact(document, KEYS)


def test_sealing_again_replaces_the_seal() -> None:
    document = b"%PDF-1.7\nstartxref\n9\n%%EOF\n"
    assert seal.sealed(seal.sealed(document, signer(2)), signer()) == seal.sealed(document, signer())


@given(CODES, st.integers(1, code.LENGTH - 1))
def test_a_code_is_known_wherever_somebody_puts_a_dash(given_out: str, at: int) -> None:
    assert code.tidied(f"{given_out[:at]}-{given_out[at:]}") == given_out.lower()
