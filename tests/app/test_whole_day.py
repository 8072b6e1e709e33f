"""One whole day at the counter, through the real main window, by keyboard alone."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hands import Hands, Windows
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import printing
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice

CLUB, OFFER, PERSON = "Bürgerverein Lesezeichen e. V.", "Lesepatin", "Mertens, Ilse"
LAST_STEPS = (
    "Schnuppern vermerkt",
    "Vermittlung bestätigt",
    "Stunden eingetragen",
    "Wiedervorlage angelegt",
    "Wiedervorlage erledigt",
)
NUMBER = f"EN-{date.today().year}-0001"


class Printer:
    """Stands in for the system's print dialog and the printer behind it."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bytes]] = []

    def print_or_save(self, _parent: QWidget, pdf: bytes, title: str, *_done: str, **_sides: bool) -> printing.Outcome:
        self.sheets.append((title, pdf))
        return printing.Outcome.PRINTED


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    standing_in = Printer()
    monkeypatch.setattr(printing, "print_or_save", standing_in.print_or_save)
    return standing_in


def test_a_whole_day_by_keyboard(hands: Hands, printer: Printer) -> None:
    fill_in_the_agency(hands)
    record_the_organisation(hands)
    record_the_offer(hands)
    take_somebody_in(hands)
    propose_at_the_desk(hands)
    note_the_talk(hands)
    bring_both_together(hands)
    pass_contact_data_on(hands)
    begin_the_engagement(hands)
    confirm_hours(hands)
    issue_the_certificate(hands, printer)
    find_everything(hands)
    tick_a_follow_up_off(hands)
    take_the_day_back(hands)
    bring_it_again(hands)


