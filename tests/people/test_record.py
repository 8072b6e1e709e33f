"""A person's record, without a window."""

from __future__ import annotations

from datetime import date

import pytest
from record_desk import Page, Read, Ways

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.people.hooks import RecordHooks, RecordLine, Suggestion
from freiwilligenagentur.people.model import Purpose, Salutation, Status, Volunteer, Willingness
from freiwilligenagentur.people.presenter.record import RecordPresenter
from freiwilligenagentur.people.presenter.record_view import Part
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def record(page: Page, people: PeopleService, vocabulary: Vocabulary, ways: Ways) -> RecordPresenter:
    hooks = RecordHooks(
        matches=lambda _volunteer_id: [Suggestion("o1", "Lesepatin")],
        timeline=lambda _volunteer_id: [RecordLine("consultation", "c1", "Erstgespräch")],
        service=lambda _volunteer_id: [RecordLine("hours", "p1", "14 Stunden")],
        passed_on=lambda _volunteer_id: [RecordLine("organisation", "g1", "Bürgerverein Lesezeichen")],
    )
    return RecordPresenter(page, people, vocabulary, ways, hooks)


@pytest.fixture
def ilse(people: PeopleService) -> Volunteer:
    return people.save(
        Volunteer(
            salutation=Salutation.FRAU,
            title="Dr.",
            first_name="Ilse",
            name_prefix="von",
            last_name="Mertens",
            birth_date=date(1959, 2, 14),
            phone="03445 123456",
            mobile="priv. 99",
            email="ilse@example.org",
            postcode="06618",
            town="Naumburg",
            preferred_contact="phone",
            reachable="vormittags",
            pinned_note="Hört schlecht",
            areas=frozenset({"children"}),
            excluded=frozenset({"addiction"}),
            availability=9,
            hours_min=2,
            hours_max=3,
            rhythm=frozenset({"regular"}),
            radius_km=8,
            mobility=frozenset({"bicycle"}),
            languages={"de": "native", "ru": "B2", "pl": ""},
            police_check=Willingness.AGREED,
            needs_travel_refund=False,
        )
    )


def test_the_head_shows_what_is_needed_on_the_phone(record: RecordPresenter, page: Page, ilse: Volunteer) -> None:
    record.open(ilse.id)
    head = page.head
    assert head is not None
    assert head.name == "Mertens, Ilse von, Dr."
    assert head.facts.startswith("67 J. · 06618 Naumburg · seit ")
    assert head.calls == (("03445 123456", "+493445123456"), ("priv. 99", ""))
    assert (head.email, head.reachable) == ("ilse@example.org", "am liebsten per Telefon, vormittags")
    assert (head.state, head.pinned) == ("offen", "Hört schlecht")


def test_the_profile_reads_like_the_talk_and_leaves_out_what_nobody_said(
    record: RecordPresenter, page: Page, ilse: Volunteer
) -> None:
    record.open(ilse.id)
    assert page.facts == {
        "Anrede": "Frau",
        "Bereiche": "Kinder und Jugend",
        "Nicht mit, nicht dort": "Suchtkranke",
        "Umfang": "2–3 Std. je Woche, regelmäßig",
        "Umkreis": "bis 8 km, Fahrrad",
        "Braucht Fahrtkostenersatz": "nein",
        "Sprachen": "Deutsch (Muttersprache), Russisch (B2), Polnisch",
        "Erweitertes Führungszeugnis": "würde eines vorlegen",
    }
    assert page.availability == 9


def test_how_somebody_gets_about_is_no_distance(
    record: RecordPresenter, page: Page, ilse: Volunteer, people: PeopleService
) -> None:
    ilse.radius_km = None
    record.open(people.save(ilse).id)
    assert "Umkreis" not in page.facts
    assert page.facts["Unterwegs"] == "Fahrrad"


@pytest.mark.parametrize(
    ("least", "most", "text"),
    [
        (None, 3, "bis 3 Std. je Woche"),
        (2, None, "ab 2 Std. je Woche"),
        (2.5, 2.5, "2,5 Std. je Woche"),
        (0, 0, "0 Std. je Woche"),
    ],
)
def test_hours_read_naturally(
    record: RecordPresenter,
    page: Page,
    people: PeopleService,
    least: float | None,
    most: float | None,
    text: str,
) -> None:
    kept = people.save(Volunteer(last_name="Kim", email="k@example.org", hours_min=least, hours_max=most))
    record.open(kept.id)
    assert page.facts["Umfang"] == text


def test_fitting_offers_come_when_the_record_stands(record: RecordPresenter, page: Page, ilse: Volunteer) -> None:
    record.open(ilse.id)
    assert (page.matches, page.matches_asked) == ([], True)
    record.fill_later()
    assert page.matches == ["Lesepatin"]
    record.refresh()
    assert page.matches == ["Lesepatin"], "they stay while the same person is read again"
    record.open("")
    record.fill_later()
    assert page.errors == []


