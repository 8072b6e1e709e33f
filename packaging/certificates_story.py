"""What leads to certificates, told with the real windows: batches, who fulfils a rule, layouts."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import stopped_clock
from office_story import MONDAY, Story, area, pause, write
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.app.certificates_room import CertificatesRoom
from freiwilligenagentur.certificates.view.batch import BatchPage
from freiwilligenagentur.certificates.view.layouts_page import LayoutsPage
from freiwilligenagentur.console.tour import press, settle, until
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.schemes.view import SchemesPage
from freiwilligenagentur.shell import ways

Page = TypeVar("Page", bound=QWidget)


def tell(story: Story) -> None:
    """The sections of the certificates, one after the other."""
    stopped_clock.show(MONDAY, 16, 30)
    story.windows.window.search_for("")
    settle()
    _batch(story)
    _schemes(story)
    _layouts(story)


def _batch(story: Story) -> None:
    page = _section(story, "batch", BatchPage)
    page.start_from("training", story.windows.services.trainings.attended.choices()[0].id)
    people = _filled(page, "batch.table")
    press(page, "batch.check")
    until(lambda: all(line.order != 1 or line.tone != "neutral" for line in people.rows()))
    story.picture("sammelausstellung", settle)


def _schemes(story: Story) -> None:
    page, today = _section(story, "schemes", SchemesPage), story.windows.services.today()
    page.show_rule("BY", "by-blau", today)
    _filled(page, "schemes.table")
    story.picture("wer-erfuellt", settle)
    page.who.hold_route("Juleica", True, date(today.year + 1, 5, 31))
    pause()
    story.detail("andere-wege", area(page, "schemes.detail"), "schemes.routes")
    page.who.hold_route("Juleica", False, None)
    pause()


def _layouts(story: Story) -> None:
    page = _section(story, "layouts", LayoutsPage)
    press(page, "certificates.layouts.new")
    write(page, "certificates.layout.name", "Blau mit Vorstand")
    pause()
    story.picture("vorlagen", settle)


def _section(story: Story, name: str, kind: type[Page]) -> Page:
    room = story.windows.window.show_room(ways.CERTIFICATES)
    assert isinstance(room, CertificatesRoom)
    page = room.show_section(name)
    assert isinstance(page, kind)
    return page


def _filled(page: QWidget, name: str) -> RowTable:
    table = page.findChild(RowTable, name)
    assert table is not None
    until(lambda: bool(table.rows()))
    return table
