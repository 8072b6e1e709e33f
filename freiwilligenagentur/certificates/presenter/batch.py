"""How a batch behaves: whom for, checking everybody, issuing, and handing out; without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.batch import (
    NO_SUBJECT,
    Asked,
    BatchRow,
    BatchWish,
    Checked,
    PeopleSource,
    Progress,
    Subject,
)
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.batch_lines import (
    BatchLine,
    checked_lines,
    checked_text,
    chosen_lines,
    issued_text,
    item_lines,
)
from freiwilligenagentur.certificates.presenter.batch_papers import BatchPapersPresenter, PapersView
from freiwilligenagentur.certificates.presenter.batch_people import Chosen, ChosenPeople
from freiwilligenagentur.certificates.presenter.batch_words import earlier_text, kind_label, unfinished_text
from freiwilligenagentur.certificates.presenter.ways import field_of_all, lead
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people.finding import Finder

Work = Callable[[Progress], Any]


class BatchView(PapersView, Protocol):
    """The page: three steps at the left, everybody with what was found at the right."""

    def display_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        """The ways to choose people."""

    def display_options(self, options: Sequence[tuple[str, str]], by_day: bool, look: bool) -> None:
        """What a way asks first; nothing hides the field. ``look`` says whether the people can be looked at."""

    def day(self) -> date | None:
        """The day that a way asks for; None while nothing readable stands there."""

    def display_layouts(self, layouts: Sequence[tuple[str, str]]) -> None:
        """The office's layouts; without any there is nothing to choose."""

    def display_choice(self, source: str, option: str) -> None:
        """Which way and which option are chosen."""

    def display_competences(self, competences: Sequence[tuple[str, str]]) -> None:
        """The competences that can be ticked for everybody, as code and words; what was ticked stays."""

    def display_kind(self, kind: str) -> None:
        """The kind that the chosen people get."""

    def display_hits(self, hits: Sequence[tuple[str, str]]) -> None:
        """People who fit what was typed, to add one."""

    def display_lines(self, lines: Sequence[BatchLine], text: str, empty: str) -> None:
        """Everybody, a line about all, and what to do while there is nobody."""

    def display_findings(self, name: str, findings: Sequence[Missing]) -> None:
        """What was found for the person of the current line."""

    def display_next(self, check: bool, issue: int) -> None:
        """Whether everybody can be checked, and how many certificates can be issued."""

    def display_earlier(self, batches: Sequence[tuple[str, str, str]]) -> None:
        """Batches from before: id, title, and what tells each from others of its title."""

    def display_unfinished(self, text: str) -> None:
        """That a batch was begun and not finished; "" when none was."""

    def display_result(self, shown: bool, refused: bool) -> None:
        """Whether the third step shows what can be done with the certificates, and whether somebody got none."""

    def display_field(self, field: str) -> None:
        """Puts the cursor into a field, or onto what is pressed next: ``print`` or ``go_on``."""

    def wish(self) -> BatchWish | None:
        """What stands in the fields; None while something unreadable stands there."""


