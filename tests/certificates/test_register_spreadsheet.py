"""The spreadsheet as Excel reads it: its XML, since nothing but the file counts."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from defusedxml import ElementTree

from freiwilligenagentur.certificates import spreadsheet
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.errors import Cancelled

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ROW = CertificateRow(
    id="1", serial="EN-2026-0001", volunteer_id="v", name="Ilse Mertens", period_from=date(2025, 2, 1),
    period_to=date(2026, 10, 31), hours=Decimal("168.5"), issued_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
    issued_by="Berger", status=CertificateStatus.ISSUED, cancelled_at=None, cancel_reason="", hours_now=None,
    searchable="", code="7KQ4-M2PX-9TDA", year=2026, organisations=("Lesezeichen e. V.",), areas=frozenset({"school"}),
)  # fmt: skip


class Watched:
    def __init__(self, stop_at: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    @property
    def cancelled(self) -> bool:
        return len(self.steps) == self._stop_at

    def step(self, done: int, total: int, text: str = "") -> None:
        self.steps.append((done, total))


def cells(content: bytes, sheet: int = 1) -> dict[str, tuple[str, str]]:
    """Address to kind ("s" is text, "n" is a number) and value."""
    with zipfile.ZipFile(BytesIO(content)) as book:
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(part.text or "" for part in each.iter(f"{{{NS['m']}}}t")) for each in strings]
        tree = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    found = {}
    for cell in tree.iterfind(".//m:c", NS):
        assert cell.find("m:f", NS) is None, "a cell calculates"
        value = cell.findtext("m:v", "", NS)
        text = cell.get("t", "n") == "s"
        found[cell.get("r")] = ("s", shared[int(value)]) if text else ("n", value)
    return found


def exported(*rows: CertificateRow) -> bytes:
    return spreadsheet.written(rows, {"school": "Schule"}, Watched())


def test_days_and_hours_are_days_and_numbers() -> None:
    found = cells(exported(ROW))
    assert (found["A1"], found["A2"]) == (("s", "Nummer"), ("s", "EN-2026-0001"))
    assert found["B2"] == ("s", "Ehrenamtsnachweis")
    assert (found["C2"], found["I2"]) == (("n", "2026"), ("n", "168.5"))
    assert float(found["G2"][1]) == (date(2025, 2, 1) - date(1899, 12, 30)).days
    assert (found["E2"], found["F2"]) == (("s", "Lesezeichen e. V."), ("s", "Schule"))
    assert "L2" not in found  # nobody printed it


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t="])
def test_a_text_that_looks_like_a_formula_stays_text(sign: str) -> None:
    name = f'{sign}HYPERLINK("http://example.org";"Ilse")'
    content = exported(replace(ROW, name=name))
    assert cells(content)["D2"] == ("s", name)
    with zipfile.ZipFile(BytesIO(content)) as book:
        assert b'quotePrefix="1"' in book.read("xl/styles.xml")


def test_areas_whose_names_have_commas_stay_apart() -> None:
    row = replace(ROW, areas=frozenset({"nature", "crafts"}))
    names = {"nature": "Natur, Tiere und Umwelt", "crafts": "Technik, Hauswirtschaft und Handwerk"}
    found = cells(spreadsheet.written([row], names, Watched()))
    assert found["F2"] == ("s", "Natur, Tiere und Umwelt; Technik, Hauswirtschaft und Handwerk")


def test_the_head_stays_while_scrolling_and_filters() -> None:
    with zipfile.ZipFile(BytesIO(exported(ROW))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert re.search(r'<autoFilter ref="A1:Q2"', sheet)


def test_only_valid_certificates_count_in_the_figures() -> None:
    gone = replace(ROW, id="2", serial="EN-2026-0002", status=CertificateStatus.CANCELLED)
    found = cells(exported(ROW, gone), sheet=2)
    assert [found[place][1] for place in ("A2", "B2", "C2", "D2")] == ["2026", "Ehrenamtsnachweis", "1", "168.5"]
    assert "A3" not in found


def test_an_empty_register_is_a_head_without_lines() -> None:
    assert {address[1:] for address in cells(exported())} == {"1"}


def test_a_long_export_tells_how_far_it_is_and_can_be_stopped() -> None:
    rows = [replace(ROW, id=str(number)) for number in range(1000)]
    watched = Watched()
    spreadsheet.written(rows, {}, watched)
    assert watched.steps[0] == (0, 1000)
    assert len(watched.steps) == 5
    with pytest.raises(Cancelled):
        spreadsheet.written(rows, {}, Watched(stop_at=3))


def test_no_name_touches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))  # a temporary file could not be made
    assert cells(exported(ROW))["D2"] == ("s", "Ilse Mertens")
