"""Keeping people: what is saved, refused, told in words, and found again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Refused
from freiwilligenagentur.people.model import Gender, Purpose, Status, Volunteer
from freiwilligenagentur.people.service import PeopleCounts, PeopleService
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.folding import holds, wanted

TODAY = date(2026, 11, 23)
ODD_NAMES = [
    ("", "Madonna"),
    ("Kim", ""),
    ("Siobhán", "O'Neill"),
    ("Deniz", "von der Leyen-Çelik"),
    ("Юлия", "Иванова"),
    ("محمد", "الأحمد"),
    ("🙂", "🌻"),
    ("李", "小龙"),
    ("Ł" * 200, "ẞ" * 200),
]


def ilse(**changes: object) -> Volunteer:
    values = {"first_name": "Ilse", "last_name": "Mertens", "phone": "03445 123456", **changes}
    return Volunteer(**values)  # type: ignore[arg-type]


def names(people: PeopleService) -> list[str]:
    return [row.listed_name for row in people.rows()]


@pytest.mark.parametrize(("first", "last"), ODD_NAMES)
def test_any_name_can_be_kept_and_is_found_again(people: PeopleService, first: str, last: str) -> None:
    kept = people.save(Volunteer(first_name=first, last_name=last, email="a@example.org"))
    assert (people.get(kept.id).first_name, people.get(kept.id).last_name) == (first, last)
    typed = Volunteer(first_name=first, last_name=last)
    assert [hit.person.id for hit in people.duplicates(typed)] == [kept.id]


def test_a_name_and_one_contact_are_enough_and_less_is_refused_field_by_field(people: PeopleService) -> None:
    with pytest.raises(Invalid) as refused:
        people.save(Volunteer())
    assert {problem.field for problem in refused.value.problems} == {"last_name", "phone"}
    people.save(Volunteer(last_name="Kim", street="Parkstraße 1"))
    assert names(people) == ["Kim"]


def test_blanks_around_texts_are_not_kept(people: PeopleService) -> None:
    kept = people.save(ilse(first_name=" Ilse ", town="Naumburg (Saale)  "))
    assert (kept.first_name, kept.town) == ("Ilse", "Naumburg (Saale)")


def test_a_whole_name_in_one_field_is_kept_as_its_parts_and_meets_who_is_here(people: PeopleService) -> None:
    kept = people.save(ilse(first_name="Mertens, Dr. Ilse", last_name=""))
    assert (kept.title, kept.first_name, kept.last_name) == ("Dr.", "Ilse", "Mertens")
    assert all(holds(people.rows()[0].searchable, wanted(typed)) for typed in ("Dr. Mertens", "Mertens, Ilse"))
    assert (names(people), kept.full_name()) == (["Mertens, Ilse"], "Dr. Ilse Mertens")
    assert [hit.person.id for hit in people.duplicates(Volunteer(last_name="Mertens, Ilse"))] == [kept.id]


def test_people_are_sorted_by_din_5007_2_without_their_prefix(people: PeopleService) -> None:
    for first, prefix, last in [
        ("Uwe", "", "Hackmann"),
        ("Eva", "", "Häcker"),
        ("Ada", "", "Haecker"),
        ("Ida", "", "Hacker"),
        ("Johann", "von", "Goethe"),
    ]:
        people.save(Volunteer(first_name=first, name_prefix=prefix, last_name=last, phone="03445 1234"))
    assert names(people) == ["Goethe, Johann von", "Hacker, Ida", "Hackmann, Uwe", "Haecker, Ada", "Häcker, Eva"]


def test_rows_follow_every_change_of_a_colleague_and_every_undo(people: PeopleService, store: Store) -> None:
    kept = people.save(ilse())
    assert names(people) == ["Mertens, Ilse"]
    with store.write("anderswo") as session:
        found = session.get(Volunteer, kept.id)
        assert found is not None
        found.last_name = "Kahl"
    assert names(people) == ["Kahl, Ilse"]
    store.undo()
    assert names(people) == ["Mertens, Ilse"]
    store.undo()
    assert names(people) == []
    assert people.duplicates(ilse()) == []
    store.redo()
    assert names(people) == ["Mertens, Ilse"]
    assert len(people.duplicates(ilse())) == 1


def test_a_colleagues_save_in_between_is_never_overwritten(people: PeopleService) -> None:
    kept = people.save(ilse())
    mine, theirs = people.get(kept.id), people.get(kept.id)
    theirs.phone = "03445 999999"
    people.save(theirs)
    mine.phone = "03445 111111"
    with pytest.raises(Conflict):
        people.save(mine)
    assert people.get(kept.id).phone == "03445 999999"


def test_the_step_is_called_by_what_was_done(people: PeopleService, store: Store) -> None:
    def undo_label() -> str:
        step = store.undo_step()
        return step.label if step else ""

    kept = people.save(ilse())
    assert undo_label() == "Freiwillige Person aufgenommen"
    kept.radius_km = 8.0
    kept = people.save(kept)
    assert undo_label() == "Umkreis (km) geändert"
    kept.radius_km, kept.town = 5.0, "Naumburg"
    people.save(kept)
    assert undo_label() == "Angaben geändert"
    people.archive(kept.id)
    assert undo_label() == "Status geändert: archiviert"


def test_archived_people_can_be_taken_back(people: PeopleService) -> None:
    kept = people.save(ilse())
    people.archive(kept.id)
    assert people.open_counts() == PeopleCounts(present=0, waiting=0, archived=1)
    people.reactivate(kept.id)
    assert people.get(kept.id).status is Status.OPEN
    assert people.open_counts() == PeopleCounts(present=1, waiting=1, archived=0)


def test_who_is_gone_is_told_in_a_sentence(people: PeopleService, store: Store) -> None:
    kept = people.save(ilse())
    store.undo()
    with pytest.raises(OfficeError, match="gibt es nicht mehr"):
        people.get(kept.id)


def test_the_history_reads_as_the_forms_do(people: PeopleService) -> None:
    kept = people.save(ilse(areas=frozenset({"children"})))
    kept.phone = "03445 999999"
    kept.areas = frozenset({"children", "sport"})
    kept.availability = 0b1001
    kept.languages = {"ru": "B2", "de": "native"}
    kept.needs_travel_refund = True
    kept.birth_date = date(1959, 2, 14)
    kept.practical_needs = frozenset()
    people.save(kept)
    newest, first = people.history(kept.id)
    assert first.lines == ()
    assert first.label == "Freiwillige Person aufgenommen"
    assert newest.user == "Berger"
    assert set(newest.lines) == {
        "Telefon: 03445 123456 → 03445 999999",
        "Bereiche: Kinder und Jugend → Kinder und Jugend, Sport und Bewegung",
        "Wann: Mo, Di vormittags",
        "Sprachen: Deutsch (Muttersprache), Russisch (B2)",
        "Braucht Fahrtkostenersatz: ja",
        "Geburtsdatum: 14.02.1959",
    }


def test_a_former_first_name_or_gender_entry_is_never_shown(people: PeopleService) -> None:
    kept = people.save(ilse(gender=Gender.MALE))
    kept.first_name, kept.gender = "Kim", Gender.DIVERSE
    people.save(kept)
    told = "\n".join(line for change in people.history(kept.id) for line in change.lines)
    assert told == "Vorname geändert\nGeschlecht geändert"


def test_a_cleared_field_is_told_with_what_stood_there(people: PeopleService) -> None:
    kept = people.save(ilse(notes="Ruft gern abends an"))
    kept.notes = ""
    people.save(kept)
    assert people.history(kept.id)[0].lines == ("Notizen geleert, vorher: Ruft gern abends an",)


class TestConsents:
    def test_a_consent_keeps_day_way_wording_and_who_wrote_it_down(self, people: PeopleService) -> None:
        kept = people.save(ilse())
        people.give_consent(kept.id, Purpose.PASSING_ON, TODAY, "spoken")
        consent = people.get(kept.id).consented(Purpose.PASSING_ON)
        assert consent is not None
        assert (consent.given_on, consent.how, consent.text_version, consent.recorded_by) == (
            TODAY,
            "spoken",
            "2026-1",
            "Berger",
        )
        assert people.get(kept.id).consented(Purpose.PHOTOS) is None

    def test_a_withdrawal_ends_it_and_both_stay_in_the_history(self, people: PeopleService) -> None:
        kept = people.save(ilse())
        people.give_consent(kept.id, Purpose.NEWSLETTER, TODAY - timedelta(days=9))
        people.revoke_consent(kept.id, Purpose.NEWSLETTER, TODAY)
        assert people.get(kept.id).consented(Purpose.NEWSLETTER) is None
        lines = [line for change in people.history(kept.id) for line in change.lines]
        assert lines == [
            "Einwilligung „Rundbrief und Einladungen“: widerrufen am: 23.11.2026",
            "Einwilligung „Rundbrief und Einladungen“ erteilt am 14.11.2026, unterschrieben",
        ]

    def test_it_can_be_given_again_after_a_withdrawal_but_not_twice(self, people: PeopleService) -> None:
        kept = people.save(ilse())
        people.give_consent(kept.id, Purpose.PHOTOS, TODAY)
        with pytest.raises(Refused):
            people.give_consent(kept.id, Purpose.PHOTOS, TODAY)
        people.revoke_consent(kept.id, Purpose.PHOTOS, TODAY)
        with pytest.raises(Refused):
            people.revoke_consent(kept.id, Purpose.PHOTOS, TODAY)
        people.give_consent(kept.id, Purpose.PHOTOS, TODAY)
        assert len(people.get(kept.id).consents) == 2

    def test_a_day_in_the_future_is_refused(self, people: PeopleService) -> None:
        kept = people.save(ilse())
        with pytest.raises(Invalid):
            people.give_consent(kept.id, Purpose.ADVICE, TODAY + timedelta(days=1))

    def test_what_somebody_needs_is_kept_only_with_the_consent_for_it(self, people: PeopleService) -> None:
        with pytest.raises(Invalid) as refused:
            people.save(ilse(practical_needs=frozenset({"wheelchair"})))
        assert refused.value.problems[0].field == "practical_needs"
        kept = people.save(ilse())
        kept = people.give_consent(kept.id, Purpose.HEALTH, TODAY)
        kept.practical_needs = frozenset({"wheelchair"})
        kept.practical_needs_text = "Rampe reicht"
        people.save(kept)
        after = people.revoke_consent(kept.id, Purpose.HEALTH, TODAY)
        assert (after.practical_needs, after.practical_needs_text) == (frozenset(), "")

    def test_what_somebody_needs_leaves_the_history_with_the_consent_and_does_not_come_back(
        self, people: PeopleService, store: Store
    ) -> None:
        kept = people.give_consent(people.save(ilse()).id, Purpose.HEALTH, TODAY)
        kept.practical_needs, kept.practical_needs_text = frozenset({"wheelchair"}), "Rampe reicht"
        kept = people.save(kept)
        kept.practical_needs, kept.town = frozenset({"lift"}), "Jena"
        people.save(kept)
        heard: list[str] = []
        store.subscribe(lambda change: heard.extend(change.ids("Volunteer")))
        people.revoke_consent(kept.id, Purpose.HEALTH, TODAY)
        told = [line for change in people.history(kept.id) for line in (change.label, *change.lines)]
        assert any("Jena" in line for line in told)
        assert any("widerrufen am" in line for line in told)
        assert not any(word in line for line in told for word in ("rollstuhl", "Rampe", "Aufzug"))
        assert kept.id in heard
        for _step in range(2):  # the two changes of the record; none of them brings back what was deleted
            assert store.undo()
            after = people.get(kept.id)
            assert (after.practical_needs, after.practical_needs_text, after.town) == (frozenset(), "", "")
        assert store.redo()
        assert store.redo()
        after = people.get(kept.id)
        assert (after.practical_needs, after.practical_needs_text, after.town) == (frozenset(), "", "Jena")

    def test_giving_is_one_step_that_can_be_taken_back(self, people: PeopleService, store: Store) -> None:
        kept = people.save(ilse())
        people.give_consent(kept.id, Purpose.ADVICE, TODAY)
        assert store.undo() == "Einwilligung festgehalten: Speichern und beraten"
        assert people.get(kept.id).consents == []


def test_the_search_finds_by_name_phone_and_place_and_shows_age_and_place(people: PeopleService) -> None:
    kept = people.save(
        ilse(birth_date=date(1959, 2, 14), postcode="06618", town="Naumburg (Saale)", mobile="0170 1234567")
    )
    [(key, label, hint, text)] = people.search_entries()
    assert (key, label, hint) == (kept.id, "Mertens, Ilse", "67 J. · 06618 Naumburg (Saale)")
    assert "+491701234567" in text
    assert "03445123456" in text
    assert people.search_entries([kept.id]) == people.search_entries()
    assert people.search_entries(["nobody"]) == []


def test_the_town_follows_from_the_postcode_of_others(people: PeopleService) -> None:
    for town in ("Naumburg", "Naumburg (Saale)", "Naumburg (Saale)"):
        people.save(ilse(postcode="06618", town=town))
    assert people.town_of("06618") == "Naumburg (Saale)"
    assert people.town_of("99999") == ""


def test_the_age_is_reached_at_the_start_of_the_birthday() -> None:
    child = ilse(birth_date=date(2008, 11, 24))
    assert (child.age_on(TODAY), child.age_on(TODAY + timedelta(days=1))) == (17, 18)
    leap = ilse(birth_date=date(2008, 2, 29))
    assert (leap.age_on(date(2026, 2, 28)), leap.age_on(date(2026, 3, 1))) == (17, 18)


def test_the_count_for_the_navigation_leaves_the_archived_out(people: PeopleService) -> None:
    kept = people.save(ilse())
    people.save(ilse(last_name="Kahl"))
    people.archive(kept.id)
    assert people.count() == people.open_counts().present == 1
