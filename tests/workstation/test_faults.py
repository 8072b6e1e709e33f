"""What is written down when something goes wrong, and what never is."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from freiwilligenagentur.errors import StorageError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.workstation import logs, report, trace
from freiwilligenagentur.workstation.faults import RUNNING, Faults, HardCrash
from freiwilligenagentur.workstation.report import Report

NAME = "Ilse Mertens"
NOW = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)


def fail(name: str) -> None:
    kept = {"Bettina": 1}
    kept[name]


def failed(name: str = NAME) -> BaseException:
    try:
        fail(name)
    except KeyError as error:
        return error
    raise AssertionError


class Told:
    """Faults whose reports are kept here, with a clock that the test moves."""

    def __init__(self, folder: Path) -> None:
        self.reports: list[Report] = []
        self.now = 0.0
        self.folder = folder
        self.faults = Faults(folder, self.reports.append, lambda: self.now)

    def log(self) -> str:
        return (self.folder / logs.NAME).read_text("utf-8")


@pytest.fixture
def told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Told]:
    made = Told(tmp_path / "logs")
    made.faults.watch()
    yield made
    made.faults.stop()
    logs.stop()
    caplog.get_records("call").clear()  # faults are logged as errors, and that is what these tests are about


class TestTraces:
    def test_an_error_is_told_by_its_kind_and_places_and_never_by_what_somebody_typed(self) -> None:
        text = trace.describe(failed())
        assert text.splitlines()[0] == "KeyError"
        assert "test_faults.py" in text
        assert "fail" in text
        assert NAME not in text
        assert str(Path(__file__).parent) not in text

    def test_the_name_of_a_file_stays_out_too(self, tmp_path: Path) -> None:
        place = tmp_path / f"EN-2026-0042 {NAME}.pdf"
        place.mkdir()
        with pytest.raises(StorageError, match=NAME) as refused:
            write_safely(place, b"")
        told = trace.describe(refused.value)
        assert told.splitlines()[-1].endswith("written_safely")
        assert "errors.StorageError" in told
        assert NAME not in told

    def test_what_it_came_from_stands_above_it(self) -> None:
        try:
            raise RuntimeError(NAME) from failed()
        except RuntimeError as error:
            heads = [line for line in trace.describe(error).splitlines() if not line.startswith(" ")]
        assert heads == ["KeyError", "RuntimeError"]

    @pytest.mark.parametrize(
        ("file", "told"),
        [
            ("C:\\Users\\Ilse\\Programs\\freiwilligenagentur\\app\\program.py", "freiwilligenagentur/app/program.py"),
            ("freiwilligenagentur\\app\\program.py", "freiwilligenagentur/app/program.py"),
            ("/home/ilse/.venv/lib/python3.11/site-packages/sqlalchemy/orm/session.py", "sqlalchemy/orm/session.py"),
            ("C:\\Python\\Lib\\json\\decoder.py", "decoder.py"),
        ],
    )
    def test_a_file_says_nothing_about_the_computer(self, file: str, told: str) -> None:
        assert trace.short(file) == told

    def test_messages_of_qt_lose_names_and_places(self) -> None:
        message = "QFile::open: cannot open 'Mertens.pdf' in C:/Users/ilse/Briefe (code 034415)"
        assert trace.masked(message) == "QFile::open: cannot open … in … (code …)"


class TestListening:
    def test_an_error_in_a_slot_becomes_a_report_and_a_line_in_the_log(self, told: Told) -> None:
        error = failed()
        sys.excepthook(type(error), error, error.__traceback__)
        (made,) = told.reports
        assert made.place is not None
        assert made.place.read_text("utf-8") == made.text
        for text in (made.text, told.log()):
            assert "KeyError" in text
            assert NAME not in text
        assert not made.ended

    def test_an_error_in_a_thread_is_told_too(self, told: Told) -> None:
        thread = threading.Thread(target=fail, args=(NAME,))
        thread.start()
        thread.join()
        assert len(told.reports) == 1

    def test_an_error_in_clearing_up_is_only_logged(self, told: Told) -> None:
        class Clumsy:
            def __del__(self) -> None:
                fail(NAME)

        Clumsy()
        gc.collect()
        assert told.reports == []
        assert "KeyError" in told.log()

    def test_the_same_fault_again_and_again_is_told_once_a_minute(self, told: Told) -> None:
        for _again in range(5):
            told.faults.take(failed(), "window")
        told.faults.take(ValueError(), "window")
        assert len(told.reports) == 2
        told.now = 61
        told.faults.take(failed(), "window")
        assert len(told.reports) == 3

    def test_a_folder_that_cannot_be_written_costs_only_the_file(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        (tmp_path / "logs").write_text("something else has this name")
        here = Told(tmp_path / "logs")
        here.faults.take(failed(), "window")
        assert here.reports[0].place is None
        assert "KeyError" in here.reports[0].text
        caplog.clear()


class TestLog:
    def test_of_other_libraries_only_the_place_is_written(self, told: Told) -> None:
        logs.start(told.folder)
        logging.getLogger("sqlalchemy.engine").warning("INSERT INTO volunteer %s", NAME)
        logs.log.info("A copy was made.")
        assert NAME not in told.log()
        assert "WARNING sqlalchemy.engine: " in told.log()
        assert "A copy was made." in told.log()

    def test_the_log_never_grows_beyond_its_files(self, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(logs, "SIZE", 2_000)
        logs.start(told.folder)
        for number in range(200):
            logs.log.info("Step %d, told in a line of some length.", number)
        found = sorted(told.folder.glob("programm.log*"))
        assert len(found) == 1 + logs.KEPT
        assert all(file.stat().st_size <= 2_000 for file in found)

    def test_only_the_newest_reports_stay(self, tmp_path: Path) -> None:
        for number in range(report.KEPT + 3):
            now = NOW.replace(microsecond=number)
            last = report.keep(report.of_error(failed(), now), tmp_path, now)
        places = sorted(tmp_path.iterdir())
        assert len(places) == report.KEPT
        assert places[-1] == last.place


CRASH = """
import faulthandler, sys
from pathlib import Path
from freiwilligenagentur.workstation.faults import HardCrash
crash = HardCrash(Path(sys.argv[1]))
assert crash.begin() == ""
faulthandler._sigabrt()
"""


class TestHardCrash:
    def test_what_the_system_ended_is_told_at_the_next_start_and_only_then(self, tmp_path: Path) -> None:
        done = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], capture_output=True, check=False)
        assert done.returncode != 0
        left = (tmp_path / RUNNING).read_text("utf-8").strip()
        again = "\n".join(
            [
                "import sys",
                "from pathlib import Path",
                "from freiwilligenagentur.workstation.faults import HardCrash",
                "crash = HardCrash(Path(sys.argv[1]))",
                "sys.stdout.write(crash.begin())",
                "crash.end()",
            ]
        )
        for expected in (left, ""):
            told = subprocess.run(
                [sys.executable, "-c", again, str(tmp_path)], capture_output=True, text=True, check=True
            )
            assert told.stdout == expected
        made = report.of_crash(left, NOW)
        assert made.ended
        assert "Aborted" in made.text
        assert "Das Programm hat sich von selbst beendet." in made.text
        assert list(tmp_path.iterdir()) == []

    def test_places_in_it_are_short(self) -> None:
        noted = 'Fatal Python error: Segmentation fault\n\n  File "C:\\Users\\Ilse\\freiwilligenagentur\\keyfile.py", line 3 in read'
        assert trace.crash(noted).splitlines()[-1] == "  freiwilligenagentur/keyfile.py:3 read"

    def test_a_folder_that_cannot_be_written_does_not_keep_the_program_from_starting(self, tmp_path: Path) -> None:
        (tmp_path / "logs").write_text("something else has this name")
        crash = HardCrash(tmp_path / "logs")
        assert crash.begin() == ""
        crash.end()