def test_sections_are_filled_when_they_are_opened_and_stay_open_for_the_next_person(
    record: RecordPresenter, page: Page, ilse: Volunteer, people: PeopleService
) -> None:
    record.open(ilse.id)
    assert page.lines == {}
    record.fold(Part.TIMELINE, True)
    record.fold(Part.SERVICE, True)
    record.fold(Part.HISTORY, True)
    record.fold(Part.MATCHES, False)
    assert page.lines == {Part.TIMELINE: ["Erstgespräch"], Part.SERVICE: ["14 Stunden"]}
    assert [change.label for change in page.history] == ["Freiwillige Person aufgenommen"]
    other = people.save(Volunteer(last_name="Kim", email="k@example.org"))
    page.matches = []
    record.open(other.id)
    assert page.open == {Part.PROFILE, Part.TIMELINE, Part.SERVICE, Part.HISTORY}
    assert page.matches == []


def test_a_consent_is_given_with_its_text_and_withdrawn_today(
    record: RecordPresenter, page: Page, ilse: Volunteer, people: PeopleService, store: Store
) -> None:
    record.open(ilse.id)
    record.fold(Part.CONSENTS, True)
    assert page.consents[Purpose.PASSING_ON].state == "nicht erteilt"
    assert "Die Freiwilligenagentur darf meinen Namen" in page.consents[Purpose.PASSING_ON].text
    record.give_consent(Purpose.PASSING_ON, date(2026, 11, 20), "spoken")
    state = page.consents[Purpose.PASSING_ON]
    assert (state.given, state.state) == (True, "erteilt am 20.11.2026, mündlich, Fassung 2026-1")
    record.revoke_consent(Purpose.PASSING_ON)
    assert page.consents[Purpose.PASSING_ON].state == "widerrufen am 23.11.2026"
    assert store.undo() == "Einwilligung widerrufen: Weitergabe an Einsatzstellen"


def test_a_withdrawn_passing_on_names_who_has_the_data_already(
    record: RecordPresenter, page: Page, ilse: Volunteer, ways: Ways
) -> None:
    record.open(ilse.id)
    record.fold(Part.CONSENTS, True)
    assert page.consents[Purpose.PASSING_ON].reached == ()
    record.give_consent(Purpose.PASSING_ON, date(2026, 11, 20), "spoken")
    assert page.consents[Purpose.PASSING_ON].reached == ()
    record.revoke_consent(Purpose.PASSING_ON)
    [club] = page.consents[Purpose.PASSING_ON].reached
    assert club.title == "Bürgerverein Lesezeichen"
    record.open_line(club.kind, club.id)
    assert ways.gone[-1] == ("open_organisation", club.id)


def test_only_the_consent_to_keep_the_record_is_needed(record: RecordPresenter, page: Page, ilse: Volunteer) -> None:
    record.open(ilse.id)
    record.fold(Part.CONSENTS, True)
    assert [purpose for purpose, state in page.consents.items() if state.needed] == [Purpose.ADVICE]


def test_the_head_of_a_minor_says_that_the_guardians_have_not_agreed(
    record: RecordPresenter, page: Page, people: PeopleService
) -> None:
    kim = people.save(Volunteer(first_name="Kim", phone="0171 1", birth_date=date(2010, 5, 1)))
    record.open(kim.id)
    assert page.head is not None
    assert page.head.guardians == "Unter 18: Das Einverständnis der Sorgeberechtigten fehlt …"
    kim.guardians_agreed_on = date(2026, 11, 20)
    people.save(kim)
    record.refresh()
    assert page.head.guardians == ""


def test_withdrawing_the_consent_to_keep_what_is_needed_is_asked_because_it_deletes(
    record: RecordPresenter, page: Page, ilse: Volunteer
) -> None:
    record.open(ilse.id)
    record.fold(Part.CONSENTS, True)
    record.give_consent(Purpose.HEALTH, date(2026, 11, 20), "spoken")
    page.says_yes = False
    record.revoke_consent(Purpose.HEALTH)
    assert page.consents[Purpose.HEALTH].given
    page.says_yes = True
    record.revoke_consent(Purpose.HEALTH)
    assert page.consents[Purpose.HEALTH].state == "widerrufen am 23.11.2026"
    assert page.asked == 2


def test_a_consent_without_a_day_or_of_tomorrow_is_refused_in_words(
    record: RecordPresenter, page: Page, ilse: Volunteer, people: PeopleService
) -> None:
    record.open(ilse.id)
    record.give_consent(Purpose.PHOTOS, None, "signed")
    record.give_consent(Purpose.PHOTOS, date(2026, 11, 24), "signed")
    assert page.errors == [
        "Bitte schreiben Sie den Tag der Einwilligung, zum Beispiel 03.04.2026.",
        "Dieser Tag liegt in der Zukunft.",
    ]
    assert people.get(ilse.id).consents == []


