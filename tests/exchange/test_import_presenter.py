"""How the import dialog behaves, without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from importing_office import Importing
from made_up_exports import offer_row, offers_csv, people_csv, person_row
from sqlalchemy import func, select

from freiwilligenagentur.errors import Cancelled, OfficeError
from freiwilligenagentur.exchange.files.records import Kind
from freiwilligenagentur.exchange.meeting.planning import PlannedRow
from freiwilligenagentur.exchange.presenter import ImportPresenter
from freiwilligenagentur.exchange.previewing import Preview, Tick
from freiwilligenagentur.exchange.progress import Silent
from freiwilligenagentur.organisations.model import Offer, Organisation

CONTENT = offers_csv(
    offer_row(id="1", einrichtungsname="Lesefreunde e.V.", angebotsname="Vorlesen"),
    offer_row(id="2", einrichtungsname="Lese-Freunde", angebotsname="Lesenacht"),
    offer_row(id="3", einrichtungsname="Domkantorei", angebotsname="Noten sortieren", bearbeitet="1418703985"),
    offer_row(id="4", einrichtungsname="Domkantorei", angebotsname="Noten sortieren", bearbeitet="1518703985"),
)


class FakeView:
    """Remembers what is on the screen."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.report_place: Path | None = None
        self.preview: Preview | None = None
        self.ticked: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
        self.rows: tuple[PlannedRow, ...] = ()
        self.empty = ""
        self.action = ("", "", False)
        self.report: tuple[str, tuple[str, ...], bool] | None = None
        self.errors: list[str] = []

    def ask_file(self) -> Path | None:
        return self.file

    def ask_report_place(self, proposed: str) -> Path | None:
        return self.report_place

    def display_preview(self, preview: Preview, merge: frozenset[str], once: frozenset[str]) -> None:
        self.preview, self.ticked, self.rows = preview, (merge, once), preview.rows

    def display_repeats(self, repeats: tuple[Tick, ...], once: frozenset[str]) -> None:
        assert self.preview is not None
        self.preview, self.ticked = replace(self.preview, repeats=repeats), (self.ticked[0], once)

    def display_rows(self, rows: tuple[PlannedRow, ...], empty: str) -> None:
        self.rows, self.empty = rows, empty

    def display_action(self, caption: str, summary: str, enabled: bool) -> None:
        self.action = (caption, summary, enabled)

    def display_report(self, title: str, lines: tuple[str, ...], can_undo: bool) -> None:
        self.report = (title, lines, can_undo)

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Status:
    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)


class Desk:
    """A presenter with a view in the hand; long work is done at once."""

    def __init__(self, importing: Importing, folder: Path) -> None:
        self.view, self.status, self.folder = FakeView(), Status(), folder
        self.progress: Any = Silent()
        self.presenter = ImportPresenter(importing.service, self.view, self.run, self.status)  # type: ignore[arg-type]

    def run(
        self,
        title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[OfficeError], None],
        cancelled: Callable[[], None],
    ) -> None:
        try:
            result = work(self.progress)
        except Cancelled:
            cancelled()
        except OfficeError as error:
            failed(error)
        else:
            done(result)

    def open(self, content: bytes, name: str = "export.csv") -> FakeView:
        self.view.file = self.folder / name
        self.view.file.write_bytes(content)
        self.presenter.choose()
        return self.view


@pytest.fixture
def desk(importing: Importing, tmp_path: Path) -> Desk:
    return Desk(importing, tmp_path)


def count(importing: Importing, kind: type) -> int:
    with importing.store.read() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_the_preview_says_what_was_recognised_and_what_would_happen(desk: Desk) -> None:
    view = desk.open(CONTENT)
    assert view.preview is not None
    assert view.preview.title == "Import von export.csv"
    assert view.preview.subtitle == "Freinet CSV · UTF-8 · Semikolon · 4 Zeilen"
    assert len(view.rows) == 4
    assert [(tick.title, tick.details) for tick in view.preview.groups] == [("Lesefreunde e.V.", "mit: Lese-Freunde")]
    assert [tick.title for tick in view.preview.repeats] == ["Noten sortieren"]
    assert view.action == ("4 Angebote übernehmen", "4 neu · 2 neue Organisationen", True)


class Stopped:
    """A user who presses Abbrechen at once."""

    cancelled = True

    def step(self, done: int, total: int, text: str = "") -> None: ...