class BatchPresenter:
    """State of the page: who is chosen, what was found, which batch was made of it."""

    def __init__(
        self,
        view: BatchView,
        services: CertificateServices,
        find: Finder,
        navigator: Navigator,
        sources: Sequence[PeopleSource] = (),
    ) -> None:
        self._view = view
        self._services = services
        self._find = find
        self._navigator = navigator
        waiting = PeopleSource("waiting", _("Everybody whose hours wait for a certificate"), self._waiting)
        self._sources = {source.key: source for source in (waiting, *sources)}
        self._source, self._option = waiting, ""
        self._people = ChosenPeople()
        self._checked: list[Checked] = []
        self._checked_for: BatchWish | None = None
        self._batch = ""
        self._hits: dict[str, str] = {}
        self.papers = BatchPapersPresenter(view, services.papers, navigator)

    # --- whom for

    def start(self) -> None:
        """An empty page."""
        self._people, self._checked, self._checked_for, self._batch = ChosenPeople(), [], None, ""
        self._view.display_sources([(source.key, source.title) for source in self._sources.values()])
        self._view.display_result(shown=False, refused=False)
        self._display()
        self.refresh()

    def start_with(
        self, people: Sequence[tuple[str, str]], subject: Subject = NO_SUBJECT, kind: Kind | None = None
    ) -> None:
        """The page for people who were chosen elsewhere, as id and listed name; ``subject`` and ``kind`` say what
        their certificates are about and of which kind they are.
        """
        self.start()
        if kind:
            self._view.display_kind(str(kind))
        self._add([Chosen(key, name, subject) for key, name in people])

    def start_from(self, source: str, option: str) -> None:
        """The page for everybody whom a source names, for example those of a training."""
        self.start()
        self.choose_source(source)
        self.choose_option(option)
        self._view.display_choice(source, option)
        self.take()

    def choose_source(self, key: str) -> None:
        """Another way to choose people."""
        self._source = self._sources[key]
        options = list(self._source.options())
        self._option = options[0][0] if options else ""
        self._view.display_options(options, self._source.by_day, self._source.look is not None)

    def choose_option(self, key: str) -> None:
        """What the way asked."""
        self._option = key

    def take(self) -> None:
        """Adds everybody whom the source names."""
        source, asked = self._source, self._asked()
        if source.by_day and asked.day is None:
            self._view.display_field("day")
            return
        taken = partial(self._take, source, asked.option)
        self._view.run_work(_("Looking for people"), partial(source.people, asked), taken, self._display)

    def look(self) -> None:
        """Goes to where the people of the source can be looked at."""
        if self._source.look is not None:
            self._source.look(self._asked())

    def search(self, text: str) -> None:
        """Names to add one person."""
        hits = [(key, name) for key, name, _hint in self._find(text)][:20] if text.strip() else []
        self._hits = dict(hits)
        self._view.display_hits(hits)

    def add(self, key: str) -> None:
        """Adds one person who was found."""
        if name := self._hits.get(key):
            self._add([Chosen(key, name)])

    def remove(self, key: str) -> None:
        """Takes somebody off."""
        if self._batch:
            return
        if self._checked:
            self._take_off([each for each in self._checked if each.key == key])
        elif self._people.remove(key):
            self._display()

    def remove_hindered(self) -> None:
        """Takes everybody off whom something hinders."""
        self._take_off([each for each in self._checked if not each.can_be_issued])

    # --- checking

    def edited(self) -> None:
        """Something is wanted differently: what was checked no longer counts."""
        if self._checked and self._view.wish() != self._checked_for:
            self._checked = []
            self._display()

    def check(self) -> None:
        """Looks at everybody, beside the window."""
        wish = self._view.wish()
        if wish is None or not self._people:
            return
        self._checked_for = wish
        work = partial(self._services.batch_check.check_each, self._people.wanted(wish))
        self._view.run_work(_("Check"), work, self._show_checked, self._display)

    def choose(self, key: str) -> None:
        """Shows what was found for somebody."""
        found = next((each for each in self._checked if each.key == key), None)
        self._view.display_findings(found.name if found else "", found.findings if found else ())

    def go_to(self, key: str, missing: Missing) -> None:
        """The way to what is missing."""
        if field := field_of_all(missing, bool(self._services.layouts.options())):
            self._view.display_field(field)
            return
        checked = next((each for each in self._checked if each.key == key), None)
        lead(missing, checked, self._person_of(key), self._navigator)

    def open_current(self, key: str) -> None:
        """The record, or the certificate, of a line."""
        item = next((each for each in self._items() if each.id == key), None)
        if item is not None and item.certificate_id:
            self._navigator.open_certificate(item.certificate_id)
        else:
            self._navigator.open_volunteer(item.volunteer_id if item else self._person_of(key))

    # --- issuing

    def issue(self) -> None:
        """Begins the batch and issues it."""
        wish = self._checked_for
        if wish is None or self._view.wish() != wish:
            self.edited()
            return
        title = _("{kind} of {date}").format(kind=kind_label(wish), date=i18n.date(wish.dated))
        try:
            self._batch = self._services.batches.begin(title, wish.kind, self._checked)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._run()

    def go_on(self) -> None:
        """Goes on with the batch that was not finished."""
        if row := self._unfinished():
            self._batch = row.id
            self._run()

    def open_batch(self, batch_id: str) -> None:
        """Shows a batch from before."""
        self._batch = batch_id
        self._turn_to_batch()

    def take_refused(self) -> None:
        """A new check for those of the batch that were not issued."""
        left = [Chosen(each.volunteer_id, each.name, each.subject) for each in self._items() if not each.certificate_id]
        kind = self._services.batches.row(self._batch).kind
        self.start()
        self._view.display_kind(str(kind))
        self._add(left)

    def refresh(self) -> None:
        """Reads anew what lies in the office; what was chosen stays, and the cursor too."""
        self._display_anew()

    # --- inside

    def _display_anew(self) -> BatchRow | None:
        """Everything as it lies in the office by now; the batch that is shown, if any."""
        try:
            rows = self._services.batches.rows()
            self._view.display_layouts(self._services.layouts.options())
            self._view.display_competences(self._services.preparing.offered())
        except OfficeError as error:
            self._view.tell_error(str(error))
            return None
        self.edited()
        self._view.display_earlier([(row.id, row.title, earlier_text(row)) for row in rows if row.id != self._batch])
        self._view.display_unfinished(unfinished_text(self._unfinished(rows)))
        return self._show_batch() if self._batch else None

    def _turn_to_batch(self) -> None:
        """Shows the batch, with the cursor at what comes next."""
        if row := self._display_anew():
            self._view.display_field("go_on" if row.waiting else "print")

    def _run(self) -> None:
        work = partial(self._services.batches.run, self._batch)
        self._view.run_work(_("Issue the batch"), work, self._show_issued, self._turn_to_batch)

    def _show_checked(self, found: list[Checked]) -> None:
        self._checked = found
        self._display()

    def _show_issued(self, row: BatchRow) -> None:
        self._navigator.tell(issued_text(row))
        self._turn_to_batch()

    def _show_batch(self) -> BatchRow | None:
        try:
            row = self._services.batches.row(self._batch)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return None
        self.papers.open(row)
        self._view.display_lines(item_lines(self._items()), issued_text(row), "")
        self._view.display_findings("", ())
        self._view.display_next(False, 0)
        self._view.display_result(shown=True, refused=row.refused > 0)
        return row

    def _items(self) -> list[Any]:
        return list(self._services.batches.items(self._batch)) if self._batch else []

    def _person_of(self, key: str) -> str:
        """Whose a line is, before anything was issued."""
        lines = {each.key: each.volunteer_id for each in self._people}
        lines |= {each.key: each.volunteer_id for each in self._checked}
        return lines.get(key, key)

    def _take(self, source: PeopleSource, option: str, found: Sequence[tuple[str, str]]) -> None:
        if kind := source.kind(option):
            self._view.display_kind(str(kind))
        if not found:
            self._navigator.tell(_("Nobody is found this way."))
        subject = source.subject(option)
        self._add([Chosen(key, name, subject) for key, name in found])

    def _take_off(self, lines: Sequence[Checked]) -> None:
        for each in lines:
            if self._checked_for is not None:
                self._people.remove_checked(each, self._checked_for)
        self._checked = [each for each in self._checked if each not in lines]
        self._display()

    def _display(self) -> None:
        if self._batch:
            return
        empty = _("Choose at the left for whom certificates shall be issued, and take them over.")
        if self._checked:
            self._view.display_lines(checked_lines(self._checked), checked_text(self._checked), "")
        else:
            count = len(self._people)
            text = ngettext("{n} person, not checked yet", "{n} people, not checked yet", count)
            text = text.format(n=i18n.number(count)) if count else ""
            self._view.display_lines(chosen_lines(self._people), text, "" if count else empty)
            self._view.display_findings("", ())
        ready = sum(each.can_be_issued for each in self._checked)
        self._view.display_next(bool(self._people) and not self._checked, ready)

    def _add(self, people: Sequence[Chosen]) -> None:
        if self._batch:
            self.start()
        if self._people.add(people):
            self._checked = []
        self._display()

    def _asked(self) -> Asked:
        return Asked(self._option, self._view.day() if self._source.by_day else None)

    def _waiting(self, _asked: Asked, _progress: Progress) -> list[tuple[str, str]]:
        return [(each.volunteer_id, each.name) for each in self._services.register.candidates()]

    def _unfinished(self, rows: Sequence[BatchRow] | None = None) -> BatchRow | None:
        listed = self._services.batches.rows() if rows is None else rows
        return next((row for row in listed if row.waiting), None)
