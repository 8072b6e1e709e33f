"""One Monday in the sample office, told with its real windows: what the pictures of the handbook show."""

from __future__ import annotations

import time
from datetime import date
from functools import partial
from pathlib import Path

import stopped_clock
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QWidget,
)

from freiwilligenagentur.console.tour import Tour, press, settle, until
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.pdf import RecoverySheet, recovery_sheet
from freiwilligenagentur.office.presenter.setup import Step
from freiwilligenagentur.office.view.login import LoginWindow
from freiwilligenagentur.office.view.setup import SetupWindow
from freiwilligenagentur.sample import door
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell import ways
from freiwilligenagentur.storage.office_file import OpenOffice

MONDAY = "2026-11-23"
LONGEST_PAUSE = 1.2  # seconds
EDGE = 16
FOLDER = "C:\\Users\\Berger\\AppData\\Local\\Freiwilligenagentur"
DATABASE = Path(f"{FOLDER}\\office.db")
CODE = "7KQ2M-9XTB4-HC3WA-R5VNE-80JDG-6PYZF"
TABLE = """_angebotsId;einrichtungsname;angebotsname;kurz_beschreibung;plz;ortsteil;anzahl_gesuche;handlungsfelder
4101;Bürgerverein Lesezeichen e.V.;Lesepatin oder Lesepate;Mit Kindern lesen;06618;Naumburg;3;Bildung
4102;Tafel Naumburg;Ausgabe am Freitag;Lebensmittel ausgeben;Barmbek;Naumburg;2;Soziales
4103;TAFEL NAUMBURG e. V.;Fahrdienst;Spenden abholen;06618;Naumburg;1;Soziales
4104;Seniorenclub Saaleblick;Spielenachmittag;Karten und Kaffee;06618;Naumburg;2;Senioren
4105;Seniorenclub Saaleblick;Spielenachmittag;Karten und Kaffee;06618;Naumburg;2;Senioren
4106;Tierheim Burgenland;;Hunde ausführen;06712;Zeitz;4;Tiere
4107;Tierheim Burgenland;Katzen streicheln;Nachmittags;06712;Zeitz;zwei;Tiere
4108;Kirchspiel Saaleland;Besuche am Sonntag;Zeit schenken;06628;Bad Kösen;5;Senioren
"""