def test_stopping_at_any_stage_says_that_nothing_was_changed_and_goes_on_from_there(
    desk: Desk, importing: Importing
) -> None:
    told = ["Angehalten. Es wurde nichts geändert."]
    desk.progress = Stopped()
    view = desk.open(CONTENT)
    assert (view.preview, desk.status.told) == (None, told)
    desk.progress = Silent()
    desk.open(CONTENT)
    desk.progress = Stopped()
    desk.presenter.apply()
    assert (view.report, count(importing, Offer), desk.status.told) == (None, 0, told * 2)
    desk.progress = Silent()
    desk.presenter.apply()
    report = view.report
    desk.progress = Stopped()
    desk.presenter.undo()
    assert (view.report, count(importing, Offer), desk.status.told[-1:]) == (report, 4, told)
    desk.progress = Silent()
    desk.presenter.undo()
    assert count(importing, Offer) == 0


def test_without_a_chosen_file_nothing_happens(desk: Desk) -> None:
    desk.presenter.choose()
    assert desk.view.preview is None
    assert not desk.view.errors


def test_a_wrong_file_is_told_and_what_was_shown_stays(desk: Desk) -> None:
    view = desk.open(CONTENT)
    before = view.preview
    desk.open(b"%PDF-1.4", "angebote.csv")
    assert view.errors == ["Das ist ein PDF-Dokument, kein Export. Bitte wählen Sie eine CSV- oder XML-Datei."]
    assert view.preview is before


def test_every_decision_shows_at_once_what_it_means(desk: Desk) -> None:
    view = desk.open(CONTENT)
    assert view.preview is not None
    desk.presenter.merge(view.preview.groups[0].id, together=False)
    assert view.action[1] == "4 neu · 3 neue Organisationen"
    desk.presenter.take_once(view.preview.repeats[0].id, once=True)
    assert view.action[0] == "3 Angebote übernehmen"


def test_offers_that_become_twice_by_taking_names_as_one_are_told_before(desk: Desk, importing: Importing) -> None:
    both = offers_csv(
        offer_row(id="1", einrichtungsname="Lese-Freunde e. V.", angebotsname="Vorlesen"),
        offer_row(id="2", einrichtungsname="Lesefreunde e.V.", angebotsname="vorlesen"),
    )

    def told() -> list[str]:
        assert desk.view.preview is not None
        return [f"{tick.title}: {tick.details}" for tick in desk.view.preview.repeats]

    preview = desk.open(both).preview
    assert preview is not None
    assert told() == ["Vorlesen: Lese-Freunde e. V., Zeilen 2, 5"]
    desk.presenter.take_once(preview.repeats[0].id, once=True)
    desk.presenter.merge(preview.groups[0].id, together=False)
    assert told() == []
    assert desk.view.action[0] == "2 Angebote übernehmen"
    desk.presenter.merge(preview.groups[0].id, together=True)
    assert desk.view.action[0] == "1 Angebot übernehmen"
    first = told()
    desk.presenter.take_once(preview.repeats[0].id, once=False)
    desk.presenter.apply()
    desk.open(both)
    assert told() == first


def test_taking_over_follows_the_decisions_and_can_be_undone(desk: Desk, importing: Importing) -> None:
    view = desk.open(CONTENT)
    assert view.preview is not None
    desk.presenter.take_once(view.preview.repeats[0].id, once=True)
    desk.presenter.apply()
    assert (count(importing, Offer), count(importing, Organisation)) == (3, 2)
    assert view.report is not None
    title, lines, can_undo = view.report
    assert title == "3 Angebote übernommen"
    assert lines[-1] == "1 Schreibweise zusammengeführt"
    assert can_undo
    assert desk.status.told == ["3 Angebote übernommen"]
    desk.presenter.undo()
    assert (count(importing, Offer), count(importing, Organisation)) == (0, 0)
    assert view.report == ("Der Import wurde zurückgenommen; alles ist wie zuvor.", (), False)


def test_undo_after_other_work_is_refused_with_a_sentence(desk: Desk, importing: Importing) -> None:
    view = desk.open(CONTENT)
    desk.presenter.apply()
    with importing.store.write("Von Hand") as session:
        session.add(Organisation(name="Neu"))
    desk.presenter.undo()
    assert view.errors[0].startswith("Seit dem Import wurde noch etwas anderes getan.")
    assert count(importing, Offer) == 4


