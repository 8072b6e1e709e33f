from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from office_views import Recorder, run_now

from freiwilligenagentur import keyfile
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office import access
from freiwilligenagentur.office.founding import FirstUser, set_up
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.presenter.login import LoginPresenter, Way
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file, places
from freiwilligenagentur.storage.office_file import OpenOffice

GOOD, NEW = "Regen Lampe Tomate", "Kirsche Hammer Wolke"


class Login:
    """A presenter with its view and what came out of it."""

    def __init__(self, settings: Settings, cost: Cost, **answers: object) -> None:
        self.view = Recorder(**answers)
        self.opened: list[OpenOffice] = []
        self.presenter = LoginPresenter(self.view, settings, run_now, self.opened.append, cost)
        self.presenter.start()

    def wait_out(self) -> int:
        seconds = 0
        while self.view.last["display_wait"]:
            self.presenter.second_passed()
            seconds += 1
        return seconds


@pytest.fixture
def code(place: Path, cheap: Cost, settings: Settings) -> str:
    """An office of ``Berger`` that was used before and has one backup; its recovery code."""
    opened, code = set_up(place, Office(name="Freiwilligenagentur Naumburg"), FirstUser("Berger", GOOD), cost=cheap)
    opened.set_passphrase("Kowalski", NEW, cheap)
    opened.backup()
    opened.close()
    settings.last_office, settings.last_user = str(place), "Kowalski"
    return code


@pytest.fixture
def login(code: str, settings: Settings, cheap: Cost) -> Login:
    return Login(settings, cheap)


def test_the_user_of_last_time_is_proposed(login: Login, place: Path) -> None:
    assert login.view.last["display_office"] == (place, ["Berger", "Kowalski"], "Kowalski")
    assert login.view.last["display_notice"] is None


def test_the_right_passphrase_opens_and_is_remembered_only_by_name(login: Login, place: Path) -> None:
    login.presenter.log_in("Berger", GOOD)
    (opened,) = login.opened
    assert opened.store.user == "Berger"
    opened.close()
    assert Settings.load().last_user == "Berger"
    assert GOOD not in (place.parent.parent / "home" / "settings.json").read_text("utf-8")


def test_a_wrong_passphrase_says_so_without_a_hint_and_costs_a_growing_wait(login: Login) -> None:
    waits = []
    for _attempt in range(8):
        login.presenter.log_in("Berger", "nicht die richtige")
        assert login.view.problems() == {
            "passphrase": "Diese Passphrase öffnet das Büro nicht. Bitte versuchen Sie es noch einmal."
        }
        waits.append(login.wait_out())
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_an_unknown_name_is_refused_in_the_same_words(login: Login) -> None:
    login.presenter.log_in("Niemand", GOOD)
    assert login.view.problems()["passphrase"].startswith("Diese Passphrase öffnet das Büro nicht.")


def test_nothing_opens_while_somebody_has_to_wait(login: Login) -> None:
    login.presenter.log_in("Berger", "nicht die richtige")
    login.presenter.log_in("Berger", GOOD)
    assert login.opened == []
    login.wait_out()
    login.presenter.log_in("Berger", GOOD)
    login.opened[0].close()


def test_a_restart_does_not_shorten_the_wait_but_success_ends_it(login: Login, cheap: Cost) -> None:
    for _attempt in range(4):
        login.presenter.log_in("Berger", "nicht die richtige")
        login.wait_out()
    again = Login(Settings.load(), cheap)
    assert again.wait_out() == 8
    again.presenter.log_in("Berger", NEW)
    assert again.wait_out() == 16
    again.presenter.log_in("Berger", GOOD)
    again.opened[0].close()
    assert Settings.load().failed_logins == 0


def test_an_empty_passphrase_is_no_attempt(login: Login) -> None:
    login.presenter.log_in("Berger", "")
    assert "passphrase" in login.view.problems()
    assert login.view.last["display_wait"] == 0


def test_the_recovery_code_opens_and_sets_a_new_passphrase(login: Login, code: str, place: Path) -> None:
    login.presenter.want_recovery(wanted=True)
    assert login.view.last["display_recovery"] is True
    login.presenter.recover("Berger", code.lower().replace("-", " "), NEW, NEW)
    login.opened[0].close()
    office_file.open_with_passphrase(place, "Berger", NEW).close()


