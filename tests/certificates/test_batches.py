"""Batches: everybody is checked first, then issued without gaps, once, whatever happens in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pdf_reading
import pytest
from certifying import TODAY, Agency
from sqlalchemy import Engine, event, select

from freiwilligenagentur.certificates.batch import BatchWish, Checked
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import Layout, SignatureBlock, fingerprint
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.model import Certificate, NumberSeries
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.errors import Cancelled, Refused
from freiwilligenagentur.people.model import Salutation, Volunteer

WISH = BatchWish(kind=Kind.EHRENAMTSNACHWEIS, dated=TODAY)
NAMES = ("Häcker", "Zander", "Hackmann", "Hacker", "Özdemir", "Abel", "Oertel", "Strauß", "Strauss")


class Steps:
    """Progress that is stopped after so many steps."""

    def __init__(self, stop_after: int = 10**9) -> None:
        self.cancelled = False
        self.told: list[tuple[int, int]] = []
        self._stop_after = stop_after

    def step(self, done: int, total: int, text: str = "") -> None:
        self.told.append((done, total))
        self.cancelled = len(self.told) >= self._stop_after


def helpers(agency: Agency, names: tuple[str, ...] = NAMES) -> list[str]:
    """One person for each name, each with 20 confirmed hours."""
    found = []
    for number, name in enumerate(names):
        person = agency.volunteer(first_name="Kim", last_name=name, salutation=Salutation.NONE)
        placement = agency.placement(person, organisation=f"Verein {number}")
        agency.hours(placement, date(2026, 1, 1), date(2026, 6, 30), "20")
        found.append(person)
    return found


def check(services: CertificateServices, people: list[str], **changes: object) -> list[Checked]:
    return services.batch_check.check(replace(WISH, **changes), people, Steps())  # type: ignore[arg-type]


def begin(services: CertificateServices, people: list[str]) -> str:
    return services.batches.begin("Nachweise 2026", WISH.kind, check(services, people))


def numbers(agency: Agency) -> list[int]:
    with agency.store.read() as session:
        return list(session.scalars(select(Certificate.number).order_by(Certificate.number)))


def texts(checked: Checked) -> list[str]:
    return [each.text for each in checked.findings if each.hinders]


def notes(checked: Checked) -> list[str]:
    return [each.text for each in checked.findings if not each.hinders]


def test_a_batch_issues_everybody_in_the_order_of_names(agency: Agency, services: CertificateServices) -> None:
    batch = begin(services, helpers(agency))
    row = services.batches.run(batch, Steps())
    assert (row.total, row.issued, row.refused, row.waiting) == (9, 9, 0, 0)
    items = services.batches.items(batch)
    assert [each.name.split(",")[0] for each in items] == [
        "Abel", "Hacker", "Hackmann", "Häcker", "Oertel", "Özdemir", "Strauss", "Strauß", "Zander",
    ]  # fmt: skip
    assert [each.serial for each in items] == [f"EN-2026-{number:04}" for number in range(1, 10)]
    for each in items:
        assert services.register.pdf(each.certificate_id).startswith(b"%PDF")


def test_going_on_with_a_finished_batch_issues_nobody_twice(agency: Agency, services: CertificateServices) -> None:
    batch = begin(services, helpers(agency))
    services.batches.run(batch, Steps())
    services.batches.run(batch, Steps())
    assert numbers(agency) == list(range(1, 10))


def test_a_stopped_batch_leaves_no_gap_and_goes_on_later(
    agency: Agency, services: CertificateServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("freiwilligenagentur.certificates.service.batches.GROUP", 2)
    batch = begin(services, helpers(agency))
    row = services.batches.run(batch, Steps(stop_after=3))
    assert (row.issued, row.waiting) == (4, 5)
    assert numbers(agency) == [1, 2, 3, 4]
    agency.issue(agency.request(agency.reader()[0]))  # another one takes the next number in between
    row = services.batches.run(batch, Steps())
    assert (row.issued, row.waiting) == (9, 0)
    assert numbers(agency) == list(range(1, 11))


def test_what_changed_since_the_check_is_not_issued_and_the_others_are(
    agency: Agency, services: CertificateServices
) -> None:
    people = helpers(agency)
    batch = begin(services, people)
    with agency.store.write("Umbenannt") as session:
        session.get_one(Volunteer, people[0]).first_name = "Toni"
    row = services.batches.run(batch, Steps())
    assert (row.issued, row.refused, row.waiting) == (8, 1, 0)
    (left,) = [each for each in services.batches.items(batch) if each.reason]
    assert left.volunteer_id == people[0]
    assert "geändert" in left.reason
    assert numbers(agency) == list(range(1, 9))


def test_nobody_left_is_refused(agency: Agency, services: CertificateServices) -> None:
    with pytest.raises(Refused):
        services.batches.begin("leer", WISH.kind, check(services, [agency.volunteer()]))


def test_the_check_names_what_hinders_and_leads_there(agency: Agency, services: CertificateServices) -> None:
    person, _placement = agency.reader()
    idle = agency.volunteer(first_name="Tom", last_name="Abel")
    found = check(services, [person, idle])
    assert [each.name for each in found] == ["Abel, Tom", "Mertens, Ilse"]
    assert not found[0].can_be_issued
    assert found[0].findings[0].volunteer_id == idle
    assert found[1].can_be_issued
    assert found[1].hours == 168


def test_a_period_that_was_certified_already_hinders_and_leads_to_the_certificate(
    agency: Agency, services: CertificateServices
) -> None:
    person, _placement = agency.reader()
    issued = agency.issue(agency.request(person))
    (again,) = check(services, [person])
    assert texts(again) == ["EN-2026-0001 gilt für diesen Zeitraum schon."]
    assert again.findings[0].certificate_id == issued
    (thanks,) = check(services, [person], kind=Kind.DANK, occasion="Dank")
    assert "EN-2026-0001" not in "".join(texts(thanks))


def test_hours_below_the_rule_hinder(agency: Agency, services: CertificateServices) -> None:
    person, _placement = agency.reader()
    (enough,) = check(services, [person], least_hours=Decimal(168))
    (fewer,) = check(services, [person], least_hours=Decimal(200))
    assert texts(enough) == []
    assert texts(fewer) == ["168 Stunden sind weniger als die 200, die die Regel verlangt."]


def test_estimated_hours_a_missing_consent_and_address_are_only_noted(
    agency: Agency, services: CertificateServices
) -> None:
    person = agency.volunteer(consented=False)
    placement = agency.placement(person)
    agency.hours(placement, date(2026, 1, 1), date(2026, 6, 30), "20", by="")
    (found,) = check(services, [person], with_letters=True)
    assert found.can_be_issued
    assert {"Keine Stunden sind bestätigt.", "Die Adresse fehlt, darum gibt es kein Anschreiben."} <= set(notes(found))
    assert any("Einwilligung" in text for text in notes(found))


def test_a_standing_consent_is_not_noted(agency: Agency, services: CertificateServices) -> None:
    person, _placement = agency.reader()
    (found,) = check(services, [person])
    assert not any("Einwilligung" in text for text in notes(found))


def test_missing_letters_hinder_and_a_long_text_is_noted(agency: Agency, services: CertificateServices) -> None:
    strange = agency.volunteer(first_name="\u0e01\u0e02", last_name="\u0e01")
    agency.hours(agency.placement(strange), date(2026, 1, 1), date(2026, 6, 30), "20")
    many = agency.volunteer(first_name="Uwe", last_name="Viel")
    for number in range(12):
        agency.hours(agency.placement(many, f"Verein {number}"), date(2026, 1, 1), date(2026, 6, 30), "20")
    found = {each.volunteer_id: each for each in check(services, [strange, many])}
    assert any("Zeichen" in text for text in texts(found[strange]))
    assert any("Seiten" in text or "Seite" in text for text in notes(found[many]))
    assert found[many].can_be_issued


def test_the_same_person_chosen_twice_is_checked_once(agency: Agency, services: CertificateServices) -> None:
    person, _placement = agency.reader()
    assert len(check(services, [person, person])) == 1


def test_somebody_whose_record_is_gone_hinders_nobody_else(agency: Agency, services: CertificateServices) -> None:
    person, _placement = agency.reader()
    found = check(services, [person, "01890000-0000-7000-8000-000000000000"])
    assert [each.can_be_issued for each in found] == [False, True]


def test_the_check_can_be_stopped(agency: Agency, services: CertificateServices) -> None:
    with pytest.raises(Cancelled):
        services.batch_check.check(WISH, helpers(agency), Steps(stop_after=2))


def test_batches_are_listed_with_who_began_them_and_how_they_stand(
    agency: Agency, services: CertificateServices
) -> None:
    begin(services, helpers(agency, NAMES[:2]))
    (row,) = services.batches.rows()
    assert (row.title, row.begun_by, row.total, row.issued, row.waiting) == ("Nachweise 2026", "Berger", 2, 0, 2)


def test_the_counter_and_the_certificates_agree(agency: Agency, services: CertificateServices) -> None:
    services.batches.run(begin(services, helpers(agency)), Steps())
    with agency.store.read() as session:
        assert session.scalars(select(NumberSeries.last)).one() == 9


def blue(services: CertificateServices, **changes: object) -> StoredLayout:
    signs = SignatureBlock("Tom Weiß", "Vorstand", "Trägerverein")
    look = Layout(name="Blau", accent="#12407A", signatures=(signs,), footer=("Gefördert von der Stadt",))
    return services.layouts.save(StoredLayout(replace(look, **changes)))  # type: ignore[arg-type]


def test_a_batch_is_drawn_in_its_layout_and_signed_by_who_signs_there(
    agency: Agency, services: CertificateServices
) -> None:
    people = helpers(agency, NAMES[:1])
    checked = check(services, people, layout_id=blue(services).id)
    batch = services.batches.begin("Blau", WISH.kind, checked)
    services.batches.run(batch, Steps())
    (item,) = services.batches.items(batch)
    page = pdf_reading.pages(services.register.pdf(item.certificate_id))[0]
    assert "Tom Weiß" in page
    assert "Jana Vogel" not in page
    assert "Gefördert von der Stadt" in page


def test_a_layout_that_changes_between_check_and_issue_is_noticed(
    agency: Agency, services: CertificateServices
) -> None:
    people, kept = helpers(agency, NAMES[:2]), blue(services)
    checked = check(services, people, layout_id=kept.id)
    batch = services.batches.begin("Blau", WISH.kind, checked)
    services.layouts.save(replace(kept, layout=replace(kept.layout, accent="#7A1230")))
    row = services.batches.run(batch, Steps())
    assert (row.issued, row.refused) == (0, 2)
    text = "Stunden, Namen oder die Vorlage haben sich inzwischen geändert."
    assert all(each.reason.startswith(text) for each in services.batches.items(batch))
    assert numbers(agency) == []


def test_a_layout_changed_only_in_its_picture_is_noticed_too() -> None:
    one, other = (Layout(seal_picture=picture) for picture in (b"1", b"2"))
    assert fingerprint(one) == fingerprint(Layout(seal_picture=b"1"))
    assert fingerprint(one) != fingerprint(other)


def test_people_are_read_together_so_more_of_them_ask_the_database_no_more_often(agency: Agency) -> None:
    people = helpers(agency)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        check(agency.services, people)  # what is kept between checks is read now
        asked.clear()
        check(agency.services, people[:2])
        few = len(asked)
        asked.clear()
        check(agency.services, people)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(asked) == few
