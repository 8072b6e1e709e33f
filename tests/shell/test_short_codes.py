"""The short code of a certificate, typed into the line that finds everything."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pytestqt.qtbot import QtBot

from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.certificates.proof.words import wrong_code
from freiwilligenagentur.shell.finder import FinderLine
from freiwilligenagentur.shell.office_desk import OfficeDesk, Source
from freiwilligenagentur.shell.search import Entry
from freiwilligenagentur.storage import Store

RIGHT = next(iter(code.candidates(b"Nachweis")))
FOUND = Entry("certificate", "1", "EN-2026-0001", "Ilse Mertens", f"ilse mertens {code.searchable(RIGHT)}")


def entries(_ids: Iterable[str] | None) -> list[Entry]:
    return [FOUND]


@pytest.fixture
def desk(store: Store) -> OfficeDesk:
    return OfficeDesk(store, [Source("certificate", "Certificate", entries)], [], code.tidied, wrong_code)


@pytest.mark.parametrize("gap", ["", " ", "-", ". "])
@pytest.mark.parametrize("size", [2, 4, 5])
def test_the_code_is_found_however_it_is_typed(desk: OfficeDesk, gap: str, size: int) -> None:
    typed = gap.join(RIGHT[start : start + size] for start in range(0, len(RIGHT), size))
    assert (
        [each.label for each in desk.find(typed)] == [each.label for each in desk.find(typed.lower())] == [FOUND.label]
    )


def test_a_wrong_code_finds_nothing_that_is_only_similar_and_says_why(desk: OfficeDesk) -> None:
    wrong = RIGHT[1] + RIGHT[0] + RIGHT[2:]
    assert desk.find(wrong) == []
    assert desk.why_nothing(wrong).startswith("Ein Zeichen stimmt nicht.")
    assert desk.why_nothing("Mertens") == ""


def test_the_list_of_hits_says_that_a_sign_is_wrong(desk: OfficeDesk, qtbot: QtBot) -> None:
    line = FinderLine(desk.find, why_nothing=desk.why_nothing)
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.setText(RIGHT[1] + RIGHT[0] + RIGHT[2:])
    hits = line.open_list()
    assert hits is not None
    assert hits.labels() == ["Ein Zeichen stimmt nicht. Bitte lassen Sie sich den Kurzcode noch einmal vorlesen."]
    line.clear()
