from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdf_reading
import pytest
from certifying import Agency
from layout_samples import full, photograph

from freiwilligenagentur.certificates import layout_file
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout_rows import LayoutRow, SampleText, StoredLayout
from freiwilligenagentur.certificates.presenter.layouts import LayoutsPresenter
from freiwilligenagentur.errors import DiskFull, Problem


class View:
    """Notes what the page would show; answers what it is asked."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.chosen = ""
        self.layout: StoredLayout | None = None
        self.state = ""
        self.problems: dict[str, str] = {}
        self.pdf: bytes | None = None
        self.samples: list[SampleText] = []
        self.errors: list[str] = []
        self.answers: dict[str, Any] = {}

    def display_rows(self, rows: Sequence[LayoutRow], chosen: str) -> None:
        self.rows, self.chosen = [row.name for row in rows], chosen

    def display_layout(self, stored: StoredLayout | None) -> None:
        self.layout = stored

    def display_pictures(self, stored: StoredLayout) -> None:
        self.layout = stored

    def display_state(self, text: str) -> None:
        self.state = text

    def display_problems(self, problems: Sequence[Problem], focus: bool) -> None:
        self.problems = {problem.field: problem.text for problem in problems}

    def display_preview(self, pdf: bytes | None) -> None:
        self.pdf = pdf

    def display_samples(self, samples: Sequence[SampleText]) -> None:
        self.samples = list(samples)

    def ask_overwrite(self, text: str) -> bool:
        return bool(self.answers["overwrite"])

    def ask_with_signatures(self) -> bool:
        return bool(self.answers["signatures"])

    def ask_open(self) -> Path | None:
        return self.answers.get("open")

    def ask_save(self, proposed: str) -> Path | None:
        self.answers["proposed"] = proposed
        return self.answers.get("save")

    def ask_picture(self) -> Path | None:
        return self.answers.get("picture")

    def tell_error(self, text: str) -> None:
        self.errors.append(text)

    def said(self) -> str:
        return "\n".join(pdf_reading.pages(self.pdf or b""))


class Ways:
    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)


class Desk:
    def __init__(self, agency: Agency) -> None:
        self.view, self.ways, self.agency = View(), Ways(), agency
        self.layouts = agency.services.layouts
        self.presenter = LayoutsPresenter(self.view, self.layouts, self.ways)  # type: ignore[arg-type]
        self.presenter.refresh()

    def change(self, **changes: object) -> None:
        assert self.view.layout is not None
        self.view.layout = replace(self.view.layout, layout=replace(self.view.layout.layout, **changes))  # type: ignore[arg-type]
        self.presenter.edited(self.view.layout)
        self.presenter.look()


@pytest.fixture
def desk(agency: Agency) -> Desk:
    return Desk(agency)


@pytest.fixture
def blue(desk: Desk) -> StoredLayout:
    kept = desk.layouts.save(StoredLayout(full()))
    desk.presenter.refresh()
    return kept


def test_an_office_without_layouts_sees_how_certificates_look(desk: Desk) -> None:
    assert (desk.view.rows, desk.view.layout) == ([], None)
    assert "Erika Beispiel" in desk.view.said()
    assert "ohne eigene Vorlage" in desk.view.state


def test_a_new_layout_stands_in_the_list_and_can_be_taken_back(desk: Desk) -> None:
    desk.presenter.new()
    assert desk.view.rows == ["Meine Vorlage"]
    assert desk.view.state == "Gespeichert, Fassung 1."
    desk.agency.store.undo()
    desk.presenter.refresh()
    assert desk.view.rows == []


def test_a_change_shows_in_the_preview_before_it_is_kept(desk: Desk, blue: StoredLayout) -> None:
    desk.change(footer=("Wir freuen uns auf Sie",))
    assert "Wir freuen uns auf Sie" in desk.view.said()
    assert "noch nicht gespeichert" in desk.view.state
    assert desk.layouts.get(blue.id).layout == full()
    assert desk.presenter.save()
    assert desk.layouts.get(blue.id).layout.footer == ("Wir freuen uns auf Sie",)
    assert desk.view.state == "Gespeichert, Fassung 2."


def test_what_is_wrong_stands_at_its_field_and_the_last_good_preview_stays(desk: Desk, blue: StoredLayout) -> None:
    before = desk.view.pdf
    desk.change(accent="#CCCCCC")
    assert desk.view.problems["accent"].startswith("Diese Farbe ist auf Papier zu blass (1,6 : 1")
    assert desk.view.pdf == before
    assert not desk.presenter.save()
    assert desk.layouts.get(blue.id).layout.accent == full().accent


def test_leaving_with_something_wrong_keeps_what_was_typed(agency: Agency, desk: Desk, blue: StoredLayout) -> None:
    desk.change(accent="#CCCCCC")
    desk.presenter.keep()
    again = Desk(agency)
    assert again.view.layout is not None
    assert again.view.layout.layout.accent == "#CCCCCC"
    assert "accent" in again.view.problems
    again.presenter.discard()
    assert again.view.layout.layout == full()
    assert Desk(agency).view.layout == again.view.layout


def test_a_full_disk_is_told_in_the_line_of_the_state(
    desk: Desk, blue: StoredLayout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise DiskFull("Die Festplatte ist voll.")

    monkeypatch.setattr(type(desk.layouts), "keep_draft", refuse)
    desk.change(accent="#CCCCCC")
    assert (desk.view.state, desk.view.errors) == ("Die Festplatte ist voll.", [])
    desk.presenter.keep()
    assert desk.view.errors == ["Die Festplatte ist voll."]


def test_choosing_another_layout_keeps_the_present_one(desk: Desk, blue: StoredLayout) -> None:
    other = desk.layouts.save(StoredLayout(replace(full(), name="Andere")))
    desk.presenter.choose(blue.id)
    desk.change(footer=("neu",))
    desk.presenter.choose(other.id)
    assert desk.layouts.get(blue.id).layout.footer == ("neu",)
    assert desk.view.layout == other


def test_undo_elsewhere_shows_the_layout_as_it_is_kept(desk: Desk, blue: StoredLayout) -> None:
    desk.change(footer=("neu",))
    desk.presenter.save()
    desk.agency.store.undo()
    desk.presenter.refresh()
    assert desk.view.layout is not None
    assert desk.view.layout.layout == full()


def test_a_refresh_leaves_what_is_being_typed(desk: Desk, blue: StoredLayout) -> None:
    desk.change(footer=("halb getippt",))
    desk.presenter.refresh()
    assert "halb getippt" in desk.view.said()
    assert desk.presenter.save()


@pytest.mark.parametrize(("overwrite", "footer"), [(True, ("meine",)), (False, ("ihre",))])
def test_a_colleague_in_between_is_told_and_nothing_lost(
    desk: Desk, blue: StoredLayout, overwrite: bool, footer: tuple[str, ...]
) -> None:
    desk.change(footer=("meine",))
    desk.layouts.save(replace(blue, layout=replace(full(), footer=("ihre",))))
    desk.view.answers["overwrite"] = overwrite
    desk.presenter.save()
    assert desk.layouts.get(blue.id).layout.footer == footer
    assert desk.view.layout is not None
    assert desk.view.layout.layout.footer == footer


def test_the_preview_shows_the_text_of_a_volunteer_and_every_kind(desk: Desk, blue: StoredLayout) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.refresh()
    assert [each.name for each in desk.view.samples] == ["Mustertext", "Mertens, Ilse"]
    desk.presenter.show_with(person, Kind.EHRENAMTSNACHWEIS)
    assert "Ilse Mertens" in desk.view.said()
    for kind in Kind:
        desk.presenter.show_with("", kind)
        assert "Erika Beispiel" in desk.view.said()


def test_a_picture_is_taken_cleaned_and_removed(desk: Desk, blue: StoredLayout, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(photograph(40, 40) + b"Anhang")
    desk.view.answers["picture"] = tmp_path / "foto.jpg"
    desk.presenter.take_picture("signature-2")
    assert desk.view.layout is not None
    taken = desk.view.layout.layout.signatures[1].picture
    assert taken is not None
    assert b"Anhang" not in taken
    desk.presenter.remove_picture("signature-2")
    assert desk.view.layout.layout.signatures[1].picture is None


def test_a_file_that_is_no_picture_is_told_and_changes_nothing(desk: Desk, blue: StoredLayout, tmp_path: Path) -> None:
    (tmp_path / "brief.jpg").write_bytes(b"Sehr geehrte Damen und Herren")
    desk.view.answers["picture"] = tmp_path / "brief.jpg"
    desk.presenter.take_picture("logo")
    assert desk.view.errors == ["Das Bild lässt sich nicht lesen. Bitte wählen Sie eine PNG- oder JPEG-Datei."]
    assert desk.view.layout == blue


def test_a_layout_goes_out_and_comes_in_as_one_file(desk: Desk, blue: StoredLayout, tmp_path: Path) -> None:
    desk.view.answers |= {"signatures": False, "save": tmp_path / "blau.nachweislayout"}
    desk.presenter.export_file()
    assert desk.view.answers["proposed"] == "Blau mit Siegel.nachweislayout"
    assert layout_file.unpack((tmp_path / "blau.nachweislayout").read_bytes()).signatures[0].picture is None
    desk.view.answers["open"] = tmp_path / "blau.nachweislayout"
    desk.presenter.import_file()
    assert desk.view.rows == ["Blau mit Siegel", "Blau mit Siegel (2)"]
    assert desk.ways.told[-1] == "Die Vorlage „Blau mit Siegel (2)“ wurde übernommen."


def test_deleting_says_how_to_bring_it_back(desk: Desk, blue: StoredLayout) -> None:
    desk.presenter.delete()
    assert desk.view.rows == []
    assert "Strg+Z" in desk.ways.told[-1]
    desk.agency.store.undo()
    desk.presenter.refresh()
    assert desk.view.layout is not None
    assert desk.view.layout.layout == full()