class Story(Tour):
    """A Monday in the office of Naumburg, picture by picture."""

    def tell(self) -> None:
        """Everything, in the order in which it happens."""
        stopped_clock.show(MONDAY, 9, 5)
        self.windows.open()
        self.windows.window.activateWindow()
        self._first_talk()
        self._known_already()
        self._record_and_advice()
        self._matching()
        self._placements()
        self._certificates()
        self._organisations()
        self._offers()
        self._import()
        self._settings()
        self._start_page()

    def detail(self, name: str, part: QScrollArea, top: str = "") -> None:
        """A picture of what a scrolling area shows from a widget on, cut out of the window with its ground."""
        settle()
        window, seen = self.windows.window, part.viewport()
        corner = seen.mapTo(window, QPoint(0, 0))
        above = top_of(part, top) if top else 0
        window.grab(QRect(corner, seen.size()).adjusted(-EDGE, above, 0, 0)).save(str(self._folder / f"{name}.png"))

    # --- Freiwillige

    def _first_talk(self) -> None:
        window = self.windows.window
        self.windows.ways.start_intake()
        for name, text in (
            ("first_name", "Ilse"),
            ("last_name", "Mertens"),
            ("birth_date", "03.04.1959"),
            ("postcode", "06618"),
            ("phone", "03445 200300"),
            ("wishes", "Möchte mit Kindern lesen, gern auch auf Russisch."),
            ("hours_min", "2"),
            ("hours_max", "3"),
            ("radius_km", "8"),
        ):
            write(window, f"people.intake.{name}", text)
        for chip in ("areas.children", "areas.education", "activities.reading_aloud", "activities.homework"):
            press(window, f"people.intake.{chip}")
        for chip in ("target_groups.children", "availability.00", "availability.20", "rhythm.regular"):
            press(window, f"people.intake.{chip}")
        form = area(window, "people.intake.form")
        pause()
        form.verticalScrollBar().setValue(0)
        self.picture("erstgespraech", settle)
        for purpose in ("advice", "passing_on"):
            press(window, f"people.intake.consent.{purpose}")
        self.detail("einwilligungen", form, "people.intake.consent.advice")
        press(window, "people.intake.done")
        self.person = next(row.id for row in self.windows.services.people.rows() if row.listed_name == "Mertens, Ilse")

    def _known_already(self) -> None:
        stopped_clock.show(MONDAY, 9, 40)
        window = self.windows.window
        self.windows.ways.start_intake()
        write(window, "people.intake.first_name", "Doreen")
        write(window, "people.intake.last_name", "Mueller")
        pause()
        self.detail("schon-da", area(window, "people.intake.form"))
        press(window, "people.intake.later")

    def _record_and_advice(self) -> None:
        stopped_clock.show(MONDAY, 9, 50)
        way, window = self.windows.ways, self.windows.window
        way.open_volunteer(self.person)
        pause()
        self.picture("freiwillige", settle)
        way.add_consultation(self.person)
        write(window, "consultation.minutes", "40")
        write(window, "consultation.notes", "War Erzieherin, seit Mai in Rente. Möchte klein anfangen und zuhören.")
        press(window, "consultation.result.proposed")
        write(window, "consultation.follow_up_on", "30.11.2026")
        write(window, "consultation.follow_up_text", "Fragen, welches Angebot es sein soll")
        self.picture("beratung", settle)
        press(window, "consultation.save")

    # --- Vermittlung

    def _matching(self) -> None:
        stopped_clock.show(MONDAY, 10, 10)
        way, window = self.windows.ways, self.windows.window
        self.windows.services.matching.prepare()
        self.picture("vermittlungstisch-wahl", partial(window.show_room, ways.MATCHING))
        press(window, "matching.start.switch.right")
        pairs = window.findChild(RowTable, "matching.start.pairs")
        assert pairs is not None
        until(lambda: bool(pairs.rows()))
        self.picture("ganzes-buero", settle)
        press(window, "matching.start.switch.left")
        press(window, "matching.start.wish")
        line = window.findChild(QLineEdit, "matching.wish")
        cards = window.findChild(QAbstractItemView, "matching.list")
        assert line is not None
        assert cards is not None
        line.setText("mit Kindern lesen, nicht abends")
        until(lambda: "les" in str(cards.model().index(0, 0).data()).lower())
        pause()  # for what the last texts that are read add
        self.picture("wunsch-in-worten", settle)
        press(window, "matching.back")
        way.match_volunteer(self.person)
        found = window.findChild(QLabel, "matching.heading")
        assert found is not None
        until(lambda: found.text() != _("Still looking …"))  # the wish on record is looked up beside the window
        self.picture("vermittlungstisch", settle)
        self.picture("warum-nicht", partial(press, window, "matching.switch.right"))
        press(window, "matching.switch.left")
        press(window, "matching.card")
        card = window.findChild(QDialog, "placement.card")
        assert card is not None
        self.picture("vermittlungskarte", settle, card)
        card.reject()
        settle()
        press(window, "matching.propose")
        self.picture("rueckgaengig", settle)

    def _placements(self) -> None:
        stopped_clock.show(MONDAY, 11, 0)
        way, window, placing = self.windows.ways, self.windows.window, self.windows.services.placing
        way.open_placement(placing.placements.for_volunteer(self.person)[0].id)
        press(window, "placement.step")
        self.picture("vermittlungen", settle)
        record = area(window, "placement.scroll")
        self.detail("kontaktdaten", record, "placement.passing.head")
        way.open_placement(next(row.id for row in placing.placements.rows() if row.state == "active"))
        self.detail("stunden", record, "placement.hours.head")

    def _certificates(self) -> None:
        stopped_clock.show(MONDAY, 11, 30)
        way, window, certificates = self.windows.ways, self.windows.window, self.windows.services.certificates
        self.picture("nachweise", partial(way.open_certificate, certificates.register.rows()[0].id))
        waiting = certificates.register.candidates()[0].volunteer_id
        way.issue_certificate(waiting)
        pause()
        self.picture("nachweis-ausstellen", settle)
        write(window, "certificates.thanks", "Ihre Leistungen waren stets zu unserer vollsten Zufriedenheit.")
        pause()
        self.picture("nachweis-fehlt", settle)
        press(window, "certificates.issue_back")
        certificates.preparing.discard_draft(waiting)

    # --- Organisationen und Angebote

    def _organisations(self) -> None:
        stopped_clock.show(MONDAY, 13, 15)
        window, services = self.windows.window, self.windows.services
        first = next(row for row in services.organisations.rows() if row.name.startswith("Bürgerverein Lesezeichen"))
        self.organisation = first.id
        self.picture("organisationen", partial(self.windows.ways.open_organisation, first.id))
        press(window, "organisations.new")
        write(window, "organisations.name", "Tafel Naumburg")
        pause()
        self.picture("organisation-neu", settle)
        press(window, "organisations.discard")

    def _offers(self) -> None:
        stopped_clock.show(MONDAY, 13, 40)
        window, services = self.windows.window, self.windows.services
        offer = next(row for row in services.offers.rows() if row.organisation_id == self.organisation)
        self.picture("angebote", partial(self.windows.ways.open_offer, offer.id))
        press(window, "offers.check")
        press(window, "offers.edit")
        form = area(window, "offers.form")
        self.detail("angebot-bearbeiten", form, "offers.police_check.field")
        press(window, "offers.later")

    def _import(self) -> None:
        from freiwilligenagentur.exchange.view import ImportDialog

        stopped_clock.show(MONDAY, 14, 0)
        table = self._place.with_name("angebote.csv")
        table.write_text(TABLE, "utf-8")
        dialog = ImportDialog(self.windows.services.exchange, self.windows.ways, self.windows.window)
        dialog.resize(980, 540)
        dialog.open_file(table)
        take = dialog.findChild(QPushButton, "exchange.take_over")
        assert take is not None
        until(take.isVisible)
        self.picture("einlesen", settle, dialog)
        self.picture("einlesen-schreibweisen", partial(press, dialog, "exchange.parts.1"), dialog)
        self.picture("einlesen-hinweise", partial(press, dialog, "exchange.parts.3"), dialog)
        dialog.reject()
        settle()

    # --- Einstellungen und Heute

    def _settings(self) -> None:
        stopped_clock.show(MONDAY, 16, 0)
        page = self.windows.window.show_room(ways.SETTINGS)
        assert page is not None
        form = area(page, "office.settings.form")
        form.verticalScrollBar().setValue(0)
        self.picture("einstellungen", settle)
        weight = page.findChild(QSlider, "matching.weights.distance")
        assert weight is not None
        weight.setValue(weight.maximum())
        self.detail("gewichte", form, "matching.weights.activity")
        press(page, "matching.weights.discard")
        press(page, "office.settings.back_up")
        copies = page.findChild(RowTable, "office.settings.backups")
        assert copies is not None
        until(lambda: len(copies.rows()) > 1)
        page.display_backups(copies.rows(), Path(f"{FOLDER}\\office-Sicherungen"))  # type: ignore[attr-defined]
        self.detail("sicherungen", form, "office.settings.back_up")

    def _start_page(self) -> None:
        stopped_clock.show(MONDAY, 16, 20)
        window = self.windows.window
        page = window.show_room(ways.TODAY)
        assert page is not None
        page.refresh()  # type: ignore[attr-defined]  # every page is a rooms.Page
        self.picture("heute", settle)
        self.picture("suche", partial(window.search_for, "mueler"))


