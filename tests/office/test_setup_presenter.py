from __future__ import annotations

from pathlib import Path

import pytest
from office_views import Recorder, run_now

from freiwilligenagentur.errors import DiskFull, WrongFile
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office import access
from freiwilligenagentur.office.presenter.setup import Agency, SetupPresenter, Step
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file, places
from freiwilligenagentur.storage.office_file import OpenOffice

GOOD = "Regen Lampe Tomate"


class Setup:
    """A presenter with its view and what came out of it."""

    def __init__(self, settings: Settings, cost: Cost, **answers: object) -> None:
        self.view = Recorder(**answers)
        self.opened: list[OpenOffice] = []
        self.presenter = SetupPresenter(self.view, settings, run_now, self.load, self.opened.append, cost)
        self.presenter.start()

    def load(self, place: Path) -> bytes:
        if place.suffix != ".png":
            raise WrongFile("Das ist kein Bild.")
        return b"png"

    def until_sheet(self, place: Path) -> None:
        self.presenter.take_agency(Agency(name="Freiwilligenagentur Naumburg", postcode="06618", land="ST"))
        self.presenter.take_user("Berger", GOOD, GOOD)
        self.presenter.take_place(place)

    def code(self) -> str:
        return str(self.presenter._created.code)


@pytest.fixture
def setup(settings: Settings, cheap: Cost) -> Setup:
    return Setup(settings, cheap)


def test_the_whole_way_ends_with_an_open_office(setup: Setup, settings: Settings, place: Path) -> None:
    setup.until_sheet(place)
    assert setup.presenter.step is Step.SHEET
    setup.presenter.keep_sheet(place.parent / "blatt.pdf")
    setup.presenter.leave_sheet()
    setup.presenter.take_code(setup.code().lower().replace("-", " "))
    (opened,) = setup.opened
    office = OfficeService(opened.store).get()
    opened.close()
    assert (office.name, office.land) == ("Freiwilligenagentur Naumburg", "ST")
    assert (place.parent / "blatt.pdf").read_bytes().startswith(b"%PDF")
    kept = Settings.load()
    assert (kept.last_office, kept.last_user, kept.unfinished_setup) == (str(place), "Berger", "")
    assert not access.needs_setup(kept)
    assert setup.view.calls[-1] == "display_end"


def test_only_the_name_of_the_agency_is_needed(setup: Setup) -> None:
    setup.presenter.take_agency(Agency(name="  "))
    assert set(setup.view.problems()) == {"name"}
    assert setup.presenter.step is Step.AGENCY
    setup.presenter.take_agency(Agency(name="Freiwilligenagentur"))
    assert setup.presenter.step is Step.USER


def test_a_postcode_that_is_none_is_refused(setup: Setup) -> None:
    setup.presenter.take_agency(Agency(name="Freiwilligenagentur", postcode="Barmbek"))
    assert set(setup.view.problems()) == {"postcode"}


def test_an_e_mail_address_that_is_none_is_refused_before_it_stands_on_certificates(setup: Setup) -> None:
    setup.presenter.take_agency(Agency(name="Freiwilligenagentur", email="naumburg.example"))
    assert set(setup.view.problems()) == {"email"}
    assert setup.presenter.step is Step.AGENCY


@pytest.mark.parametrize(
    ("user", "passphrase", "again", "fields"),
    [
        ("", GOOD, GOOD, {"user"}),
        ("Berger", "kurz", "kurz", {"passphrase"}),
        ("Berger", GOOD, GOOD + "!", {"again"}),
        (" ", "kurz", "anders", {"user", "passphrase"}),
        ("Berger", "Berger Berger Berger", "Berger Berger Berger", {"passphrase"}),
    ],
)
def test_the_first_user_needs_a_name_and_twice_a_good_passphrase(
    setup: Setup, user: str, passphrase: str, again: str, fields: set[str]
) -> None:
    setup.presenter.take_agency(Agency(name="Freiwilligenagentur"))
    setup.presenter.take_user(user, passphrase, again)
    assert set(setup.view.problems()) == fields
    assert setup.presenter.step is Step.USER


def test_a_network_drive_is_refused_with_the_reason(setup: Setup, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "is_network", lambda folder: True)
    setup.until_sheet(place)
    assert "Netzlaufwerk" in setup.view.problems()["place"]
    assert setup.presenter.step is Step.PLACE
    assert not place.exists()


def test_an_office_that_lies_there_already_is_left_alone(setup: Setup, place: Path) -> None:
    place.parent.mkdir(parents=True)
    place.write_bytes(b"fremd")
    setup.until_sheet(place)
    assert setup.view.problems()["place"]
    assert place.read_bytes() == b"fremd"
    assert setup.presenter.step is Step.PLACE


