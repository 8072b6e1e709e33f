"""A stand takes along what it needs, and nothing of anybody whom the office knows."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fair_days import PASSPHRASE, TODAY, FairDays
from sqlalchemy import select

from freiwilligenagentur import keyfile
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import NumberSeries
from freiwilligenagentur.errors import Cancelled, Invalid, NoPermission, Refused, WrongPassphrase
from freiwilligenagentur.fair.model import Stand, StandState
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.fair.service.making import Wanted
from freiwilligenagentur.office.model import SigningKey
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.organisations.model import Offer, OfferStatus, Organisation, OrganisationStatus
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import Consultation, Placement, State
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.storage.base import Base
from freiwilligenagentur.storage.journal import Entry
from freiwilligenagentur.trainings.model import Training


def count(store, kind) -> int:
    with store.read() as session:
        return len(session.scalars(select(kind)).all())


def test_a_stand_knows_offers_and_clubs_and_nobody_whom_the_office_knows(days: FairDays):
    offer = days.offer()
    person = days.keep(Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1", notes="Geheim"))
    days.keep(Placement(volunteer_id=person, offer_id=offer), Consultation(volunteer_id=person, notes="Geheim"))
    Drafts(days.store).keep("intake/1", "volunteer", "Angefangen", {"last_name": "Halb"})
    laptop = days.at(days.make())
    assert [row.title for row in laptop.services.offers.rows()] == ["Lesepatin"]
    (club,) = laptop.services.organisations.rows()
    assert laptop.services.organisations.get(club.id).contacts[0].last_name == "Weiß"
    assert laptop.services.office.get().name == "Freiwilligenagentur Musterstadt"
    assert laptop.services.vocabulary.options is not None
    emptied = {"volunteer", "consent", "consultation", "placement", "placement_step", "follow_up", "hours", "transfer",
               "certificate", "certificate_document", "certificate_batch", "attendance", "imported_state", "draft",
               "journal", "journal_transaction", "held_route"}  # fmt: skip
    with laptop.store.read() as session:
        held = {t.name for t in Base.metadata.sorted_tables if session.execute(select(t).limit(1)).first()}
    assert not held & emptied


def test_only_what_can_be_proposed_and_what_is_still_to_come_goes_along(days: FairDays):
    days.offer()
    days.offer(title="Pausiert", status=OfferStatus.PAUSED)
    gone = days.keep(Organisation(name="Aufgelöst e. V.", status=OrganisationStatus.ARCHIVED))
    days.keep(Offer(organisation_id=gone, title="Noch offen"))
    days.keep(Organisation(name="Vergessen e. V.", status=OrganisationStatus.ARCHIVED))
    for day in (date(2026, 11, 1), date(2026, 12, 1)):
        days.keep(Training(title=f"Kurs {day}", first_on=day, last_on=day, hours=4))
    laptop = days.at(days.make())
    with laptop.store.read() as session:
        assert set(session.scalars(select(Offer.title))) == {"Lesepatin", "Noch offen"}
        assert "Vergessen e. V." not in set(session.scalars(select(Organisation.name)))
        assert session.scalars(select(Training.title)).all() == ["Kurs 2026-12-01"]


def test_an_offer_without_a_free_place_stays_at_home(days: FairDays):
    person = days.keep(Volunteer(last_name="Mertens", phone="03445 1"))
    full, left = days.offer(title="Voll", places_wanted=1), days.offer(title="Noch frei", places_wanted=2)
    for offer in (full, left):
        days.keep(Placement(volunteer_id=person, offer_id=offer, state=State.ACTIVE))
    assert [row.title for row in days.at(days.make()).services.offers.rows()] == ["Noch frei"]


def test_the_series_of_a_stand_that_never_came_home_is_not_given_to_the_next_one(days: FairDays):
    days.keep(NumberSeries(kind=Kind.DANK, year=TODAY.year - 1, stand="M1", reserved=5, purpose="Alte Messe"))
    laptop = days.at(days.make(counts={Kind.DANK: 2}))
    with laptop.store.read() as session:
        assert session.execute(select(NumberSeries.year, NumberSeries.stand)).all() == [(TODAY.year, "M1")]


def test_nothing_of_the_way_into_the_office_goes_along(days: FairDays, office):
    file = days.make()
    laptop = days.at(file)
    assert laptop.opened.key != office.key
    assert laptop.opened.users() == ["Messestand"]
    with days.store.read() as session, zipfile.ZipFile(file) as archive:
        key = session.scalar(select(Stand.key))
        packed = b"".join(archive.read(name) for name in archive.namelist())
    assert key == laptop.opened.key
    assert office.key not in packed
    assert key not in packed
    assert key.hex().encode() not in packed
    with pytest.raises(WrongPassphrase):
        here.open_stand(here.take_in(file), "Anna", "drei kleine Worte")
    assert PASSPHRASE.encode() not in packed


def test_neither_the_journal_nor_the_stand_itself_holds_its_key(days: FairDays):
    laptop = days.at(days.make())
    for store in (days.store, laptop.store):
        with store.read() as session:
            told = list(session.scalars(select(Entry).where(Entry.entity == "Stand")))
            assert all("key" not in (entry.after or {}) for entry in told)
    with laptop.store.read() as session:
        assert session.scalar(select(Stand.key)) is None


def test_the_key_that_signs_goes_only_where_numbers_may_be_given(days: FairDays):
    private = select(SigningKey.private)
    with days.at(days.make("Ohne"), "a").store.read() as session:
        assert session.scalars(private).all() == [None]
    with days.at(days.make("Mit", {Kind.DANK: 3}), "b").store.read() as session:
        assert len(session.scalars(private).one()) == 32
    assert len(SigningKeys(days.store).public()) == 1


def test_numbers_of_several_kinds_bear_one_sign_and_no_other_stand_has_it(days: FairDays):
    first = days.at(days.make("Erste", {Kind.EHRENAMTSNACHWEIS: 2, Kind.DANK: 1}), "a")
    days.make("Dritte", {Kind.EHRENAMTSNACHWEIS: 5})
    second = days.at(days.make("Zweite", {Kind.DANK: 4}), "b")
    assert (first.facts.series, first.facts.reserved) == ("M1", 3)
    assert (second.facts.series, second.facts.reserved) == ("M3", 4)
    rows = days.stands.listed()
    assert [(row.name, row.series, row.given, row.reserved) for row in rows] == [
        ("Zweite", "M3", 0, 4),
        ("Dritte", "M2", 0, 5),
        ("Erste", "M1", 0, 3),
    ]
    assert {row.state for row in rows} == {StandState.OUT}


def test_what_a_stand_has_no_number_for_is_missing_before_anything_is_filled_in(days: FairDays):
    laptop = days.at(days.make(counts={Kind.DANK: 1}))
    preparing = laptop.services.certificates.preparing
    request = replace(preparing.prepare(laptop.take_in()).request, dated=TODAY)
    lacking = {
        kind: preparing.examine(replace(request, kind=kind)).missing for kind in (Kind.DANK, Kind.KOMPETENZNACHWEIS)
    }
    assert not any(each.field == "kind" for each in lacking[Kind.DANK])
    assert lacking[Kind.KOMPETENZNACHWEIS][0].field == "kind"
    assert "keine Nummern" in lacking[Kind.KOMPETENZNACHWEIS][0].text


def test_a_stand_issues_under_its_own_sign_until_its_numbers_are_given(days: FairDays):
    laptop = days.at(days.make(counts={Kind.DANK: 1}))
    person = laptop.take_in()
    assert laptop.certify(person) == f"DU-{TODAY.year}-M1-0001"
    with pytest.raises(Refused, match="vergeben"):
        laptop.certify(person)


def test_a_stand_without_numbers_issues_nothing_not_even_under_numbers_of_the_office(days: FairDays):
    laptop = days.at(days.make())
    with pytest.raises(Refused, match="keine Nummern"):
        laptop.certify(laptop.take_in())
    assert laptop.services.certificates.register.rows() == []


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        (Wanted("  ", PASSPHRASE, {}), Invalid),
        (Wanted("Messe", "kurz", {}), Refused),
        (Wanted("Messe", PASSPHRASE, {Kind.EHRENAMTSNACHWEIS: 1000}), Invalid),
    ],
)
def test_what_makes_no_stand_is_refused_and_nothing_is_written(days: FairDays, wanted: Wanted, fault):
    with pytest.raises(fault):
        days.stands.make(wanted, days.folder / "x.messestand")
    assert days.stands.listed() == []
    assert not (days.folder / "x.messestand").exists()


class StoppedAt:
    def __init__(self, step: int) -> None:
        self._left = step

    @property
    def cancelled(self) -> bool:
        return self._left < 0

    def step(self, done: int, total: int, text: str = "") -> None:
        self._left -= 1


@pytest.mark.parametrize("step", [0, 3, 13])
def test_a_stand_that_is_stopped_leaves_neither_a_file_nor_reserved_numbers(days: FairDays, step: int):
    days.offer()
    file = days.folder / "x.messestand"
    with pytest.raises(Cancelled):
        days.stands.make(Wanted("Messe", PASSPHRASE, {Kind.EHRENAMTSNACHWEIS: 5}), file, StoppedAt(step))
    assert [place.name for place in days.folder.glob("*messestand*")] == []
    assert days.stands.listed() == []
    assert days.services.certificates.blocks.listed() == []


def test_a_folder_that_may_not_be_written_leaves_no_stand_behind(days: FairDays, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "no")

    with monkeypatch.context() as locked, pytest.raises(NoPermission):
        locked.setattr(Path, "replace", refuse)
        days.make(counts={Kind.EHRENAMTSNACHWEIS: 5})
    assert days.stands.listed() == []
    assert list(days.folder.glob("*.messestand")) == []


def test_a_stand_that_lies_here_is_gone_on_with_and_never_overwritten(days: FairDays):
    file = days.make()
    laptop = days.at(file)
    person = laptop.take_in()
    laptop.opened.close()
    again = days.at(file, helper="Ben Zweiter")
    assert again.services.people.get(person).last_name == "Sommer"
    assert again.store.user == "Ben Zweiter"
    assert here.newest() == again.opened.place


def test_an_office_is_no_stand(office, tmp_path: Path):
    assert here.facts(office) is None
    assert keyfile.of(office.place).names() == ["Berger"]
