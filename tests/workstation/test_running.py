"""One running program per user, and what a second start hands over."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from freiwilligenagentur.workstation import opening
from freiwilligenagentur.workstation.running import Running

HOLD = """
import sys
from pathlib import Path
from freiwilligenagentur.workstation.running import Running
program = Running(Path(sys.argv[1]))
print(program.claim(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Running]:
    made = Running(tmp_path)
    assert made.claim()
    yield made
    made.release()


def another(folder: Path) -> subprocess.Popen[str]:
    """A program in a process of its own that holds the place until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def test_a_second_program_is_not_the_first(tmp_path: Path) -> None:
    process = another(tmp_path)
    assert not Running(tmp_path).claim()
    process.kill()
    process.communicate()


def test_a_program_that_was_killed_keeps_nobody_out(tmp_path: Path) -> None:
    process = another(tmp_path)
    process.kill()
    process.communicate()
    program = Running(tmp_path)
    assert program.claim()
    program.release()


def test_the_first_program_gets_the_file_and_the_second_knows_it(first: Running, tmp_path: Path) -> None:
    taken: list[Path | None] = []

    def answer() -> None:
        while not taken:
            taken.extend(first.taken())

    thread = threading.Thread(target=answer)
    thread.start()
    second = Running(tmp_path)
    assert not second.claim()
    assert second.hand_over(Path("Messe Müller.messestand"))
    thread.join()
    assert taken == [Path("Messe Müller.messestand").absolute()]
    assert first.taken() == []


def test_without_a_file_the_first_program_only_comes_to_the_front(first: Running, tmp_path: Path) -> None:
    assert not Running(tmp_path).hand_over(None, patience=0)  # nobody listens: taken back
    assert first.taken() == []
    request = first.asked / "1.json"
    request.write_text('{"path": ""}')
    assert first.taken() == [None]


def test_a_second_program_becomes_the_first_when_that_one_ends_meanwhile(tmp_path: Path) -> None:
    process = another(tmp_path)
    second = Running(tmp_path)
    assert not second.claim()
    process.kill()
    process.communicate()
    assert not second.hand_over(None)
    assert second.is_first
    second.release()


@pytest.mark.parametrize("content", ["", "[]", '{"path": 7}', "{}", "\xff"])
def test_a_request_that_nobody_can_read_is_put_away(first: Running, content: str) -> None:
    (first.asked / "1.json").write_text(content, "latin-1")
    assert first.taken() == []
    assert list(first.asked.iterdir()) == []


def test_what_was_asked_long_ago_is_not_done_today(first: Running) -> None:
    request = first.asked / "1.json"
    request.write_text('{"path": "alt.db"}')
    os.utime(request, (0, 0))
    assert first.taken() == []
    assert not request.exists()


def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("something else has this name")
    program = Running(tmp_path / "home")
    assert program.claim()
    program.release()


@pytest.mark.parametrize(
    ("word", "ours"),
    [
        ("C:\\Daten\\Büro.DB", True),
        ("stand.messestand", True),
        ("Freiwilligenagentur-0.2.0.fa-update", True),
        ("backup", False),
        ("--office", False),
        ("a.pdf", False),
    ],
)
def test_a_word_that_names_a_file_of_ours_opens_windows(word: str, ours: bool) -> None:
    assert opening.is_ours(word) is ours


def test_why_a_file_does_not_open(tmp_path: Path) -> None:
    office = tmp_path / "halle.db"
    update = tmp_path / "neu.fa-update"
    assert opening.why_not(office, None, setting_up=False) is None
    assert opening.why_not(update, office, setting_up=False) is None
    for place, present, setting_up, wanted in (
        (update, None, True, "„neu.fa-update“ wird geprüft, sobald ein Büro offen ist."),
        (office, tmp_path / "naumburg.db", False, "Das Büro „naumburg.db“ ist geöffnet."),
        (office, None, True, "Gerade wird ein neues Büro eingerichtet."),
    ):
        refusal = opening.why_not(place, present, setting_up=setting_up)
        assert refusal is not None
        assert refusal[1].startswith(wanted)