def test_a_first_talk_goes_on_after_a_crash(
    hands: Hands, office: OpenOffice, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    hands.press("Ctrl+N")
    hands.type("Deniz")
    hands.fill("people.intake.last_name", "Öztürk")
    hands.fill("people.intake.phone", "03445 654321")
    hands.wait_to_see("Entwurf gesichert")
    after = Hands(qtbot, windows(what_a_crash_leaves(office, tmp_path / "danach")))
    assert after.sees("Öztürk, Deniz")
    after.push("today.open")
    assert (after.at(), after.room()) == ("people.intake.first_name", "people")
    assert after.value("people.intake.phone") == "03445 654321"
    after.fill("people.intake.postcode", "06618")
    after.press("Ctrl+Return")
    after.wait_to_see("Rückgängig: Freiwillige Person aufgenommen (Strg+Z)")
    after.press("Ctrl+1")
    after.wait_to_see("Nichts ist dran.")


def what_a_crash_leaves(office: OpenOffice, folder: Path) -> OpenOffice:
    """The office as it lies on the disk while its window is open, opened by the next start."""
    folder.mkdir()
    for file in office.place.parent.glob("office.*"):
        if file.suffix != ".lock":
            shutil.copyfile(file, folder / file.name)
    return office_file.open_with_passphrase(folder / office.place.name, "Berger", "drei kleine Worte")


def fill_in_the_agency(hands: Hands) -> None:
    """What stands on a certificate: name, town, and who signs."""
    hands.find("einstell")
    hands.press("Return")
    assert hands.room() == "settings"
    hands.fill("office.settings.name", "Freiwilligenagentur Naumburg")
    hands.fill("office.settings.town", "Naumburg")
    hands.fill("office.settings.signatory_name", "Karla Berger")
    hands.press("Ctrl+S")
    hands.wait_to_see("Gespeichert.")


def record_the_organisation(hands: Hands) -> None:
    """A club whose contact agreed that the data may be passed on."""
    hands.press("Ctrl+3", "Ctrl+N")
    hands.type(CLUB)
    hands.fill("organisations.street", "Markt 1")
    hands.fill("organisations.postcode", "06618")
    hands.fill("organisations.town", "Naumburg")
    hands.push("organisations.contacts.add")
    hands.type("Anna")
    hands.fill("organisations.contact.last_name", "Brandt")
    hands.fill("organisations.contact.phone", "03445 111")
    hands.fill("organisations.contact.passing_on_agreed", f"{date.today():%d.%m.%Y}")
    hands.press("Ctrl+S")
    hands.wait_to_see("Rückgängig: Organisation aufgenommen (Strg+Z)")


def record_the_offer(hands: Hands) -> None:
    """An offer of that club for Monday mornings with children."""
    hands.press("Ctrl+4", "Ctrl+N")
    hands.type(OFFER)
    hands.tab_to("offers.organisation_id")
    hands.type("lesez")
    hands.press("Down", "Return")
    hands.push("offers.areas")
    hands.push("offers.availability")
    hands.fill("offers.places_wanted", "1")
    hands.press("Ctrl+S")
    hands.wait_to_see("Rückgängig: Angebot aufgenommen (Strg+Z)")


def take_somebody_in(hands: Hands) -> None:
    """The Erstgespräch; the offer comes up beside it while the talk goes on."""
    hands.press("Ctrl+2", "Ctrl+N")
    assert not hands.sees(OFFER)
    hands.type("Ilse")
    hands.fill("people.intake.last_name", "Mertens")
    hands.fill("people.intake.birth_date", "14.2.59")
    hands.fill("people.intake.postcode", "06618")
    hands.fill("people.intake.phone", "03445 123456")
    hands.push("people.intake.areas")
    hands.push("people.intake.availability")
    hands.wait_to_see("Passt schon jetzt (1)")
    assert hands.sees(OFFER)
    hands.push("people.intake.consent.advice")
    hands.press("Ctrl+Return")
    hands.wait_to_see("Rückgängig: Freiwillige Person aufgenommen (Strg+Z)")
    assert hands.sees("67 J.") or hands.sees("06618 Naumburg")


def propose_at_the_desk(hands: Hands) -> None:
    """From the record to the matching desk; Enter proposes."""
    hands.push("people.record.to_desk")
    assert hands.room() == "matching"
    hands.wait_to_see("1 passendes Angebot")
    hands.press("Return")
    hands.wait_to_see("Vorgeschlagen: Lesepatin")


def note_the_talk(hands: Hands) -> None:
    """A consultation record, begun at the desk; afterwards the person's record shows it."""
    hands.press("F4")
    hands.fill("consultation.minutes", "25")
    hands.fill("consultation.notes", "Liest gern vor, mag es ruhig.")
    hands.press("Ctrl+Return")
    hands.wait_to_see("Beratung festgehalten. Strg+Z nimmt es zurück.")
    assert hands.room() == "people"


def bring_both_together(hands: Hands) -> None:
    """The placement is found, and the first step taken with a note."""
    hands.press("Ctrl+6", "Ctrl+F")
    hands.type("mert")
    hands.press("Return")
    hands.type("angerufen, Frau Brandt freut sich")
    hands.press("Ctrl+Return")
    hands.wait_to_see("Eingetragen: Kontakt aufgenommen. Strg+Z nimmt es zurück.")


def pass_contact_data_on(hands: Hands) -> None:
    """Refused without the volunteer's consent; after it the data lie in the clipboard and the passing is noted."""
    hands.until(lambda: hands.offers("placement.repair.organisation"))
    assert not hands.offers("placement.pass.organisation")
    assert hands.sees("Die Einwilligung der Freiwilligen zur Weitergabe der Kontaktdaten fehlt")
    hands.push("placement.repair.organisation")
    assert hands.room() == "people"
    assert hands.at() == "people.record.consents.head"
    hands.push("people.consent.passing_on.give")
    hands.push("people.consent.passing_on.note")
    hands.wait_to_see("Rückgängig: Einwilligung festgehalten: Weitergabe an Einsatzstellen (Strg+Z)")
    hands.press("Ctrl+6")
    hands.push("placement.pass.organisation")
    hands.wait_to_see("Bisher weitergegeben")
    assert "03445 123456" in QApplication.clipboard().text()


def begin_the_engagement(hands: Hands) -> None:
    """Schnuppern, then placed, each with a note."""
    hands.tab_to("placement.note")
    hands.type("Mittwoch 15 Uhr")
    hands.press("Ctrl+Return")
    hands.wait_to_see("Eingetragen: Schnuppern beginnt. Strg+Z nimmt es zurück.")
    hands.type("bleibt gern")
    hands.press("Ctrl+Return")
    hands.wait_to_see("Eingetragen: Vermittelt. Strg+Z nimmt es zurück.")
    hands.unfold("placement.history")
    hands.wait_to_see("Mittwoch 15 Uhr")


def confirm_hours(hands: Hands) -> None:
    """Twelve and a half hours, confirmed by the contact."""
    today = f"{date.today():%d.%m.%Y}"
    hands.fill("placement.hours_from", today)
    hands.fill("placement.hours_to", today)
    hands.fill("placement.hours_amount", "12,5")
    hands.press("Tab", "Left")
    hands.fill("placement.hours_by", "Anna Brandt")
    hands.fill("placement.hours_on", today)
    hands.push("placement.hours_keep")
    hands.wait_to_see("Stunden gespeichert. Strg+Z nimmt es zurück.")


def issue_the_certificate(hands: Hands, printer: Printer) -> None:
    """Preview, number, paper; afterwards it stands in the register."""
    hands.press("Ctrl+7", "Ctrl+N")
    hands.type("mert")
    hands.press("Return")
    hands.until(lambda: hands.offers("certificates.issue_print"))
    hands.press("Ctrl+Return")
    hands.until(lambda: bool(printer.sheets))
    [(title, pdf)] = printer.sheets
    assert (title, pdf[:5]) == (NUMBER, b"%PDF-")
    hands.wait_to_see(f"{NUMBER} ist ausgestellt und gedruckt.")
    assert hands.at() == "certificates.table"


def find_everything(hands: Hands) -> None:
    """Strg+K finds person, organisation, offer, certificate and command."""
    for typed, first, room in (
        ("mertns", PERSON, "people"),
        ("buerger", CLUB, "organisations"),
        ("lesepat", OFFER, "offers"),
        ("0001", NUMBER, "certificates"),
        ("vermittlungstisch", "Vermittlungstisch", "matching"),
    ):
        assert hands.find(typed)[0] == first
        hands.press("Return")
        assert hands.room() == room


def tick_a_follow_up_off(hands: Hands) -> None:
    """Put down for today at the placement, done on the start page."""
    hands.press("Ctrl+6")
    hands.fill("placement.follow_up_day", f"{date.today():%d.%m.%Y}")
    hands.press("Tab")
    hands.type("Nachfragen, ob der Ausweis da ist")
    hands.press("Return")
    hands.press("Ctrl+1")
    hands.wait_to_see("Nachfragen, ob der Ausweis da ist")
    hands.push("today.done")
    hands.until(lambda: not hands.sees("Nachfragen, ob der Ausweis da ist"))
    assert hands.page().isAncestorOf(hands.focused())


def take_the_day_back(hands: Hands) -> None:
    """Step by step, until what was passed on holds on to its consent; the certificate stays and tells what changed.

    What stays is said where the way back passes over it, once.
    """
    for step in reversed(LAST_STEPS):
        if step == "Stunden eingetragen":
            hands.press("Ctrl+Z")
            hands.wait_to_see("„Nachweis ausgestellt, Nachweis gedruckt“ bleibt.")
        hands.press("Ctrl+Z")
        hands.wait_to_see(f"Zurückgenommen: {step}")
    hands.press("Ctrl+Z")
    hands.wait_to_see("„Kontaktdaten weitergegeben“ bleibt.")
    hands.press("Ctrl+Z")
    hands.wait_to_see("lässt sich nicht zurücknehmen, weil inzwischen andere Einträge davon abhängen.")
    hands.press("Escape")
    hands.press("Ctrl+6")
    hands.wait_to_see("Kontakt aufgenommen")
    hands.unfold("placement.passing")
    hands.wait_to_see("Bisher weitergegeben")
    hands.press("Ctrl+7")
    hands.wait_to_see("Die Stunden wurden seither geändert: Heute wären es 0 statt 12,5.")
    assert hands.sees(f"{NUMBER}, Ilse Mertens")


def bring_it_again(hands: Hands) -> None:
    """Everything that was taken back, in its order, and no more."""
    for step in LAST_STEPS:
        hands.press("Ctrl+Shift+Z")
        hands.wait_to_see(f"Wiederholt: {step}")
    hands.until(lambda: not hands.sees("Die Stunden wurden seither geändert"))
    hands.press("Ctrl+Shift+Z")
    hands.wait_to_see("Es gibt nichts zu wiederholen.")
