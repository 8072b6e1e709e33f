"""What the frame does besides showing pages: finding, counting, taking back. Plain Python, no windows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from freiwilligenagentur.shell.search import Entry, SearchIndex
from freiwilligenagentur.storage import ChangeSet, Step, Store
from freiwilligenagentur.storage.undo import Progress

LONG = 200  # rows; more than that may take longer than nobody notices


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done, found by its name in the search line."""

    id: str
    label: str
    run: Callable[[], None]
    words: str = ""


def as_typed(query: str) -> str:
    """Looks for what was typed."""
    return query


def no_reason(query: str) -> str:
    """Says nothing special when nothing is found."""
    return ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the hits of one kind come from: all of them, or those with the given keys."""

    kind: str
    entity: str
    entries: Callable[[Iterable[str] | None], Iterable[Entry]]


class OfficeDesk:
    """Keeps the search index in step with the office and knows what Strg+Z would do.

    ``tidy`` brings what was typed into the form in which it is found; ``why_nothing`` says of some queries that they
    cannot be right, and nothing is looked for then.
    """

    def __init__(
        self,
        store: Store,
        sources: Iterable[Source],
        commands: Iterable[Command],
        tidy: Callable[[str], str] = as_typed,
        why_nothing: Callable[[str], str] = no_reason,
    ) -> None:
        self._store = store
        self._tidy = tidy
        self.why_nothing = why_nothing
        self._sources = list(sources)
        self._commands = {command.id: command for command in commands}
        self._index = SearchIndex()
        self._stale: dict[str, set[str]] | None = None
        self._closed = False
        self._passed_over: Step | None = None
        self._stop = store.subscribe(self._note)

    def find(self, query: str) -> list[Entry]:
        """The best hits for what was typed; builds the index when it is asked for the first time."""
        if self.why_nothing(query):
            return []
        self.prepare()
        return self._index.find(self._tidy(query))

    def prepare(self) -> None:
        """Brings the index up to date: everything the first time, later only what changed."""
        if self._closed:
            return
        if self._stale is None:
            self._stale = {}
            for source in self._sources:
                self._index.put(source.entries(None))
            self._index.put(
                Entry("command", command.id, command.label, text=command.words) for command in self._commands.values()
            )
        stale, self._stale = self._stale, {}
        for source in self._sources:
            ids = stale.get(source.entity)
            if ids:
                for entry_id in ids:
                    self._index.drop(source.kind, entry_id)
                self._index.put(source.entries(ids))

    def run(self, command_id: str) -> None:
        """Does what a found command names."""
        self._commands[command_id].run()

    def undo_label(self) -> str:
        """What Strg+Z would take back, "" for nothing."""
        step = self._store.undo_step()
        return step.label if step else ""

    def redo_label(self) -> str:
        """What would be brought again, "" for nothing."""
        step = self._store.redo_step()
        return step.label if step else ""

    def stays(self) -> str:
        """What was done after the step that Strg+Z would take back and stays, such as an issued certificate.

        Said once for a step, so that the next Strg+Z takes it back; "" when there is nothing to say.
        """
        step = self._store.undo_step()
        if step is None or not step.final_since or step == self._passed_over:
            return ""
        self._passed_over = step
        return ", ".join(step.final_since[-2:])  # issued and printed; the line below has no room for more

    def undo_is_long(self) -> bool:
        """Whether taking the last step back wants a progress bar."""
        return _is_long(self._store.undo_step())

    def redo_is_long(self) -> bool:
        """Whether bringing the last step again wants a progress bar."""
        return _is_long(self._store.redo_step())

    def undo(self, progress: Progress | None = None) -> str | None:
        """Takes the last step back. Raises UndoRefused with a sentence."""
        return self._store.undo(progress)

    def redo(self, progress: Progress | None = None) -> str | None:
        """Brings the last step again. Raises UndoRefused with a sentence."""
        return self._store.redo(progress)

    def close(self) -> None:
        """Stops listening and reading."""
        self._closed = True
        self._stop()

    def _note(self, changes: ChangeSet) -> None:
        if self._stale is not None:
            for entity, ids in changes.touched.items():
                self._stale.setdefault(entity, set()).update(ids)


def _is_long(step: Step | None) -> bool:
    return step is not None and step.rows > LONG
