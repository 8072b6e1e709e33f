"""A talk survives the end of the program, whatever ended it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.errors import Unreadable
from freiwilligenagentur.people.hooks import RecordHooks
from freiwilligenagentur.people.presenter.intake import IntakePresenter
from freiwilligenagentur.people.presenter.intake_view import Job
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts, office_file
from freiwilligenagentur.vocabulary.service import Vocabulary

PASSPHRASE = "drei kleine Worte"


class Page:
    """A page that keeps the values shown and does nothing else."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.typed: dict[str, str] = {}

    def display_values(self, values: dict[str, Any]) -> None:
        self.values |= values

    def display_typed(self, texts: dict[str, str]) -> None:
        self.typed = texts

    def ask_unreadable(self) -> dict[str, Unreadable]:
        return {name: Unreadable(text, "kann niemand lesen") for name, text in self.typed.items()}

    def __getattr__(self, _name: str) -> Any:
        return lambda *_shown: None


def at_the_desk(place: Path) -> tuple[IntakePresenter, Page, Drafts, PeopleService, Any]:
    office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    vocabulary, drafts = Vocabulary(office.store), Drafts(office.store)
    people, page = PeopleService(office.store, vocabulary), Page()
    return IntakePresenter(page, people, vocabulary, drafts, page, RecordHooks()), page, drafts, people, office


def type_and_die(place: Path) -> None:
    """Runs in a process of its own: types, waits for the draft, and is killed."""
    presenter, page, *_rest = at_the_desk(place)
    presenter.start()
    page.typed = {"birth_date": "31.02.1960"}
    presenter.edited("first_name", "Юлия")
    presenter.edited("last_name", "O'Neill-Müller")
    presenter.edited("areas", frozenset({"children"}))
    presenter.due(Job.DRAFT)
    presenter.edited("notes", "dieser Satz kam nach dem letzten Entwurf")
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_talk_is_there_again_after_the_process_was_killed(template: Path, tmp_path: Path) -> None:
    place = tmp_path / "office.db"
    shutil.copyfile(template, place)
    shutil.copyfile(template.with_suffix(".keys"), place.with_suffix(".keys"))
    surroundings = {**os.environ, "PYTHONPATH": str(paths.root())}
    died = subprocess.run([sys.executable, __file__, str(place)], check=False, capture_output=True, env=surroundings)
    assert died.returncode == -signal.SIGKILL, died.stderr
    presenter, page, drafts, people, office = at_the_desk(place)
    [draft] = drafts.mine()
    assert draft.title == "O'Neill-Müller, Юлия"
    presenter.start(draft.key)
    assert (page.values["first_name"], page.values["areas"]) == ("Юлия", {"children"})
    assert page.typed == {"birth_date": "31.02.1960"}
    page.typed = {}
    presenter.edited("phone", "03445 123456")
    assert presenter.done()
    assert [row.listed_name for row in people.rows()] == ["O'Neill-Müller, Юлия"]
    assert drafts.mine() == []
    office.close()


if __name__ == "__main__":
    from freiwilligenagentur.app import models  # every table is known before the office opens

    assert models.MODELS
    type_and_die(Path(sys.argv[1]))
