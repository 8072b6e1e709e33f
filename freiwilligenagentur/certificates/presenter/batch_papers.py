"""Handing out a batch: printing, saving, letters, labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

from freiwilligenagentur.certificates.batch import BatchRow, ForPaper, Progress, Together, Written
from freiwilligenagentur.certificates.service import BatchPapers
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator


class PapersView(Protocol):
    """What handing out needs of the page."""

    def run_work(
        self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None], stopped: Callable[[], None]
    ) -> None:
        """Runs long work beside the window with progress, remaining time and a way to stop."""

    def ask_print(self, pdf: bytes, title: str, *, one_sided: bool) -> Handed | None:
        """The system's print dialog; what came of it. ``one_sided`` where each page is a paper of its own."""

    def ask_folder(self) -> Path | None:
        """Where to write; None when cancelled."""

    def display_written(self, text: str) -> None:
        """What was written and where, with a way to open the folder; "" hides it."""

    def display_unaddressed(self, names: Sequence[str]) -> None:
        """People without an address."""

    def open_folder(self, place: str) -> None:
        """Shows a folder in the system's file manager."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class BatchPapersPresenter:
    """Of one batch; each way says afterwards what was done."""

    def __init__(self, view: PapersView, papers: BatchPapers, navigator: Navigator) -> None:
        self._view = view
        self._papers = papers
        self._navigator = navigator
        self._batch = self._title = self._place = ""

    def open(self, row: BatchRow) -> None:
        """Turns to a batch."""
        if row.id != self._batch:
            self._place = ""
            self._view.display_written("")
            self._view.display_unaddressed(())
        self._batch, self._title = row.id, row.title

    def print(self) -> None:
        """All certificates in one go, in the order of names."""
        self._run(_("Print"), partial(self._papers.pages, self._batch), self._ask_print)

    def save(self) -> None:
        """One file for the printer and the single files, into a folder."""
        if folder := self._view.ask_folder():
            self._run(_("Save"), partial(self._papers.save, self._batch, folder, self._title), self._tell_saved)

    def print_letters(self) -> None:
        """A letter for each, in the same order."""
        self._run(_("Letters"), self._letters, partial(self._ask_print_addresses, _("Letters for {title}")))

    def print_labels(self, key: str, first: int) -> None:
        """Sheets of labels, beginning with the first free one."""
        asked = partial(self._ask_print_addresses, _("Labels for {title}"))
        self._run(_("Labels"), partial(self._labels, key, first), asked)

    def show_folder(self) -> None:
        """Opens what was written."""
        if self._place:
            self._view.open_folder(self._place)

    def _run(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        if self._batch:
            self._view.run_work(title, work, done, self._tell_stopped)

    def _letters(self, progress: Progress) -> tuple[bytes, Together]:
        out = BytesIO()
        together = self._papers.letters(self._batch, out, progress)
        return out.getvalue(), together

    def _labels(self, key: str, first: int, progress: Progress) -> tuple[bytes, Together]:
        out = BytesIO()
        together = self._papers.labels(self._batch, out, key, first, progress)
        return out.getvalue(), together

    def _ask_print(self, paper: ForPaper) -> None:
        if not paper.pdf:
            self._view.tell_error(_nothing_left())
        elif handed := self._view.ask_print(paper.pdf, self._title, one_sided=paper.one_sided):
            try:
                self._papers.note(self._batch, handed)
            except OfficeError as error:
                self._view.tell_error(str(error))
            if handed is Handed.PRINTED:
                self._navigator.tell(_("{title} are printed.").format(title=self._title))

    def _ask_print_addresses(self, title: str, found: tuple[bytes, Together]) -> None:
        pdf, together = found
        self._view.display_unaddressed(together.without)
        if together.count:
            self._view.ask_print(pdf, title.format(title=self._title), one_sided=True)
        elif together.without:
            self._view.tell_error(_("Nobody of this batch has an address. Please enter addresses in the records."))
        else:
            self._view.tell_error(_nothing_left())

    def _tell_saved(self, written: Written) -> None:
        self._place = written.place
        text = ngettext("{n} file is saved in “{place}”.", "{n} files are saved in “{place}”.", written.files + 1)
        self._view.display_written(text.format(n=written.files + 1, place=Path(written.place).name))
        if written.apart:
            self._view.tell_error(_apart_text(written.apart))

    def _tell_stopped(self) -> None:
        self._navigator.tell(_("Stopped. What was issued stays issued."))


def _nothing_left() -> str:
    return _("Nothing of this batch is valid any more, so there is nothing to print. The register says why.")


def _apart_text(apart: Sequence[str]) -> str:
    text = _(
        "The office looks different since these were issued, so they are not in the common file: {serials}. "
        "They lie among the single files and in the register, exactly as they were issued."
    )
    return text.format(serials=", ".join(apart[:10]) + (" …" if len(apart) > 10 else ""))
