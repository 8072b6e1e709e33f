"""How the windows of stands behave, without a window."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fair_days import PASSPHRASE, TODAY, FairDays
from fair_views import Recorder, run_now
from held import content

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.fair.presenter.door import DoorPresenter
from freiwilligenagentur.fair.presenter.here import HerePresenter
from freiwilligenagentur.fair.presenter.making import MakingPresenter, made_text, numbers_text, state_text
from freiwilligenagentur.fair.presenter.returning import ReturnPresenter
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage.office_file import OpenOffice

NONE = dict.fromkeys(Kind, Decimal(0))


def making(days: FairDays, place: Path | None) -> tuple[Recorder, MakingPresenter]:
    view = Recorder(ask_place=place)
    return view, MakingPresenter(view, days.stands, run_now)  # type: ignore[arg-type]


def test_a_stand_is_made_where_it_was_asked_for_under_a_name_that_opens(days: FairDays):
    view, presenter = making(days, days.folder / "messe")
    presenter.make(" Vereinsmesse 2027 ", PASSPHRASE, PASSPHRASE, NONE | {Kind.DANK: Decimal(3)})
    assert view.last["ask_place"] == "Vereinsmesse 2027.messestand"
    assert view.last["display_made"] == days.folder / "messe.messestand"
    (row,) = days.stands.listed()
    assert (row.name, numbers_text(row), state_text(row)) == ("Vereinsmesse 2027", "M1: 0 von 3 vergeben", "unterwegs")
    assert made_text(row).endswith(", Berger")


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        (("", PASSPHRASE, PASSPHRASE, NONE), ["name"]),
        (("Messe", "kurz", "kurz", NONE), ["passphrase"]),
        (("Messe", PASSPHRASE, "anders anders", NONE), ["again"]),
        (("Messe", PASSPHRASE, PASSPHRASE, NONE | {Kind.TEILNAHME: None}), ["count_TB"]),
        (("", "kurz", "", NONE | {Kind.TEILNAHME: None}), ["name", "passphrase", "count_TB"]),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_no_place_is_asked_for(days: FairDays, typed, fields: list[str]):
    view, presenter = making(days, days.folder / "messe.messestand")
    presenter.make(*typed)
    assert [problem.field for problem in view.last["display_problems"]] == fields
    assert "ask_place" not in view.last
    assert days.stands.listed() == []


def test_no_place_no_stand(days: FairDays):
    view, presenter = making(days, None)
    presenter.make("Messe", PASSPHRASE, PASSPHRASE, NONE)
    assert "display_made" not in view.last
    assert days.stands.listed() == []


class Door:
    """The way into a stand on a laptop of its own."""

    def __init__(self, days: FairDays, source: Path, settings: Settings | None = None) -> None:
        self.view, self.settings, self._days = Recorder(), settings or Settings(), days
        self.presenter = DoorPresenter(self.view, self.settings, run_now, self.opened, source)  # type: ignore[arg-type]
        self.presenter.start()

    def opened(self, office: OpenOffice) -> None:
        self._days.open.append(office)


@pytest.fixture
def file(days: FairDays, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FREIWILLIGENAGENTUR_HOME", str(days.folder / "laptop"))
    return days.make()


def test_the_door_says_which_stand_it_is_and_opens_it_for_the_helper(days: FairDays, file: Path):
    door = Door(days, file)
    name, text, helper = door.view.last["display_stand"]
    assert (name, helper) == ("Vereinsmesse 2027", "")
    assert "noch nicht" in text
    door.presenter.enter(" Anna ", PASSPHRASE)
    assert [opened.store.user for opened in days.open] == ["Anna"]
    assert "display_end" in door.view.last


def test_the_next_helper_goes_on_without_the_file_and_is_asked_the_same(days: FairDays, file: Path):
    first = Door(days, file)
    first.presenter.enter("Anna", PASSPHRASE)
    days.open.pop().close()
    place = here.newest()
    assert place is not None
    second = Door(days, place, first.settings)
    name, text, helper = second.view.last["display_stand"]
    assert (name, helper) == ("Vereinsmesse 2027", "Anna")
    assert "schon auf diesem Rechner" in text
    second.presenter.enter("Ben", PASSPHRASE)
    assert days.open[-1].store.user == "Ben"


def test_a_wrong_passphrase_costs_a_growing_wait_that_a_restart_keeps(days: FairDays, file: Path):
    door = Door(days, file)
    for failures in (1, 2, 3):
        door.presenter.enter("Anna", "falsch")
        (problem,) = door.view.last["display_problems"]
        assert (problem.field, door.view.last["display_wait"]) == ("passphrase", 2 ** (failures - 1))
        door.presenter.enter("Anna", PASSPHRASE)
        assert days.open == []
        for _second in range(2 ** (failures - 1)):
            door.presenter.second_passed()
    assert Door(days, file, Settings.load()).view.last["display_wait"] == 4


def test_name_and_passphrase_are_both_needed(days: FairDays, file: Path):
    door = Door(days, file)
    door.presenter.enter(" ", "")
    assert [problem.field for problem in door.view.last["display_problems"]] == ["helper", "passphrase"]


def test_a_damaged_file_is_told_and_nothing_can_be_opened(days: FairDays, file: Path):
    file.write_bytes(file.read_bytes()[:1000])
    door = Door(days, file)
    assert door.view.last["display_stand"] == ("", "", "")
    assert "beschädigt" in door.view.last["display_notice"]


def test_closing_asks_for_the_place_and_says_where_the_work_stays(days: FairDays, file: Path):
    laptop = days.at(file)
    view, navigator = Recorder(ask_place=days.folder / "heim"), Recorder()
    presenter = HerePresenter(view, laptop.opened, run_now, navigator, lambda: True)  # type: ignore[arg-type]
    presenter.refresh()
    assert view.last["display_stand"][2] == ""
    presenter.close()
    assert view.last["ask_place"] == "Vereinsmesse 2027 vom Stand.messestand"
    assert (days.folder / "heim.messestand").exists()
    (told,) = view.told
    assert str(days.folder / "heim.messestand") in told
    assert str(laptop.opened.place.parent) in told
    assert "Zuletzt abgeschlossen" in view.last["display_stand"][2]


def test_a_page_that_cannot_be_left_keeps_the_stand_open(days: FairDays, file: Path):
    laptop = days.at(file)
    view = Recorder(ask_place=days.folder / "heim.messestand")
    HerePresenter(view, laptop.opened, run_now, Recorder(), lambda: False).close()  # type: ignore[arg-type]
    assert "ask_place" not in view.last


class Coming:
    """The window that brings a file home."""

    def __init__(self, days: FairDays, file: Path) -> None:
        self.view, self.navigator = Recorder(), Recorder()
        vocabulary = days.services.vocabulary
        self.presenter = ReturnPresenter(self.view, days.returning, vocabulary, run_now, self.navigator)  # type: ignore[arg-type]
        self.presenter.open(file)

    def seen(self) -> list[tuple[str, str, str]]:
        preview = self.view.last.get("display_changes") or self.view.last["display_preview"][0]
        return [(line.kind, line.title, line.details) for line in preview.lines]


@pytest.fixture
def returned(days: FairDays) -> Path:
    """A stand where somebody came whom the office knows for sure, one whom it may know, and one whom it does not."""
    days.keep(Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1"))
    days.keep(Volunteer(first_name="Karl", last_name="Maier", phone="03445 2"))
    offer = days.offer()
    laptop = days.at(file := days.make())
    laptop.take_in(first_name="Ilse", last_name="Mertens", phone="03445 1", email="ilse@example.org")
    laptop.take_in(first_name="Karl", last_name="Meyer", phone="03445 3")
    laptop.take_in()
    laptop.change(Offer, offer, title="Vorlesen", places_wanted=2)
    days.services.offers.save(_retitled(days, offer))
    return laptop.close(file)


def _retitled(days: FairDays, offer_id: str) -> Offer:
    offer = days.services.offers.get(offer_id)
    offer.title = "Aus dem Büro"
    return offer


def test_records_of_one_person_are_told_apart(days: FairDays):
    offer = days.offer()
    laptop = days.at(days.make())
    placing, person = laptop.services.placing, laptop.take_in()
    placing.placements.propose(person, offer)
    placing.follow_ups.add(TODAY, "Anrufen", volunteer_id=person)
    coming = Coming(days, laptop.close(days.folder / "zurück.messestand"))
    assert ("Vermittlung", "Sommer, Mia", "Lesepatin") in coming.seen()
    assert ("Wiedervorlage", "Sommer, Mia", "23.11.2026: Anrufen") in coming.seen()
    coming.presenter.close()


def test_the_preview_says_what_comes_who_is_known_and_what_stays(days: FairDays, returned: Path):
    coming = Coming(days, returned)
    preview, ticked = coming.view.last["display_preview"]
    assert [tick.title for tick in preview.guesses] == ["Mertens, Ilse", "Meyer, Karl"]
    assert "klingt gleich" in preview.guesses[1].details
    assert ticked == {preview.guesses[0].id}, "only whoever is the same for sure"
    assert set(coming.seen()) == {
        ("Freiwillige/r", "Meyer, Karl", ""),
        ("Freiwillige/r", "Sommer, Mia", ""),
        ("Beratung", "Mertens, Ilse", ""),
        ("Beratung", "Meyer, Karl", ""),
        ("Beratung", "Sommer, Mia", ""),
        ("Freiwillige/r", "Mertens, Ilse", "E-Mail: ilse@example.org"),
        ("Angebot", "Vorlesen", "Gesuchte Plätze: 2"),
    }
    (stays,) = preview.stays
    assert (stays.title, stays.field, stays.here, stays.there) == (
        "Angebot: Vorlesen", "Titel", "Aus dem Büro", "Vorlesen",
    )  # fmt: skip
    assert stays.why == "auch im Büro geändert"
    assert preview.warning == ""
    assert coming.view.last["display_action"] == ("2 neue Personen · 2 Einträge ergänzt oder geändert", True)
    coming.presenter.close()


def test_another_decision_about_a_person_changes_the_preview_and_what_is_done(days: FairDays, returned: Path):
    coming = Coming(days, returned)
    preview, _ticked = coming.view.last["display_preview"]
    for tick, same in zip(preview.guesses, (False, True), strict=True):
        coming.presenter.tick(tick.id, same)
    assert ("Freiwillige/r", "Mertens, Ilse", "") in coming.seen()
    assert ("Freiwillige/r", "Meyer, Karl", "") not in coming.seen()
    stays = coming.view.last["display_changes"].stays
    assert ("Telefon", "03445 2", "03445 3") in [(each.field, each.here, each.there) for each in stays]
    coming.presenter.bring()
    assert coming.view.last["display_done"][0] == "„Vereinsmesse 2027“ ist zu Hause"
    assert coming.navigator.told == ["„Vereinsmesse 2027“ ist zu Hause"]
    names = [row.listed_name for row in days.services.people.rows()]
    assert names == ["Maier, Karl", "Mertens, Ilse", "Mertens, Ilse", "Sommer, Mia"]
    coming.presenter.close()


def test_what_came_home_already_says_so_and_nothing_can_be_done(days: FairDays, returned: Path):
    days.bring(returned)
    coming = Coming(days, returned)
    assert coming.view.last["display_action"] == (
        "Das alles ist schon nach Hause gekommen. Es ist nichts zu tun.",
        False,
    )
    assert coming.seen() == []
    coming.presenter.close()


def test_hours_from_the_stand_say_whose_they_are(days: FairDays):
    offer = days.offer()
    laptop = days.at(file := days.make())
    placement = Placement(volunteer_id=laptop.take_in(), offer_id=offer)
    with laptop.store.write("Vorgeschlagen") as session:
        session.add(placement)
        session.flush()
        session.add(HoursEntry(placement_id=placement.id, from_on=TODAY, to_on=TODAY, amount=Decimal(3)))
    coming = Coming(days, laptop.close(file))
    assert ("Stunden", "Sommer, Mia", "23.11.2026 – 23.11.2026: 3") in coming.seen()
    coming.presenter.close()


def test_a_certificate_in_the_file_is_named_with_what_it_means(days: FairDays):
    laptop = days.at(file := days.make(counts={Kind.DANK: 2}))
    serial = laptop.certify(laptop.take_in())
    coming = Coming(days, laptop.close(file))
    preview, _ticked = coming.view.last["display_preview"]
    assert ("Nachweis", f"{serial}, Mia Sommer", "") in coming.seen()
    assert "bleiben im Register" in preview.warning
    coming.presenter.close()


def test_the_window_stays_while_it_works_and_goes_when_nobody_wants_to_wait_for_the_file(
    days: FairDays, returned: Path
):
    coming = Coming(days, returned)
    marks: list[bool] = []

    def note(busy: bool) -> None:
        marks.append(busy)

    coming.view.display_busy = note  # type: ignore[method-assign]

    def stopped(_title: object, _work: object, _done: object, _failed: object, cancelled: Any) -> None:
        assert marks[-1]
        cancelled()

    coming.presenter._run = stopped
    before = content(days.store)
    coming.presenter.bring()
    assert marks == [True, False]
    assert content(days.store) == before
    assert "display_end" not in coming.view.last
    coming.presenter.open(returned)
    assert "display_end" in coming.view.last
    coming.presenter.close()


def test_a_file_that_cannot_come_home_is_told_and_nothing_is_shown(days: FairDays):
    coming = Coming(days, days.make())
    (told,) = coming.view.told
    assert "Stand abschließen" in told
    assert "display_preview" not in coming.view.last
    coming.presenter.close()
