"""How bringing a stand home behaves: the file, what it would do, who is the same person, doing it, the report."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.fair import telling
from freiwilligenagentur.fair.service.returning import Plan, Returned, Returning
from freiwilligenagentur.fair.telling import Preview
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.storage import Id
from freiwilligenagentur.storage.undo import Progress
from freiwilligenagentur.vocabulary.service import Vocabulary
from freiwilligenagentur.work import StoppableRunner


class ReturnView(Protocol):
    """The window."""

    def display_preview(self, preview: Preview, ticked: frozenset[str]) -> None:
        """Everything that would happen; ``ticked`` are the people who count as known."""

    def display_changes(self, preview: Preview) -> None:
        """The same after another decision about people, whose list stays as it is."""

    def display_action(self, summary: str, enabled: bool) -> None:
        """What the primary button would do."""

    def display_done(self, title: str, text: str) -> None:
        """What was done."""

    def display_busy(self, busy: bool) -> None:
        """Keeps the window open while work is under way, which has its own way to stop."""

    def display_end(self) -> None:
        """Closes the window."""

    def tell_refusal(self, text: str) -> None:
        """Why there is nothing to show; told when the window has closed."""

    def tell_error(self, text: str) -> None:
        """A sentence about what did not work."""


class ReturnPresenter:
    """One file of a stand, from opening it to the report."""

    def __init__(
        self, view: ReturnView, returning: Returning, vocabulary: Vocabulary, run: StoppableRunner, navigator: Navigator
    ) -> None:
        self._view = view
        self._returning = returning
        self._vocabulary = vocabulary
        self._run = run
        self._navigator = navigator
        self._returned: Returned | None = None
        self._plan: Plan | None = None
        self._ticked: frozenset[Id] = frozenset()

    def open(self, place: Path) -> None:
        """Opens a file and shows what it would do."""

        def work(progress: Progress) -> tuple[Returned, Plan]:
            returned = self._returning.open(place, progress)
            try:
                plan = self._returning.plan(returned)
                return returned, self._returning.plan_with(returned, plan, _same(plan, telling.sure(plan)))
            except BaseException:
                returned.close()
                raise

        self._view.display_busy(busy=True)
        self._run(_("Opening the file"), work, self._opened, self._refuse, self._stop)

    def close(self) -> None:
        """The window goes, and with it the unpacked copy."""
        if self._returned is not None:
            self._returned.close()
            self._returned = None

    def tick(self, volunteer_id: Id, same: bool) -> None:
        """Somebody is, or is not, the person whom the office knows."""
        self._ticked = self._ticked | {volunteer_id} if same else self._ticked - {volunteer_id}
        self._look()
        if self._plan is not None:
            self._view.display_changes(telling.preview(self._plan, self._vocabulary))

    def bring(self) -> None:
        """Brings everything home, in one step."""
        returned, same = self._returned, self._same()
        if returned is None:
            return

        def work(progress: Progress) -> Plan:
            return self._returning.bring(returned, same, progress)

        self._view.display_busy(busy=True)
        self._run(_("Bringing the stand home"), work, self._brought, self._fail, self._stay)

    def _opened(self, opened: tuple[Returned, Plan]) -> None:
        self._view.display_busy(busy=False)
        self._returned, self._plan = opened
        self._ticked = telling.sure(self._plan)
        self._view.display_preview(telling.preview(self._plan, self._vocabulary), self._ticked)
        self._display_action()

    def _look(self) -> None:
        if self._returned is None or self._plan is None:
            return
        try:
            self._plan = self._returning.plan_with(self._returned, self._plan, self._same())
        except OfficeError as error:
            self._view.tell_error(str(error))
        self._display_action()

    def _same(self) -> dict[Id, Id]:
        return _same(self._plan, self._ticked) if self._plan is not None else {}

    def _display_action(self) -> None:
        assert self._plan is not None, "there is a plan as soon as a file is open"
        self._view.display_action(telling.summary(self._plan), enabled=self._plan.is_new)

    def _brought(self, plan: Plan) -> None:
        self._view.display_busy(busy=False)
        title = _("“{name}” is home").format(name=plan.name)
        self._view.display_done(title, telling.summary(plan) if plan.is_new else "")
        self._navigator.tell(title)

    def _refuse(self, error: OfficeError) -> None:
        self._view.display_busy(busy=False)
        self._view.tell_refusal(str(error))

    def _fail(self, error: OfficeError) -> None:
        self._view.display_busy(busy=False)
        self._view.tell_error(str(error))

    def _stay(self) -> None:
        """It was stopped; the preview is still there."""
        self._view.display_busy(busy=False)

    def _stop(self) -> None:
        """Somebody did not want to wait for the file."""
        self._view.display_busy(busy=False)
        self._view.display_end()


def _same(plan: Plan, ticked: frozenset[Id]) -> dict[Id, Id]:
    return {guess.there.id: guess.hit.person.id for guess in plan.guesses if guess.there.id in ticked}
