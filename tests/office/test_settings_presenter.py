from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from office_views import Recorder, run_now

from freiwilligenagentur.errors import WrongFile, WrongPassphrase
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.presenter.settings import SettingsPresenter
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice

PASSPHRASE, NEW = "drei kleine Worte", "Kirsche Hammer Wolke"
DATA = {"name": "Freiwilligenagentur Naumburg", "postcode": "06618", "contact_follow_up_weeks": 4}


class Page:
    """A presenter with its view and what came out of it."""

    def __init__(self, office: OpenOffice, settings: Settings, cost: Cost, **answers: object) -> None:
        self.view = Recorder(**answers)
        self.restored: list[bool] = []
        self.service = OfficeService(office.store)
        self.copies = 0
        restored = partial(self.restored.append, True)
        self.presenter = SettingsPresenter(
            self.view, self.service, office, settings, run_now, self.load, restored, self.note_copy, cost
        )
        self.presenter.refresh()

    def note_copy(self) -> None:
        self.copies += 1

    def load(self, place: Path) -> bytes:
        if place.suffix != ".png":
            raise WrongFile("Das ist kein Bild.")
        return b"png"


@pytest.fixture
def page(office: OpenOffice, settings: Settings, cheap: Cost) -> Page:
    return Page(office, settings, cheap, ask_remove_user=True, ask_restore=True)


def test_the_data_of_the_agency_is_kept(page: Page) -> None:
    page.presenter.take_logo(Path("logo.png"))
    assert page.presenter.save(DATA)
    kept = page.service.get()
    assert (kept.name, kept.postcode, kept.contact_follow_up_weeks, kept.logo) == (
        "Freiwilligenagentur Naumburg",
        "06618",
        4,
        b"png",
    )
    assert page.view.last["tell_done"] == "Gespeichert."


def test_saving_twice_needs_no_reload(page: Page) -> None:
    assert page.presenter.save(DATA)
    assert page.presenter.save({**DATA, "town": "Naumburg (Saale)"})
    assert page.service.get().town == "Naumburg (Saale)"


def test_wrong_data_is_named_by_field_and_nothing_is_kept(page: Page) -> None:
    assert page.presenter.save(DATA)
    assert not page.presenter.save({**DATA, "name": "", "recheck_months": 0})
    assert set(page.view.problems()) == {"name", "recheck_months"}
    assert page.service.get().name == "Freiwilligenagentur Naumburg"


@pytest.mark.parametrize(("mine", "town"), [(False, "Bad Kösen"), (True, "Naumburg (Saale)")])
def test_a_change_by_a_colleague_is_overwritten_only_after_asking(
    office: OpenOffice, settings: Settings, cheap: Cost, mine: bool, town: str
) -> None:
    page = Page(office, settings, cheap, ask_overwrite=mine)
    assert page.presenter.save(DATA)
    theirs = page.service.get()
    theirs.town, theirs.phone = "Bad Kösen", "03445 000000"
    page.service.save(theirs)
    assert page.presenter.save({**DATA, "town": "Naumburg (Saale)"}) is mine
    assert "Kollegium" in page.view.last["ask_overwrite"]
    assert (page.service.get().town, page.service.get().phone) == (town, "03445 000000")
    assert page.view.last["display_office"].town == town


def test_users_are_shown_with_the_one_logged_in(page: Page) -> None:
    assert [(row.id, row.note) for row in page.view.last["display_users"]] == [("Berger", "gerade angemeldet")]


def test_a_new_user_can_log_in(page: Page, office: OpenOffice) -> None:
    page.presenter.add_user("Kowalski", NEW, NEW)
    assert [row.id for row in page.view.last["display_users"]] == ["Berger", "Kowalski"]
    assert "display_passphrase_taken" in page.view.calls
    office.close()
    office_file.open_with_passphrase(office.place, "Kowalski", NEW).close()


