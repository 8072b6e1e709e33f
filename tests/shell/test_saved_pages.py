"""The line of state says where pages lie that were saved because there is no printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtPrintSupport import QPrinterInfo

from freiwilligenagentur.desktop import dialogs, printing


def test_pages_that_were_saved_in_place_of_printing_are_told_at_the_foot(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "EN-2026-0001, Zweitschrift.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(dialogs, "ask", lambda *_given: True)
    monkeypatch.setattr(dialogs, "save_file", lambda *_given: place)
    page = hands.window.make_room("certificates")
    saved = printing.print_or_save(page, b"%PDF-", "EN-2026-0001, Zweitschrift")
    assert saved is printing.Outcome.SAVED
    hands.wait_to_see(f"EN-2026-0001, Zweitschrift.pdf ist in „{tmp_path}“ gespeichert.")


def test_what_was_done_before_is_told_with_the_place(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(dialogs, "ask", lambda *_given: True)
    monkeypatch.setattr(dialogs, "save_file", lambda *_given: tmp_path / "EN-2026-0001.pdf")
    page = hands.window.make_room("certificates")
    done = "EN-2026-0001 ist ausgestellt, aber noch nicht gedruckt."
    assert not printing.print_pdf(page, b"%PDF-", "EN-2026-0001", done)
    hands.wait_to_see(f"{done} EN-2026-0001.pdf ist in „{tmp_path}“ gespeichert.")