def test_a_wrong_code_waits_too_and_changes_nothing(login: Login, place: Path) -> None:
    login.presenter.recover("Berger", keyfile.new_code(), NEW, NEW)
    assert "Code" in login.view.problems()["code"]
    assert login.wait_out() == 1
    office_file.open_with_passphrase(place, "Berger", GOOD).close()


@pytest.mark.parametrize(
    ("user", "code", "passphrase", "again", "fields"),
    [
        ("Berger", " ", NEW, NEW, {"code"}),
        ("Berger", "7KQ4M", "kurz", "kurz", {"new"}),
        ("Berger", "7KQ4M", NEW, GOOD, {"again"}),
        ("", "7KQ4M", NEW, NEW, {"recovery_user"}),
    ],
)
def test_recovery_says_what_is_missing_before_it_tries(
    login: Login, user: str, code: str, passphrase: str, again: str, fields: set[str]
) -> None:
    login.presenter.recover(user, code, passphrase, again)
    assert set(login.view.problems()) == fields
    assert login.view.last["display_wait"] == 0


def test_an_office_that_is_open_elsewhere_is_said(login: Login, place: Path) -> None:
    other = office_file.open_with_passphrase(place, "Berger", GOOD)
    login.presenter.log_in("Berger", GOOD)
    other.close()
    assert "schon in einem anderen Fenster" in login.view.last["display_notice"].text
    assert login.view.last["display_notice"].way is Way.NONE


def test_a_network_drive_is_refused_and_another_file_offered(login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "is_network", lambda folder: True)
    login.presenter.log_in("Berger", GOOD)
    notice = login.view.last["display_notice"]
    assert "Netzlaufwerk" in notice.text
    assert notice.way is Way.CHOOSE


def test_a_missing_file_offers_to_choose_and_takes_what_was_chosen(
    code: str, place: Path, settings: Settings, cheap: Cost
) -> None:
    settings.last_office = str(place.parent / "weg.db")
    login = Login(settings, cheap, ask_office_file=place)
    assert login.view.last["display_notice"].way is Way.CHOOSE
    login.presenter.take_way(Way.CHOOSE)
    assert login.view.last["display_office"] == (place, ["Berger", "Kowalski"], "Kowalski")
    assert login.view.last["display_notice"] is None
    login.presenter.log_in("Berger", GOOD)
    login.opened[0].close()
    assert Settings.load().last_office == str(place)


def test_a_damaged_file_is_replaced_by_the_newest_good_backup(login: Login, place: Path) -> None:
    content = bytearray(place.read_bytes())
    content[:16384] = os.urandom(16384)
    place.write_bytes(content)
    login.presenter.log_in("Berger", GOOD)
    notice = login.view.last["display_notice"]
    assert notice.way is Way.RESTORE
    assert "Sicherung ist vom" in notice.text
    login.presenter.take_way(notice.way)
    login.opened[0].close()
    assert len(list(place.parent.glob("*vor-Wiederherstellung*"))) >= 1


def test_a_damaged_file_without_a_backup_is_said(login: Login, place: Path) -> None:
    shutil.rmtree(place.parent / "agentur-Sicherungen")
    place.write_bytes(os.urandom(16384))
    login.presenter.log_in("Berger", GOOD)
    assert login.view.last["display_notice"].way is Way.CHOOSE


@pytest.mark.parametrize("content", [None, b"{ kaputt"], ids=["missing", "damaged"])
def test_a_lost_key_file_is_taken_from_the_backup(
    code: str, place: Path, settings: Settings, cheap: Cost, content: bytes | None
) -> None:
    keyfile.place_of(place).unlink()
    if content:
        keyfile.place_of(place).write_bytes(content)
    login = Login(settings, cheap)
    notice = login.view.last["display_notice"]
    assert notice.way is Way.RESTORE_KEYS
    login.presenter.take_way(notice.way)
    assert login.view.last["display_office"][1] == ["Berger", "Kowalski"]
    login.presenter.log_in("Berger", GOOD)
    login.opened[0].close()


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (10**18, 60), (-3, 0)]
)
def test_the_wait_doubles_up_to_a_minute(failures: int, seconds: int) -> None:
    assert access.wait_after(failures) == seconds


def test_the_first_start_sets_up_and_later_ones_log_in(code: str, settings: Settings) -> None:
    assert access.needs_setup(Settings())
    assert not access.needs_setup(settings)