def test_a_second_import_of_the_same_file_has_nothing_to_take_over(desk: Desk) -> None:
    desk.open(CONTENT)
    desk.presenter.apply()
    view = desk.open(CONTENT)
    assert view.action == ("0 Angebote übernehmen", "4 unverändert", False)


def test_stopping_leaves_the_preview_as_it_was(desk: Desk, importing: Importing) -> None:
    class Stopped:
        cancelled = True

        def step(self, done: int, total: int, text: str = "") -> None:
            """Nobody looks."""

    view = desk.open(CONTENT)
    desk.progress = Stopped()
    desk.presenter.apply()
    assert view.report is None
    assert not view.errors
    assert count(importing, Offer) == 0


def test_rows_are_filtered_by_words_and_by_what_happens(desk: Desk) -> None:
    view = desk.open(CONTENT)
    desk.presenter.narrow("NOTEN domk", "")
    assert [row.title for row in view.rows] == ["Noten sortieren", "Noten sortieren"]
    desk.presenter.narrow("", "changed")
    assert (view.rows, view.empty) == ((), "Keine Zeile der Datei passt dazu.")
    desk.presenter.narrow("", "new")
    assert len(view.rows) == 4


def test_unknown_columns_are_assigned_by_hand(desk: Desk, importing: Importing) -> None:
    view = desk.open(b"wer;was\nSaalewerk;Fahrdienst\n")
    assert view.preview is not None
    assert view.preview.fault.startswith("Diese Spalten wurden nicht gefunden: Angebot, Organisation.")
    assert view.action[2] is False
    desk.presenter.apply()
    desk.presenter.take_column_as(0, "organisation")
    desk.presenter.take_column_as(1, "title")
    assert view.preview.fault == ""
    assert view.action == ("1 Angebot übernehmen", "1 neu · 1 neue Organisation", True)
    desk.presenter.apply()
    assert count(importing, Offer) == 1


def test_no_field_is_given_to_two_columns(desk: Desk) -> None:
    view = desk.open(b"Verein;Angebot;Aufgabe\nSaalewerk;Fahrdienst;Fahren\n")
    desk.presenter.take_column_as(2, "title")
    assert view.preview is not None
    assert [column.field for column in view.preview.columns] == ["organisation", "", "title"]
    assert view.rows[0].title == "Fahren"


def test_a_table_can_be_read_as_people_instead(desk: Desk) -> None:
    view = desk.open(b"Name;Titel;PLZ\nMuster;Dr.;06618\n")
    assert view.preview is not None
    assert view.preview.kind is Kind.OFFERS
    desk.presenter.take_file_as(Kind.PEOPLE)
    assert view.preview.kind is Kind.PEOPLE
    assert view.action[0] == "1 Person übernehmen"


def test_xml_decides_by_itself_what_its_parts_are(desk: Desk) -> None:
    view = desk.open(
        b"<angebot><einrichtungsname>A</einrichtungsname><angebotsname>B</angebotsname></angebot>", "a.xml"
    )
    assert view.preview is not None
    assert view.preview.fields == ()
    desk.presenter.take_column_as(0, "title")
    desk.presenter.take_file_as(Kind.PEOPLE)
    assert view.action[0] == "1 Angebot übernehmen"


def test_the_report_can_be_kept_as_a_file(desk: Desk, tmp_path: Path) -> None:
    view = desk.open(CONTENT)
    desk.presenter.save_report()
    desk.presenter.apply()
    view.report_place = tmp_path / "bericht.txt"
    desk.presenter.save_report()
    text = view.report_place.read_text("utf-8-sig")
    assert "Angebote: 4 neu" in text
    assert "Lesefreunde e.V. = Lese-Freunde" in text


def test_people_who_are_probably_here_are_shown_with_the_reason(desk: Desk) -> None:
    content = people_csv(person_row("Anna", "Muster", plz="06618", strasse="Markt 1"))
    desk.open(content)
    desk.presenter.apply()
    other = people_csv(person_row("Anna", "Muster", plz="06618", strasse="Markt 1", ort="Naumburg"))
    view = desk.open(other.replace(b"inhaber_ehrenamtskarte", b"karte").replace(b"eak_", b"k_"))
    assert view.preview is not None
    (tick,) = view.preview.groups
    assert tick.title == "Anna Muster (schon hier)"
    assert "gleicher Name" in tick.details
    assert tick.id in view.ticked[0]