def test_a_place_without_ending_gets_the_right_one(setup: Setup, tmp_path: Path) -> None:
    setup.until_sheet(tmp_path / "agentur.nord")
    assert setup.presenter.place == tmp_path / "agentur.nord.db"
    setup.presenter._created.office.close()


def test_the_sheet_must_be_printed_or_saved_first(setup: Setup, place: Path) -> None:
    setup.until_sheet(place)
    setup.presenter.leave_sheet()
    assert setup.presenter.step is Step.SHEET
    assert "sheet" in setup.view.problems()
    setup.presenter.sheet_printed()
    setup.presenter.leave_sheet()
    assert setup.presenter.step is Step.CODE
    setup.presenter._created.office.close()


def test_a_wrong_code_does_not_finish(setup: Setup, place: Path) -> None:
    setup.until_sheet(place)
    setup.presenter.take_code("7KQ4M")
    assert "code" in setup.view.problems()
    assert setup.opened == []
    setup.presenter._created.office.close()


def test_a_sheet_that_cannot_be_written_is_told(setup: Setup, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: Path, content: bytes) -> None:
        raise DiskFull("Der Datenträger ist voll.")

    setup.until_sheet(place)
    monkeypatch.setattr("freiwilligenagentur.office.presenter.setup.write_safely", full)
    setup.presenter.keep_sheet(place.parent / "blatt.pdf")
    assert setup.view.last["tell_error"] == "Der Datenträger ist voll."
    setup.presenter.leave_sheet()
    assert setup.presenter.step is Step.SHEET
    setup.presenter._created.office.close()


def test_giving_up_after_creating_asks_and_leaves_nothing(settings: Settings, cheap: Cost, place: Path) -> None:
    setup = Setup(settings, cheap, ask_give_up=True)
    setup.until_sheet(place)
    assert setup.presenter.give_up()
    assert list(place.parent.iterdir()) == []
    assert Settings.load().unfinished_setup == ""


def test_staying_after_the_question_keeps_everything(settings: Settings, cheap: Cost, place: Path) -> None:
    setup = Setup(settings, cheap, ask_give_up=False)
    setup.until_sheet(place)
    assert not setup.presenter.give_up()
    assert place.exists()
    setup.presenter._created.office.close()


def test_giving_up_before_anything_was_created_asks_nothing(setup: Setup) -> None:
    assert setup.presenter.give_up()
    assert "ask_give_up" not in setup.view.calls


def test_a_crash_before_the_code_was_typed_begins_anew_and_deletes_nothing(
    setup: Setup, settings: Settings, cheap: Cost, place: Path
) -> None:
    setup.until_sheet(place)
    setup.presenter._created.office.close()
    after_crash = Settings.load()
    assert access.needs_setup(after_crash)
    again = Setup(after_crash, cheap)
    again.until_sheet(place)
    assert again.presenter.step is Step.SHEET
    again.presenter._created.office.close()
    aside = list(place.parent.glob("agentur-unfertig-*.db"))
    office_file.open_with_passphrase(aside[0], "Berger", GOOD).close()


def test_a_second_office_is_proposed_beside_the_first(settings: Settings, cheap: Cost) -> None:
    first = Setup(settings, cheap)
    first.until_sheet(first.presenter.place)
    second = Setup(Settings(), cheap)
    assert second.presenter.place.name == "office-2.db"
    first.presenter._created.office.close()


def test_back_keeps_what_was_typed_and_ends_where_the_office_was_made(setup: Setup, place: Path) -> None:
    setup.presenter.take_agency(Agency(name="Freiwilligenagentur"))
    setup.presenter.back()
    assert setup.presenter.step is Step.AGENCY
    setup.presenter.back()
    assert setup.presenter.step is Step.AGENCY
    setup.until_sheet(place)
    setup.presenter.back()
    assert setup.presenter.step is Step.SHEET
    setup.presenter._created.office.close()


def test_the_logo_is_kept_and_a_wrong_file_told(setup: Setup, place: Path) -> None:
    setup.presenter.take_logo(Path("logo.exe"))
    assert setup.view.last["tell_error"] == "Das ist kein Bild."
    setup.presenter.take_logo(Path("logo.png"))
    assert setup.view.last["display_logo"] == b"png"
    setup.until_sheet(place)
    opened = setup.presenter._created.office
    assert OfficeService(opened.store).get().logo == b"png"
    opened.close()
    setup.presenter.remove_logo()
    assert setup.view.last["display_logo"] is None


def test_the_strength_is_said_while_typing(setup: Setup) -> None:
    setup.presenter.judge("Berger", GOOD)
    assert setup.view.last["display_strength"].tone == "good"
