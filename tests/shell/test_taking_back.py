"""Taking back and bringing again, from the frame around the rooms."""

from __future__ import annotations

from datetime import date

from hands import Hands
from small_office import record, rows

from freiwilligenagentur.placements.model import FollowUp
from freiwilligenagentur.storage.office_file import OpenOffice


def test_the_line_of_state_tells_the_step_and_ctrl_z_takes_it_back(hands: Hands, furnished: OpenOffice) -> None:
    hands.press("Ctrl+3")
    record(furnished, "Tafel Naumburg")
    hands.wait_to_see("Rückgängig: Organisation aufgenommen (Strg+Z)")
    hands.until(lambda: "Tafel Naumburg" in rows(hands, "organisations.table"))
    hands.press("Ctrl+Z")
    hands.wait_to_see("Zurückgenommen: Organisation aufgenommen")
    hands.until(lambda: not hands.sees("Rückgängig:"))
    hands.until(lambda: "Tafel Naumburg" not in rows(hands, "organisations.table"))
    hands.press("Ctrl+Shift+Z")
    hands.wait_to_see("Wiederholt: Organisation aufgenommen")
    hands.until(lambda: "Tafel Naumburg" in rows(hands, "organisations.table"))
    hands.press("Ctrl+Z", "Ctrl+Y")
    hands.until(lambda: "Tafel Naumburg" in rows(hands, "organisations.table"))


def test_the_line_of_state_is_a_button_that_tab_reaches(hands: Hands, furnished: OpenOffice) -> None:
    record(furnished, "Tafel Naumburg")
    hands.push("shell.undo")
    hands.wait_to_see("Zurückgenommen: Organisation aufgenommen")


def test_what_the_window_says_is_not_talked_over_by_the_change_itself(hands: Hands, furnished: OpenOffice) -> None:
    record(furnished, "Tafel Naumburg")
    hands.wait_to_see("Organisation aufgenommen")
    hands.press("Ctrl+Z")
    hands.until(lambda: not hands.sees("Rückgängig:"))
    assert hands.sees("Zurückgenommen: Organisation aufgenommen")


def test_what_is_final_is_said_once_before_the_steps_before_it_are_taken_back(
    hands: Hands, furnished: OpenOffice
) -> None:
    record(furnished, "Tafel Naumburg")
    record(furnished, "Tafel Zeitz")
    with furnished.store.write("Nachweis ausgestellt", undoable=False) as session:
        session.add(FollowUp(due_on=date(2026, 11, 29), text="Nachweis abholen"))
    hands.press("Ctrl+3", "Ctrl+Z")
    hands.wait_to_see("„Nachweis ausgestellt“ bleibt. Noch einmal Strg+Z nimmt zurück: Organisation aufgenommen.")
    hands.wait_to_see("Rückgängig: Organisation aufgenommen (Strg+Z)")
    hands.press("Ctrl+Z", "Ctrl+Z")
    hands.until(lambda: not any("Tafel" in name for name in rows(hands, "organisations.table")))


def test_nothing_to_take_back_is_said(hands: Hands) -> None:
    hands.press("Ctrl+Z")
    assert hands.sees("Es gibt nichts zurückzunehmen.")


def test_a_field_takes_back_its_own_typing_and_stops_there(hands: Hands, furnished: OpenOffice) -> None:
    record(furnished, "Tafel Naumburg")
    hands.press("Ctrl+2")
    assert hands.at() == "people.filter"
    hands.type("mert")
    hands.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert hands.value("people.filter") == ""
    assert not hands.sees("Zurückgenommen")
    hands.press("Tab", "Shift+Tab", "Ctrl+Z")
    assert hands.sees("Zurückgenommen: Organisation aufgenommen")
