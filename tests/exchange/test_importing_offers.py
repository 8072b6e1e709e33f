"""What an import of offers leaves in the office, the first time and again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing_office import Importing
from made_up_exports import DETAILS, LIST, offer_row, offers_csv
from sqlalchemy import func, select

from freiwilligenagentur.errors import Cancelled, UndoRefused
from freiwilligenagentur.exchange.meeting import writing
from freiwilligenagentur.exchange.meeting.planning import Counts, Decisions, Fate
from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.storage import Store

THREE = offers_csv(
    offer_row(id="1", einrichtungsname="Saalewerk e.V.", angebotsname="Fahrdienst"),
    offer_row(id="2", einrichtungsname="Saalewerk e.V.", angebotsname="Besuche"),
    offer_row(id="3", einrichtungsname="Domkantorei", angebotsname="Noten sortieren"),
)


def offers(store: Store) -> dict[str, Offer]:
    with store.read() as session:
        return {offer.title: offer for offer in session.scalars(select(Offer))}


def organisations(store: Store) -> dict[str, Organisation]:
    with store.read() as session:
        return {organisation.name: organisation for organisation in session.scalars(select(Organisation))}


def change_offer(store: Store, title: str, **values: object) -> None:
    with store.write("Von Hand") as session:
        offer = session.scalars(select(Offer).where(Offer.title == title)).one()
        for name, value in values.items():
            setattr(offer, name, value)


def everything(store: Store) -> list[tuple[object, ...]]:
    """Every value of every record that an import touches, to compare before and after."""
    with store.read() as session:
        return [
            tuple(row)
            for kind in (Organisation, Contact, Offer, ImportedState)
            for row in session.execute(select(kind.__table__).order_by(kind.__table__.c.id))
        ]


def test_offers_and_their_organisations_come_in(importing: Importing) -> None:
    report = importing.run(THREE)
    assert report.plan.records == Counts(new=3)
    assert report.plan.organisations == Counts(new=2)
    home = organisations(importing.store)["Saalewerk e.V."]
    offer = offers(importing.store)["Fahrdienst"]
    assert offer.organisation_id == home.id
    assert (offer.postcode, offer.town, offer.latitude) == ("06628", "Naumburg", 51.1344)
    assert (offer.places_wanted, offer.placed_elsewhere, offer.edited_on) == (3, 1, date(2018, 2, 15))
    assert offer.created_at.date() == date(2013, 3, 10)
    assert offer.checked_on is None
    assert offer.agency == "Freiwilligenagentur Saaletal"


def test_planning_writes_nothing(importing: Importing) -> None:
    plan = importing.plan(THREE)
    assert [row.fate for row in plan.rows] == [Fate.NEW] * 3
    assert not offers(importing.store)
    assert importing.store.undo_step() is None


def test_importing_again_changes_nothing_at_all(importing: Importing) -> None:
    importing.run(THREE)
    before, step = everything(importing.store), importing.store.undo_step()
    report = importing.run(THREE)
    assert report.plan.records == Counts(unchanged=3)
    assert report.step is None
    assert everything(importing.store) == before
    assert importing.store.undo_step() == step


def test_what_changed_there_and_not_here_is_updated(importing: Importing) -> None:
    importing.run(THREE)
    report = importing.run(
        offers_csv(
            offer_row(id="1", einrichtungsname="Saalewerk e.V.", angebotsname="Fahrdienst", plz="06618"),
            offer_row(id="2", einrichtungsname="Saalewerk e.V.", angebotsname="Besuche"),
            offer_row(id="3", einrichtungsname="Domkantorei", angebotsname="Noten ordnen", anzahl_gesuche="9"),
        )
    )
    assert report.plan.records == Counts(changed=2, unchanged=1)
    assert report.plan.rows[0].details == "PLZ"
    found = offers(importing.store)
    assert found["Fahrdienst"].postcode == "06618"
    assert found["Noten ordnen"].places_wanted == 9
    assert len(found) == 3


def test_what_changed_here_stays_when_it_did_not_change_there(importing: Importing) -> None:
    importing.run(THREE)
    change_offer(importing.store, "Fahrdienst", postcode="06618", places_wanted=None)
    report = importing.run(THREE)
    assert report.plan.records == Counts(unchanged=3)
    assert not report.plan.conflicts
    assert offers(importing.store)["Fahrdienst"].postcode == "06618"


def test_what_changed_on_both_sides_stays_as_here_and_is_told_once(importing: Importing) -> None:
    importing.run(THREE)
    change_offer(importing.store, "Fahrdienst", description="Von uns geschrieben")
    changed = offers_csv(
        offer_row(
            id="1", einrichtungsname="Saalewerk e.V.", angebotsname="Fahrdienst", beschreibung="Dort neu", plz="99084"
        )
    )
    report = importing.run(changed)
    (conflict,) = report.plan.conflicts
    assert (conflict.line, conflict.title, conflict.fields) == (2, "Fahrdienst", ("Beschreibung",))
    offer = offers(importing.store)["Fahrdienst"]
    assert (offer.description, offer.postcode) == ("Von uns geschrieben", "99084")
    assert not importing.run(changed).plan.conflicts
    assert offers(importing.store)["Fahrdienst"].description == "Von uns geschrieben"


def test_the_same_change_on_both_sides_is_no_conflict(importing: Importing) -> None:
    importing.run(THREE)
    change_offer(importing.store, "Fahrdienst", postcode="06618")
    report = importing.run(
        offers_csv(offer_row(id="1", einrichtungsname="Saalewerk e.V.", angebotsname="Fahrdienst", plz="06618"))
    )
    assert not report.plan.conflicts


def test_what_is_missing_in_the_file_is_kept_and_counted(importing: Importing) -> None:
    importing.run(THREE)
    report = importing.run(
        offers_csv(offer_row(id="3", einrichtungsname="Domkantorei", angebotsname="Noten sortieren"))
    )
    assert report.plan.no_longer_there == 2
    assert len(offers(importing.store)) == 3


def test_what_was_removed_here_does_not_come_again(importing: Importing) -> None:
    importing.run(THREE)
    with importing.store.write("Entfernt") as session:
        session.delete(session.scalars(select(Offer).where(Offer.title == "Besuche")).one())
    report = importing.run(THREE)
    assert report.plan.records == Counts(unchanged=2, left_out=1)
    assert report.plan.rows[1].details == "Schon einmal importiert und seitdem hier entfernt."
    assert "Besuche" not in offers(importing.store)


def test_the_whole_import_is_one_step_that_can_be_taken_back_and_brought_again(importing: Importing) -> None:
    empty = everything(importing.store)
    report = importing.run(THREE)
    full = everything(importing.store)
    step = importing.store.undo_step()
    assert step is not None
    assert step.label == "Import von 3 Angeboten und 2 Organisationen"
    importing.service.take_back(report)
    assert everything(importing.store) == empty
    importing.store.redo()
    assert [row[1:] for row in everything(importing.store)] != []
    assert len(everything(importing.store)) == len(full)
    importing.store.undo()
    assert importing.run(THREE).plan.records == Counts(new=3)


def test_the_step_says_what_came_in_and_not_what_the_file_holds(importing: Importing) -> None:
    def step() -> str:
        found = importing.store.undo_step()
        return found.label if found else ""

    last = importing.service.plan(importing.read(THREE, "export.csv")).rows[2]
    importing.run(THREE, Decisions(leave_out=frozenset({last.line})))
    assert step() == "Import von 2 Angeboten und 1 Organisation"
    importing.run(THREE)
    assert step() == "Import von 1 Angebot und 1 Organisation"
    importing.run(THREE)
    assert step() == "Import von 1 Angebot und 1 Organisation"  # nothing came in, so there is no further step
    importing.run(offers_csv(offer_row(id="1", einrichtungsname="Saalewerk e.V.", angebotsname="Anders genannt")))
    assert step() == "Import von 1 Angebot"


def test_what_is_told_to_the_windows_is_called_like_the_step(importing: Importing) -> None:
    told: list[str] = []
    importing.store.subscribe(lambda changes: told.append(changes.label))
    importing.run(THREE)
    assert told == ["Import von 3 Angeboten und 2 Organisationen"]


def test_an_import_is_not_taken_back_over_later_work(importing: Importing) -> None:
    report = importing.run(THREE)
    change_offer(importing.store, "Besuche", summary="Danach")
    with pytest.raises(UndoRefused, match="noch etwas anderes"):
        importing.service.take_back(report)
    assert len(offers(importing.store)) == 3


class StopsAfter:
    """A user who presses Abbrechen after some words of progress."""

    def __init__(self, words: int) -> None:
        self.cancelled = False
        self._left = words

    def step(self, done: int, total: int, text: str = "") -> None:
        self._left -= 1
        self.cancelled = self._left <= 0


@pytest.mark.parametrize("words", [1, 3, 5, 7, 8])
def test_stopping_leaves_nothing_behind(importing: Importing, words: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "AT_ONCE", 30)  # some are in the database already
    many = offers_csv(*(offer_row(id=str(n), einrichtungsname=f"Verein {n}") for n in range(90)))
    file = importing.read(many)
    before = everything(importing.store)
    with pytest.raises(Cancelled):
        importing.service.apply(file, Decisions(), StopsAfter(words))
    assert everything(importing.store) == before
    assert importing.store.undo_step() is None
    assert importing.run(many).plan.records == Counts(new=90)
    assert importing.run(many).plan.records == Counts(unchanged=90)


def test_looking_at_a_file_can_be_stopped(importing: Importing) -> None:
    file = importing.read(offers_csv(*(offer_row(id=str(n)) for n in range(90))))
    with pytest.raises(Cancelled):
        importing.service.plan(file, progress=StopsAfter(1))


@pytest.mark.parametrize("words", [1, 2])
def test_taking_back_can_be_stopped_and_leaves_the_whole_import(importing: Importing, words: int) -> None:
    report = importing.run(THREE)
    full = everything(importing.store)
    with pytest.raises(Cancelled, match="Es wurde nichts geändert"):
        importing.service.take_back(report, StopsAfter(words))
    assert everything(importing.store) == full
    importing.service.take_back(report)
    assert offers(importing.store) == {}


SPELLINGS = offers_csv(
    offer_row(id="1", einrichtungsname="Lese-Freunde e. V.", angebotsname="Vorlesen"),
    offer_row(id="2", einrichtungsname="Lesefreunde e.V.", angebotsname="Büchertausch"),
    offer_row(id="3", einrichtungsname="Lesefreunde e.V.", angebotsname="Lesenacht"),
    offer_row(id="4", einrichtungsname="Domkantorei", angebotsname="Noten"),
)


def test_spellings_are_proposed_and_stay_two_until_somebody_confirms(importing: Importing) -> None:
    plan = importing.plan(SPELLINGS)
    (group,) = plan.groups
    assert group.keep == "Lesefreunde e.V."
    assert [(s.name, s.rows) for s in group.spellings] == [("Lesefreunde e.V.", 2), ("Lese-Freunde e. V.", 1)]
    report = importing.run(SPELLINGS)
    assert report.not_merged == (group,)
    assert set(organisations(importing.store)) == {"Lesefreunde e.V.", "Lese-Freunde e. V.", "Domkantorei"}


def test_confirmed_spellings_become_one_organisation_and_stay_one(importing: Importing) -> None:
    report = importing.run_merging(SPELLINGS)
    assert [group.keep for group in report.merged] == ["Lesefreunde e.V."]
    assert report.plan.organisations == Counts(new=2)
    found = organisations(importing.store)
    assert set(found) == {"Lesefreunde e.V.", "Domkantorei"}
    home = found["Lesefreunde e.V."].id
    assert [offer.organisation_id == home for offer in offers(importing.store).values()].count(True) == 3
    again = importing.run(SPELLINGS)
    assert not again.plan.groups
    assert again.plan.records == Counts(unchanged=4)
    assert again.step is None


def test_a_spelling_of_what_the_office_has_is_proposed_to_join_it(importing: Importing) -> None:
    with importing.store.write("Von Hand") as session:
        session.add(Organisation(name="Lesefreunde gGmbH", phone="03445 1"))
    plan = importing.plan(SPELLINGS)
    (group,) = plan.groups
    assert group.keep == "Lesefreunde gGmbH"
    assert group.spellings[0].here
    importing.run(SPELLINGS, plan.everything())
    found = organisations(importing.store)
    assert set(found) == {"Lesefreunde gGmbH", "Domkantorei"}
    assert found["Lesefreunde gGmbH"].phone == "03445 1"


def test_exactly_the_same_name_is_the_same_organisation(importing: Importing) -> None:
    with importing.store.write("Von Hand") as session:
        session.add(Organisation(name="Domkantorei"))
    report = importing.run_merging(SPELLINGS)
    assert report.plan.organisations == Counts(new=1, unchanged=1)
    assert list(organisations(importing.store)).count("Domkantorei") == 1


def test_an_organisation_of_several_agencies_comes_in_once_and_is_told(importing: Importing) -> None:
    rows = (offer_row(id="1"), offer_row(id="2", agenturname="Agentur Süd"))
    report = importing.run(offers_csv(*rows))
    (shared,) = report.plan.shared
    assert shared.agencies == ("Freiwilligenagentur Saaletal", "Agentur Süd")
    assert report.plan.organisations == Counts(new=1)


def test_the_same_title_twice_comes_in_twice_unless_somebody_says_otherwise(importing: Importing) -> None:
    content = offers_csv(offer_row(id="1", bearbeitet="1418703985"), offer_row(id="2", bearbeitet="1518703985"))
    plan = importing.plan(content)
    (repeat,) = plan.repeats(frozenset())
    assert len(repeat.lines) == 2
    assert repeat.newest == repeat.lines[1]
    assert plan.records == Counts(new=2)
    report = importing.run(content, Decisions(leave_out=frozenset({repeat.lines[0]})))
    assert report.plan.records == Counts(new=1, left_out=1)


def test_the_same_number_twice_is_left_out_with_the_line(importing: Importing) -> None:
    report = importing.run(offers_csv(offer_row(id="1"), offer_row(id="1", angebotsname="Anderes")))
    assert report.plan.records == Counts(new=1, left_out=1)
    (problem,) = report.plan.problems
    assert problem.code == "same_number"
    assert "Zeile 2" in problem.reason


def test_a_list_without_numbers_is_known_again_by_organisation_and_title(importing: Importing) -> None:
    content = b"Verein;Angebot;PLZ\nSaalewerk;Fahrdienst;06618\nSaalewerk;Besuche;06618\n"
    importing.run(content)
    assert importing.run(content).plan.records == Counts(unchanged=2)
    moved = content.replace(b"Besuche;06618", b"Besuche;06628")
    assert importing.run(moved).plan.records == Counts(changed=1, unchanged=1)


def test_numbers_of_different_lists_are_not_mixed_up(importing: Importing) -> None:
    importing.run(b"Nr;Verein;Angebot\n1;Saalewerk;Fahrdienst\n")
    importing.run(b"Nr;Verein;Angebot\n1;Domkantorei;Noten\n")
    assert set(offers(importing.store)) == {"Fahrdienst", "Noten"}


def test_the_xml_of_the_same_system_meets_what_the_csv_brought(importing: Importing) -> None:
    importing.run(offers_csv(offer_row(id="7001", einrichtungsname="Haus & Hof", angebotsname="Gärten für Große")))
    change_offer(importing.store, "Gärten für Große", time_text="samstags")
    report = importing.run(LIST.format(encoding="utf-8").encode(), name="liste.xml")
    assert report.plan.records == Counts(new=1, changed=1)
    assert set(organisations(importing.store)) == {"Haus & Hof"}
    offer = offers(importing.store)["Gärten für Große"]
    assert (offer.street, offer.placed_before, offer.time_text) == ("Salzstraße 1", 12, "samstags")
    assert offer.latitude == 51.1344  # the XML says 0.000000, which is silence and not a place


def test_details_bring_codes_of_the_offices_lists_contact_and_address(importing: Importing) -> None:
    content = DETAILS.replace("<element>Soziales</element>", "<element>Zaubern</element>").encode()
    report = importing.run(content, name="details.xml")
    offer = offers(importing.store)["Begleitung"]
    assert len(offer.areas) == 1
    assert len(offer.target_groups) == 1
    assert offer.notes == "Aus dem Import: Zaubern"
    assert [problem.code for problem in report.plan.problems] == ["unlisted_word"]
    home = organisations(importing.store)["Haus & Hof"]
    assert (home.street, home.town, home.website) == ("Markt 2", "Naumburg", "https://hof.example")
    with importing.store.read() as session:
        (contact,) = session.scalars(select(Contact)).all()
    assert (contact.id, contact.organisation_id) == (offer.contact_id, home.id)
    assert (contact.full_name(), contact.passing_on_agreed) == ("Mia Muster", None)
    assert importing.run(content, name="details.xml").step is None


def test_several_offers_share_one_contact_of_their_organisation(importing: Importing) -> None:
    content = (f"<angebotsliste>{DETAILS}{DETAILS.replace('7003', '7004')}</angebotsliste>").encode()
    importing.run(content, name="details.xml")
    with importing.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Contact)) == 1


titles = st.sampled_from(["Vorlesen", "Fahren", "Gärtnern"])
names = st.sampled_from(["Werk", "Werk e.V.", "WERK", "Haus", "Haus gGmbH"])
rows = st.lists(st.tuples(st.integers(1, 5), names, titles, st.sampled_from(["06618", "Altstadt", ""])), max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows, min_size=1, max_size=3), st.booleans())
def test_any_import_twice_in_a_row_is_the_same_as_once(
    importing: Importing, files: list[list[tuple[int, str, str, str]]], merging: bool
) -> None:
    for file in files:
        content = offers_csv(
            offer_row(id="0"),
            *(offer_row(id=str(n), einrichtungsname=name, angebotsname=t, plz=plz) for n, name, t, plz in file),
        )
        (importing.run_merging if merging else importing.run)(content)
        before = everything(importing.store)
        assert importing.run(content).step is None
        assert everything(importing.store) == before