def test_the_state_changes_at_once(record: RecordPresenter, page: Page, ilse: Volunteer, people: PeopleService) -> None:
    record.open(ilse.id)
    record.set_status(Status.PAUSED)
    assert page.head is not None
    assert (page.head.state, people.get(ilse.id).status) == ("pausiert", Status.PAUSED)


def test_next_steps_lead_to_the_other_rooms(record: RecordPresenter, ilse: Volunteer, ways: Ways) -> None:
    record.open(ilse.id)
    record.match()
    record.consult()
    record.certify()
    record.open_offer("o1")
    for kind in ("placement", "hours", "certificate", "consultation"):
        record.open_line(kind, "x")
    assert ways.gone == [
        ("match_volunteer", ilse.id),
        ("add_consultation", ilse.id),
        ("issue_certificate", ilse.id),
        ("open_offer", "o1"),
        ("open_placement", "x"),
        ("open_placement", "x"),
        ("open_certificate", "x"),
    ]


def test_who_is_gone_is_told_on_opening_and_quietly_closed_on_refresh(
    record: RecordPresenter, page: Page, ilse: Volunteer, store: Store
) -> None:
    record.open(ilse.id)
    store.undo()
    record.refresh()
    assert (page.head, page.errors, record.volunteer_id) == (None, [], "")
    record.open(ilse.id)
    assert len(page.errors) == 1
    record.open("")
    assert len(page.errors) == 1


def test_a_room_above_that_fails_is_told_and_the_rest_stays(
    page: Page, people: PeopleService, vocabulary: Vocabulary, ways: Ways, ilse: Volunteer
) -> None:
    def fail(_volunteer_id: str) -> list[Suggestion]:
        raise OfficeError("Das ging nicht.")

    record = RecordPresenter(page, people, vocabulary, ways, RecordHooks(matches=fail))
    record.open(ilse.id)
    record.fill_later()
    assert page.errors == ["Das ging nicht."]
    assert page.facts


def test_what_was_read_out_of_the_wishes_is_shown_taken_over_and_struck_out(
    page: Page, people: PeopleService, vocabulary: Vocabulary, ways: Ways, ilse: Volunteer
):
    read = Read()
    record = RecordPresenter(page, people, vocabulary, ways, RecordHooks(guesses=read))
    record.open(ilse.id)
    assert page.guesses == []
    record.fill_later()
    assert page.guesses == ["einmalig", "Führungszeugnis"]
    record.take_guess("rhythm:once")
    assert (read.taken, page.guesses) == ([(ilse.id, "rhythm:once")], ["Führungszeugnis"])
    record.take_guess("rhythm:once")
    assert page.errors == ["Der Datensatz wurde inzwischen geändert."]
    record.strike_guess("police_check")
    assert page.guesses == []


class Formerly:
    """What the office keeps of a former name."""

    def __init__(self) -> None:
        self.known, self.certificate = True, ""

    def former_name_is_known(self, _volunteer_id: str) -> bool:
        return self.known

    def certificate_of_former_name(self, _volunteer_id: str) -> str:
        return self.certificate

    def forget_former_name(self, _volunteer_id: str) -> None:
        self.known = False


class TestAFormerName:
    @pytest.fixture
    def formerly(self) -> Formerly:
        return Formerly()

    @pytest.fixture
    def opened(
        self, page: Page, people: PeopleService, vocabulary: Vocabulary, ways: Ways, ilse: Volunteer, formerly: Formerly
    ) -> RecordPresenter:
        record = RecordPresenter(page, people, vocabulary, ways, RecordHooks(former_names=formerly))
        record.open(ilse.id)
        record.fold(Part.HISTORY, opened=True)
        return record

    def test_is_offered_for_removal_below_the_changes(self, opened: RecordPresenter, page: Page) -> None:
        assert page.former_name

    def test_is_removed_only_after_a_yes(self, opened: RecordPresenter, page: Page, formerly: Formerly) -> None:
        opened.forget_former_name()
        assert (page.asked, formerly.known) == (1, True)
        page.says_yes = True
        opened.forget_former_name()
        assert not formerly.known
        assert not page.former_name

    def test_on_a_certificate_leads_to_issuing_it_anew(
        self, opened: RecordPresenter, page: Page, formerly: Formerly, ways: Ways
    ) -> None:
        formerly.certificate = "c1"
        opened.forget_former_name()
        assert ways.gone == [("reissue_certificate", "c1")]
        assert (page.asked, formerly.known) == (0, True)

    def test_is_not_spoken_of_where_nothing_is_known(
        self, record: RecordPresenter, page: Page, ilse: Volunteer
    ) -> None:
        record.open(ilse.id)
        record.fold(Part.HISTORY, opened=True)
        assert not page.former_name