def doors(folder: Path, place: Path) -> None:
    """The windows before the office: setting up page by page, logging in, the recovery code. Nothing is made."""
    setup = SetupWindow(Settings(), refuse)
    setup.show()
    setup.resize(900, 520)
    for name, text in (
        ("name", "Freiwilligenagentur Naumburg"),
        ("street", "Salzstraße 00"),
        ("postcode", "06618"),
        ("town", "Naumburg (Saale)"),
    ):
        write(setup, f"office.setup.{name}", text)
    keep(setup, folder, "einrichten-agentur")
    setup.display_step(Step.USER)
    write(setup, "office.setup.user", door.USER)
    for name in ("passphrase", "again"):
        write(setup, f"office.setup.{name}", door.PASSPHRASE)
    keep(setup, folder, "einrichten-anmeldung")
    setup.display_place(DATABASE)
    setup.display_step(Step.PLACE)
    keep(setup, folder, "einrichten-ort")
    sheet = RecoverySheet("Freiwilligenagentur Naumburg", door.USER, date.today(), str(DATABASE), CODE)
    setup.display_sheet(recovery_sheet(sheet), kept=True)
    setup.display_step(Step.SHEET)
    setup.resize(900, 640)
    keep(setup, folder, "einrichten-blatt")
    setup.resize(900, 520)
    setup.display_step(Step.CODE)
    write(setup, "office.setup.code", CODE.lower().replace("-", " "))
    keep(setup, folder, "einrichten-code")
    login = LoginWindow(Settings(last_office=str(place), last_user=door.USER), refuse, nothing)
    login.display_office(DATABASE, [door.USER, "Kaya"], door.USER)
    login.show()
    write(login, "office.login.passphrase", "vergessen")
    login.display_problems([Problem("passphrase", _("This passphrase does not open the office. Please try again."))])
    login.display_wait(4)
    keep(login, folder, "anmelden")
    login.display_wait(0)
    login.display_problems([])
    press(login, "office.login.to_recovery")
    keep(login, folder, "wiederherstellen")
    for window in (setup, login):
        window.hide()
        window.deleteLater()


