from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pdf_reading
import pytest
from certifying import Agency

from freiwilligenagentur.certificates.presenter.reissue import ReissuePresenter
from freiwilligenagentur.certificates.renaming import PersonalText
from freiwilligenagentur.certificates.service.reissuing import Reason
from freiwilligenagentur.people.model import Volunteer


class Screen:
    def __init__(self) -> None:
        self.errors: list[str] = []
        self.told: list[str] = []
        self.left = False
        self.pdf: bytes | None = None

    def display_head(self, title: str, reasons: Sequence[tuple[str, str]]) -> None:
        self.title, self.reasons = title, reasons

    def display_certificates(self, listed: Sequence[tuple[str, str]], chosen: frozenset[str], can_choose: bool) -> None:
        self.listed, self.chosen, self.can_choose = list(listed), chosen, can_choose

    def display_explained(self, text: str, warning: str) -> None:
        self.explained, self.warning = text, warning

    def display_texts(self, certificate_id: str, listed: Sequence[PersonalText]) -> None:
        self.texts = {each.key: each.text for each in listed}

    def display_preview(self, pdf: bytes | None) -> None:
        self.pdf = pdf

    def display_action(self, text: str, enabled: bool) -> None:
        self.action, self.enabled = text, enabled

    def leave(self) -> None:
        self.left = True

    def tell_error(self, text: str) -> None:
        self.errors.append(text)

    def tell(self, text: str) -> None:
        self.told.append(text)


class Desk:
    """Ilse Mertens has two certificates and is called Ilse Anders now."""

    def __init__(self, agency: Agency) -> None:
        self.agency, self.screen, self.finished = agency, Screen(), ""
        self.person, _placement = agency.reader()
        self.keys = [agency.issue(agency.request(self.person)) for _ in range(2)]
        self.rename(last_name="Anders")
        reissuing = agency.services.reissuing
        view: Any = self.screen
        self.presenter = ReissuePresenter(view, reissuing, view, self.finish)

    def rename(self, **values: str) -> None:
        with self.agency.store.write("Akte geändert") as session:
            for name, value in values.items():
                setattr(session.get(Volunteer, self.person), name, value)

    def begin(self) -> None:
        self.presenter.begin(self.agency.services.reissuing.renewals(self.keys[1]), self.keys[1])

    def finish(self, certificate_id: str) -> None:
        self.finished = certificate_id

    def page(self) -> str:
        assert self.screen.pdf is not None
        return pdf_reading.pages(self.screen.pdf)[0]


@pytest.fixture
def desk(agency: Agency) -> Desk:
    made = Desk(agency)
    made.begin()
    return made


def test_it_opens_with_all_certificates_ticked_and_the_new_one_in_sight(desk: Desk) -> None:
    screen = desk.screen
    assert screen.title == "Neu ausstellen für Ilse Anders"
    assert [text for _key, text in screen.listed] == [
        "EN-2026-0001, 01.02.2025 – 31.10.2026, ausgestellt auf Ilse Mertens",
        "EN-2026-0002, 01.02.2025 – 31.10.2026, ausgestellt auf Ilse Mertens",
    ]
    assert screen.chosen == set(desk.keys)
    assert screen.action == "2 Nachweise neu ausstellen"
    assert "Ilse Anders" in desk.page()
    assert screen.texts["function.0"] == "Lesepatin"


def test_one_can_be_left_as_it_is(desk: Desk) -> None:
    desk.presenter.tick(desk.keys[0], False)
    assert desk.screen.action == "1 Nachweis neu ausstellen"
    desk.presenter.reissue()
    rows = {row.serial: row for row in desk.agency.services.register.rows()}
    assert (rows["EN-2026-0001"].is_valid, rows["EN-2026-0002"].reissued_as) == (True, "EN-2026-0003")
    assert desk.finished == rows["EN-2026-0003"].id
    assert desk.screen.left
    assert desk.screen.told == ["1 Nachweis ist neu ausgestellt."]


def test_without_any_there_is_nothing_to_do(desk: Desk) -> None:
    for key in desk.keys:
        desk.presenter.tick(key, False)
    assert not desk.screen.enabled


def test_what_is_written_stands_in_the_preview_and_on_the_certificate(desk: Desk) -> None:
    desk.presenter.look_at(desk.keys[0])
    desk.presenter.write("function.0", "Vorlesen")
    desk.presenter.preview()
    assert "Vorlesen" in desk.page()
    desk.presenter.look_at(desk.keys[1])
    assert desk.screen.texts["function.0"] == "Lesepatin"
    desk.presenter.look_at(desk.keys[0])
    assert desk.screen.texts["function.0"] == "Vorlesen"
    desk.presenter.reissue()
    page = pdf_reading.pages(desk.agency.services.register.pdf(desk.finished))[0]
    assert "Vorlesen" in page


def test_a_protected_name_takes_all_and_says_what_happens(desk: Desk) -> None:
    desk.presenter.tick(desk.keys[0], False)
    desk.presenter.choose_reason(Reason.PROTECTED)
    assert desk.screen.chosen == set(desk.keys)
    assert not desk.screen.can_choose
    assert "ältere Sicherungen" in desk.screen.explained
    assert desk.screen.warning == ""
    desk.presenter.reissue()
    assert "Mertens" not in repr(desk.agency.services.register.rows())


def test_a_mail_address_with_the_old_name_is_warned_of(agency: Agency) -> None:
    desk = Desk(agency)
    desk.rename(email="i.mertens@example.org")
    desk.begin()
    desk.presenter.choose_reason(Reason.PROTECTED)
    assert desk.screen.warning.startswith("Die E-Mail-Adresse")


def test_a_refusal_is_told_and_the_window_stays(desk: Desk) -> None:
    desk.rename(last_name="Nochmals")
    desk.presenter.reissue()
    assert desk.screen.errors
    assert not desk.screen.left
    assert len(desk.agency.services.register.rows()) == 2
