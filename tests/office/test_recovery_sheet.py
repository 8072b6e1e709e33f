from __future__ import annotations

from datetime import date

import pypdfium2

from freiwilligenagentur.keyfile import new_code, tidy_code
from freiwilligenagentur.office.founding import same_code
from freiwilligenagentur.office.pdf import RecoverySheet, recovery_sheet


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


def test_the_sheet_tells_code_office_user_and_what_to_do() -> None:
    code = "7KQ4M-2PX9T-00000-ABCDE-FGHJK-MNPQR"
    sheet = RecoverySheet("Freiwilligenagentur Naumburg", "Ilse Berger", date(2026, 11, 23), "/daten/office.db", code)
    text = text_of(recovery_sheet(sheet))
    for expected in (
        "Wiederherstellungsblatt",
        "Freiwilligenagentur Naumburg",
        "Ilse Berger",
        "23. November 2026",
        "/daten/office.db",
    ):
        assert expected in text
    assert tidy_code(code) in "".join(text.split()).replace("–", "")
    assert "Tresor" in text
    assert "Wiederherstellungscode verwenden" in text


def test_a_code_is_recognised_however_it_is_typed() -> None:
    code = new_code()
    assert same_code(code.lower().replace("-", " "), code)
    assert same_code(code.replace("0", "O").replace("1", "l"), code)
    assert not same_code(code[:-1], code)
    assert not same_code("", code)
