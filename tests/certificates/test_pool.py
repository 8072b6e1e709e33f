"""The pool of competences in its window, by keyboard, from the form that ticks them."""

from __future__ import annotations

from typing import Any

import pytest
from certifying import TODAY, Agency
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.view import CertificatesPage
from freiwilligenagentur.certificates.view.pool_dialog import PoolDialog
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.vocabulary.service import Vocabulary


class Ways:
    def __getattr__(self, _name: str) -> Any:
        return lambda *_given: None


@pytest.fixture
def page(agency: Agency, services: CertificateServices, qtbot: QtBot) -> CertificatesPage:
    people = PeopleService(agency.store, Vocabulary(agency.store), lambda: TODAY)
    made = CertificatesPage(services, people, Ways(), {})  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1156, 708)
    made.show()
    qtbot.waitExposed(made)
    return made


def find(root: QWidget, name: str, kind: type[Any] = QAbstractButton) -> Any:
    found = root.findChild(kind, name)
    assert found is not None, name
    return found


def test_a_competence_of_the_offices_own_can_be_ticked_at_once(
    page: CertificatesPage, agency: Agency, services: CertificateServices, qtbot: QtBot
) -> None:
    person, _placement = agency.reader()
    page.start_issue(person)
    page._issue_side._ready_form()._kind.set_code(Kind.KOMPETENZNACHWEIS.value)
    page._issue_side._ready_form().edited.emit()
    find(page, "certificates.competences.change").click()
    dialog = find(page, "certificates.pool", PoolDialog)
    label = find(dialog, "certificates.pool.label", LineEdit)
    label.setFocus()
    label.selectAll()
    QTest.keyClicks(label, "Imkern")
    QTest.keyClick(label, Qt.Key.Key_Return)
    table = find(dialog, "certificates.pool.table", RowTable)
    assert table.rows()[-1].label == "Imkern"
    with qtbot.waitSignal(dialog.finished):
        find(dialog, "certificates.pool.close").click()
    assert "Imkern" in services.preparing.competences()
    focused = page.window().focusWidget()
    assert focused.objectName().startswith("certificates.competences.")
    qtbot.waitUntil(lambda: not focused.visibleRegion().isEmpty())  # the form, made anew, scrolls there
    assert page.issuing._entry is not None
    form = page._issue_side._ready_form()
    form._competences.set_selected({"Imkern"})
    form.edited.emit()
    assert page.issuing._entry.competences == {"Imkern"}


def ticked(page: CertificatesPage) -> set[str]:
    """Which competences the form shows as ticked, by their words."""
    group = page._issue_side._ready_form()._competences
    return {chip.caption for chip in group._chips if chip.isChecked()}


@pytest.mark.parametrize("done", ["renamed", "no longer offered", "renamed elsewhere"])
def test_what_was_ticked_stays_ticked_when_the_list_changes(
    done: str, page: CertificatesPage, agency: Agency, services: CertificateServices, qtbot: QtBot
) -> None:
    person, _placement = agency.reader()
    first = services.pool.rows()[0]
    page.start_issue(person)
    form = page._issue_side._ready_form()
    form._competences.set_selected({first.label})
    form.edited.emit()
    if done == "renamed elsewhere":
        services.pool.rename(first.id, "Genau hinhören")
    page._open_pool()
    dialog = find(page, "certificates.pool", PoolDialog)
    dialog.presenter.choose(first.id)
    if done == "renamed":
        dialog.presenter.rename("Gut hören")
        dialog.presenter.rename("Genau hinhören")
    elif done == "no longer offered":
        dialog.presenter.offer(False)
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()
    words = "Genau hinhören" if done == "renamed" else first.label
    assert ticked(page) == {words}
    page.issuing.keep()
    begun = services.preparing.draft(person)
    assert begun is not None
    assert begun.competences == (words,)
    page.start_issue(agency.reader()[0])  # somebody else is offered only what stands on the list
    assert ticked(page) == set()
    assert [chip.caption for chip in page._issue_side._ready_form()._competences._chips] == (
        services.preparing.competences()
    )


def test_what_stands_there_already_is_told_at_the_field(page: CertificatesPage, services: CertificateServices) -> None:
    page._open_pool()
    dialog = find(page, "certificates.pool", PoolDialog)
    first = services.pool.rows()[0].label
    dialog.presenter.add(first.upper())
    assert dialog._label.error()
    dialog.presenter.offer(False)
    assert not services.pool.rows()[0].active
    dialog.accept()