@pytest.mark.parametrize(
    ("name", "passphrase", "again", "fields"),
    [
        ("", NEW, NEW, {"new_user"}),
        ("berger", NEW, NEW, {"new_user"}),
        ("Kowalski", "kurz", "kurz", {"new_user_passphrase"}),
        ("Kowalski", NEW, "anders", {"new_user_again"}),
    ],
)
def test_a_new_user_needs_a_free_name_and_twice_a_good_passphrase(
    page: Page, office: OpenOffice, name: str, passphrase: str, again: str, fields: set[str]
) -> None:
    page.presenter.add_user(name, passphrase, again)
    assert set(page.view.problems()) == fields
    assert office.users() == ["Berger"]


def test_the_own_passphrase_changes_only_with_the_present_one(page: Page, office: OpenOffice) -> None:
    page.presenter.change_passphrase("nicht die richtige", NEW, NEW)
    assert page.view.problems() == {"own_current": "Das ist nicht Ihre bisherige Passphrase."}
    page.presenter.change_passphrase("", NEW, NEW)
    assert set(page.view.problems()) == {"own_current"}
    page.presenter.change_passphrase(PASSPHRASE, NEW, NEW)
    office.close()
    with pytest.raises(WrongPassphrase):
        office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)
    office_file.open_with_passphrase(office.place, "Berger", NEW).close()


def test_a_user_is_removed_after_asking_but_never_the_one_logged_in(page: Page, office: OpenOffice) -> None:
    page.presenter.add_user("Kowalski", NEW, NEW)
    page.presenter.remove_user("Berger")
    assert "selbst angemeldet" in page.view.last["tell_error"]
    page.presenter.remove_user("Kowalski")
    assert office.users() == ["Berger"]


def test_keeping_a_user_after_the_question_changes_nothing(office: OpenOffice, settings: Settings, cheap: Cost) -> None:
    page = Page(office, settings, cheap, ask_remove_user=False)
    page.presenter.add_user("Kowalski", NEW, NEW)
    page.presenter.remove_user("Kowalski")
    assert office.users() == ["Berger", "Kowalski"]


def test_a_backup_appears_in_the_list(page: Page) -> None:
    page.presenter.back_up()
    rows, _folder = page.view.last["display_backups"]
    assert len(rows) == 1
    assert rows[0].size.endswith("MB")
    assert "Gesichert" in page.view.last["tell_done"]
    assert page.copies == 1


def test_a_backup_on_a_stick_can_be_opened_there(page: Page, tmp_path: Path) -> None:
    page.presenter.back_up_to(tmp_path / "stick")
    (copy,) = (tmp_path / "stick").glob("*.db")
    office_file.open_with_passphrase(copy, "Berger", PASSPHRASE).close()


def test_a_backup_brings_the_office_of_that_time_back(page: Page, office: OpenOffice) -> None:
    page.presenter.save(DATA)
    page.presenter.back_up()
    page.presenter.save({**DATA, "name": "Anders"})
    rows, _folder = page.view.last["display_backups"]
    page.presenter.restore(rows[0].id)
    assert page.restored == [True]
    office.close()
    again = office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)
    assert OfficeService(again.store).get().name == "Freiwilligenagentur Naumburg"
    again.close()


def test_nothing_is_restored_without_a_yes(office: OpenOffice, settings: Settings, cheap: Cost) -> None:
    page = Page(office, settings, cheap, ask_restore=False)
    page.presenter.back_up()
    rows, _folder = page.view.last["display_backups"]
    page.presenter.restore(rows[0].id)
    page.presenter.restore("kein solcher Ort")
    assert page.restored == []


def test_the_language_is_kept_for_the_next_start(page: Page) -> None:
    page.presenter.choose_language("en")
    assert Settings.load().language == "en"
    assert "nächsten Start" in page.view.last["tell_done"]


def test_a_wrong_logo_is_told(page: Page) -> None:
    page.presenter.take_logo(Path("logo.exe"))
    assert page.view.last["tell_error"] == "Das ist kein Bild."