def keep(window: QWidget, folder: Path, name: str) -> None:
    """A picture of a window that is not the main one."""
    settle()
    window.grab().save(str(folder / f"{name}.png"))


def write(root: QWidget, name: str, text: str) -> None:
    """Types into the editor of that object name, as a user would."""
    editor = root.findChild(QLineEdit, name) or root.findChild(QPlainTextEdit, name)
    assert editor is not None, name
    editor.setFocus()
    if isinstance(editor, QLineEdit):
        editor.selectAll()
        editor.insert(text)
        editor.editingFinished.emit()
    else:
        editor.selectAll()
        editor.insertPlainText(text)
    settle()


def area(root: QWidget, name: str) -> QScrollArea:
    """The scrolling area of that object name."""
    found = root.findChild(QScrollArea, name)
    assert found is not None, name
    return found


def top_of(within: QScrollArea, name: str) -> int:
    """Scrolls so that a widget stands at the top, or as near to it as there is more below; returns how far from it."""
    widget, content = within.findChild(QWidget, name), within.widget()
    assert widget is not None, name
    assert content is not None
    settle()
    within.verticalScrollBar().setValue(widget.mapTo(content, QPoint(0, 0)).y() - EDGE)
    settle()
    return max(widget.mapTo(within.viewport(), QPoint(0, 0)).y() - EDGE, 0)


def pause() -> None:
    """Until what waits for a pause in the typing has happened: drafts, suggestions, previews."""
    end = time.monotonic() + LONGEST_PAUSE
    until(lambda: time.monotonic() > end)


def nothing() -> None:
    """Takes the place of a way that these pictures do not go."""


def refuse(_office: OpenOffice) -> None:
    """No office is opened while the doors are painted."""
    raise AssertionError
