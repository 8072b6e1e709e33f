"""A page for batches that keeps what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from certifying import TODAY
from test_batches import WISH, Steps

from freiwilligenagentur.certificates.batch import BatchWish
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.batch_lines import BatchLine
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.errors import Cancelled, OfficeError


class Desk:
    """Long work is done at once. It is the navigator, too."""

    def __init__(self) -> None:
        self.lines: list[BatchLine] = []
        self.text = self.empty = self.unfinished = self.written = self.kind = ""
        self.findings: tuple[Missing, ...] = ()
        self.next: tuple[bool, int] = (False, 0)
        self.result = (False, False)
        self.options: list[tuple[str, str]] = []
        self.earlier: list[tuple[str, str, str]] = []
        self.hits: list[tuple[str, str]] = []
        self.competences: list[tuple[str, str]] = []
        self.ticked: set[str] = set()
        self.unaddressed: tuple[str, ...] = ()
        self.wanted: BatchWish | None = WISH
        self.asked_day: date | None = TODAY
        self.folder: Path | None = None
        self.printed: list[bytes] = []
        self.titles: list[str] = []
        self.one_sided: list[bool] = []
        self.gone: list[tuple[str, Any]] = []
        self.errors: list[str] = []
        self.progress: Callable[[], Steps] = Steps

    def display_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        self.sources = [key for key, _title in sources]

    def display_options(self, options: Sequence[tuple[str, str]], by_day: bool, look: bool) -> None:
        self.options, self.by_day, self.look = list(options), by_day, look

    def day(self) -> date | None:
        return self.asked_day

    def display_competences(self, competences: Sequence[tuple[str, str]]) -> None:
        self.competences = list(competences)

    def display_layouts(self, layouts: Sequence[tuple[str, str]]) -> None:
        self.layouts = list(layouts)

    def display_choice(self, source: str, option: str) -> None:
        self.choice = (source, option)

    def display_kind(self, kind: str) -> None:
        self.kind = kind
        self.wanted = replace(WISH, kind=Kind(kind))

    def display_hits(self, hits: Sequence[tuple[str, str]]) -> None:
        self.hits = list(hits)

    def display_lines(self, lines: Sequence[BatchLine], text: str, empty: str) -> None:
        self.lines, self.text, self.empty = list(lines), text, empty

    def display_findings(self, name: str, findings: Sequence[Missing]) -> None:
        self.findings = tuple(findings)

    def display_next(self, check: bool, issue: int) -> None:
        self.next = (check, issue)

    def display_earlier(self, batches: Sequence[tuple[str, str, str]]) -> None:
        self.earlier = list(batches)

    def display_unfinished(self, text: str) -> None:
        self.unfinished = text

    def display_result(self, shown: bool, refused: bool) -> None:
        self.result = (shown, refused)

    def display_field(self, field: str) -> None:
        self.gone.append(("field", field))

    def display_written(self, text: str) -> None:
        self.written = text

    def display_unaddressed(self, names: Sequence[str]) -> None:
        self.unaddressed = tuple(names)

    def wish(self) -> BatchWish | None:
        ticked = tuple(label for code, label in self.competences if code in self.ticked)
        return replace(self.wanted, competences=ticked) if self.wanted and ticked else self.wanted

    def run_work(self, _title: str, work: Any, done: Any, stopped: Any) -> None:
        try:
            found = work(self.progress())
        except Cancelled:
            stopped()
        except OfficeError as error:
            self.errors.append(str(error))
            stopped()
        else:
            done(found)

    def ask_print(self, pdf: bytes, title: str, *, one_sided: bool) -> Handed | None:
        self.titles.append(title)
        self.one_sided.append(one_sided)
        self.printed.append(pdf)
        return Handed.PRINTED

    def ask_folder(self) -> Path | None:
        return self.folder

    def open_folder(self, place: str) -> None:
        self.gone.append(("folder", place))

    def tell_error(self, text: str) -> None:
        self.errors.append(text)

    def tell(self, text: str) -> None:
        self.gone.append(("told", text))

    def __getattr__(self, name: str) -> Any:
        if not name.startswith(("open_", "issue_")):
            raise AttributeError(name)
        return lambda *keys: self.gone.append((name, *keys))
