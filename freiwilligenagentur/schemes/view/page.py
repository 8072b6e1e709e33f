"""The page "Wer erfüllt voraussichtlich …?": the list with its detail, or the form that changes a rule."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.schemes.presenter.editor import EditorPresenter
from freiwilligenagentur.schemes.presenter.who import Choice, Collect, WhoPresenter
from freiwilligenagentur.schemes.rules import SchemeKind
from freiwilligenagentur.schemes.service import SchemeServices
from freiwilligenagentur.schemes.view.editor import EditorSide
from freiwilligenagentur.schemes.view.who_side import WhoSide
from freiwilligenagentur.work import Runner


class SchemesPage(QWidget):
    """The whole page. ``collect`` gets the ids of everybody who is listed, for printing many certificates at once;
    without it there is no such button. ``run`` is replaced in tests.
    """

    def __init__(
        self,
        services: SchemeServices,
        navigator: Navigator,
        memory: MutableMapping[str, str] | None = None,
        collect: Collect | None = None,
        today: Callable[[], date] = date.today,
        run: Runner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("schemes.page")
        kept = {} if memory is None else memory
        self._services = services
        self._who_side, self._editor_side = WhoSide(kept, collect is not None), EditorSide()
        self.who = WhoPresenter(
            self._who_side, services, navigator, run or partial(run_task, self), today, kept, collect
        )
        self.editor = EditorPresenter(self._editor_side, services.rulebook, navigator, self._finish)
        self._who_side.wire(self.who)
        self._editor_side.wire(self.editor)
        self._who_side.change.clicked.connect(self._change)
        self._who_side.succeed.clicked.connect(self._succeed)
        self._who_side.own.clicked.connect(self._own)
        self._who_side.first_step.clicked.connect(self._first_step)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._who_side)
        self._stack.addWidget(self._editor_side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        """Reads anew what is shown; choice, filter and what was typed stay."""
        if self._stack.currentWidget() is self._who_side:
            self.who.refresh()

    def show_rule(self, land: str, scheme: str, day: date) -> None:
        """Everybody beside the rule of a scheme on a day."""
        self._stack.setCurrentWidget(self._who_side)
        self.who.choose(Choice(land, scheme, day))
        self._who_side.focus_list()

    def leave(self) -> bool:
        """Keeps what was typed; the page may be left unless the disk refuses."""
        return self.editor.keep()

    def open_draft(self, draft_key: str) -> None:
        """Goes on with the rule that somebody began to change."""
        code = draft_key.rpartition("/")[2]
        entry = next((each for each in self._services.rulebook.entries() if each.rule.code == code), None)
        if entry is None:
            self._own()
        else:
            self._show_editor()
            self.editor.change(entry)

    def _change(self) -> None:
        if (entry := self.who.entry) is not None:
            self._show_editor()
            self.editor.change(entry)

    def _succeed(self) -> None:
        if (entry := self.who.newest) is not None:
            self._show_editor()
            self.editor.succeed(entry)

    def _own(self) -> None:
        self._show_editor()
        self.editor.own(self.who.land, SchemeKind.CARD)

    def _first_step(self) -> None:
        """What helps where the list is empty: completing the rule, one for the day asked for, or the first one."""
        if self.who.entry is not None:
            self._change()
        elif self.who.newest is not None:
            self._succeed()
        else:
            self._own()

    def _show_editor(self) -> None:
        self._stack.setCurrentWidget(self._editor_side)

    def _finish(self, scheme: str) -> None:
        self._stack.setCurrentWidget(self._who_side)
        if scheme:
            self.who.show_scheme(scheme)
        else:
            self.who.refresh()
        self._who_side.focus_list()
