"""The list of people: which of them a filter shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.people.presenter.listing import ListingPresenter
from freiwilligenagentur.people.rows import VolunteerRow
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.people.words import Options
from freiwilligenagentur.vocabulary.service import Vocabulary


class Page:
    """What stands in the list."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.count = ""
        self.empty = ""
        self.first_step = False
        self.distance = False
        self.areas: list[str] = []

    def display_choices(self, states: Options, areas: Options, distances: Options) -> None:
        assert len(states) == 7
        assert len(distances) == 5
        self.areas = [label for _code, label in areas]

    def display_rows(self, rows: Sequence[VolunteerRow], count: str) -> None:
        self.names, self.count = [row.listed_name for row in rows], count

    def display_empty(self, text: str, first_step: bool) -> None:
        self.empty, self.first_step = text, first_step

    def display_distance(self, possible: bool) -> None:
        self.distance = possible


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def listing(page: Page, people: PeopleService, vocabulary: Vocabulary) -> ListingPresenter:
    return ListingPresenter(page, people, vocabulary)


@pytest.fixture
def town(people: PeopleService) -> None:
    people.save(
        Volunteer(
            first_name="Ilse",
            last_name="Müller",
            birth_date=date(1959, 2, 14),
            phone="03445/12 34-56",
            postcode="06618",
            town="Naumburg (Saale)",
            areas=frozenset({"children"}),
        )
    )
    people.save(
        Volunteer(
            first_name="Deniz",
            last_name="Çelik",
            email="deniz@example.org",
            postcode="06712",
            town="Zeitz",
            areas=frozenset({"sport", "nature"}),
            status=Status.PLACED,
        )
    )
    people.save(Volunteer(first_name="Uwe", last_name="Kahl", phone="0170 999", postcode="99084", town="Erfurt"))
    gone = people.save(Volunteer(first_name="Anke", last_name="Sommer", phone="03445 777777"))
    people.archive(gone.id)


@pytest.mark.usefixtures("town")
class TestFilters:
    def test_archived_people_show_only_when_asked_for(self, listing: ListingPresenter, page: Page) -> None:
        listing.refresh()
        assert page.names == ["Çelik, Deniz", "Kahl, Uwe", "Müller, Ilse"]
        assert page.count == "3 Personen"
        listing.show_state(Status.ARCHIVED)
        assert page.names == ["Sommer, Anke"]
        listing.show_state("everybody")
        assert len(page.names) == 4

    @pytest.mark.parametrize(
        ("typed", "names"),
        [
            ("müll", ["Müller, Ilse"]),
            ("MUELLER", ["Müller, Ilse"]),
            ("muller", ["Müller, Ilse"]),
            ("celik", ["Çelik, Deniz"]),
            ("ilse müller", ["Müller, Ilse"]),
            ("03445123456", ["Müller, Ilse"]),
            ("123456", ["Müller, Ilse"]),
            ("+493445", ["Müller, Ilse"]),
            ("06618", ["Müller, Ilse"]),
            ("zeitz", ["Çelik, Deniz"]),
            ("deniz@", ["Çelik, Deniz"]),
            ("sport", ["Çelik, Deniz"]),
            ("kinder", ["Müller, Ilse"]),
            ("kahl erfurt", ["Kahl, Uwe"]),
            ("kahl zeitz", []),
            ("   ", ["Çelik, Deniz", "Kahl, Uwe", "Müller, Ilse"]),
        ],
    )
    def test_every_word_must_occur_somewhere(
        self, listing: ListingPresenter, page: Page, typed: str, names: list[str]
    ) -> None:
        listing.search(typed)
        assert page.names == names

    def test_a_cyrillic_name_is_found_by_latin_letters_and_the_other_way_round(
        self, listing: ListingPresenter, people: PeopleService, page: Page
    ) -> None:
        people.save(Volunteer(first_name="Ольга", last_name="Шевченко", phone="0171 123"))
        for typed in ("Schewtschenko", "shevchenko olha", "Шевченко"):
            listing.search(typed)
            assert page.names == ["Шевченко, Ольга"]
        listing.search("Дениз")
        assert page.names == ["Çelik, Deniz"]

    def test_the_count_says_how_many_of_how_many(self, listing: ListingPresenter, page: Page) -> None:
        listing.search("müller")
        assert page.count == "1 von 3"

    def test_filters_work_together_and_stay_through_a_refresh(self, listing: ListingPresenter, page: Page) -> None:
        listing.show_area("sport")
        listing.show_state(Status.PLACED)
        assert page.names == ["Çelik, Deniz"]
        listing.search("müller")
        assert page.names == []
        assert page.empty
        assert not page.first_step
        listing.refresh()
        assert page.names == []
        listing.reset()
        assert len(page.names) == 3
        assert page.empty == ""

    def test_a_postcode_can_be_widened_to_its_surroundings(self, listing: ListingPresenter, page: Page) -> None:
        listing.search("naumburg")
        assert not page.distance
        listing.search("06618")
        assert page.distance
        listing.show_within("50")
        assert page.names == ["Çelik, Deniz", "Müller, Ilse"]
        listing.show_within("")
        assert page.names == ["Müller, Ilse"]

    def test_areas_are_the_offices_own_list(self, listing: ListingPresenter, page: Page) -> None:
        listing.refresh()
        assert page.areas[0] == "Alle Bereiche"
        assert "Kinder und Jugend" in page.areas


def test_an_empty_office_says_what_belongs_here(listing: ListingPresenter, page: Page) -> None:
    listing.refresh()
    assert page.first_step
    assert page.empty
    assert page.count == "0 Personen"
