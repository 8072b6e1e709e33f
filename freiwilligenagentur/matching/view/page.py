"""The room's page: the choice of whom to begin with, and the matching desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.latest import Latest
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.matching.facts import OfferFacts, PersonFacts
from freiwilligenagentur.matching.presenter import Chosen, Hooks, Lists, MatchingPresenter, TrialShown
from freiwilligenagentur.matching.presenter.whole_office import PairRow, WholeOfficePresenter
from freiwilligenagentur.matching.presenter.wish import Wishes
from freiwilligenagentur.matching.service import MatchingService, Waiting
from freiwilligenagentur.matching.view.desk import Desk
from freiwilligenagentur.matching.view.start import StartPage
from freiwilligenagentur.navigator import Navigator

PATIENCE_MS = 400


class MatchingPage(QWidget):
    """Vermittlung: who fits where, and why."""

    entered = Signal()
    """Somebody comes to the room."""

    def __init__(
        self,
        matching: MatchingService,
        navigator: Navigator,
        hooks: Hooks,
        today: Callable[[], date] = date.today,
        wishes: Wishes | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("matching.page")
        self._latest = Latest(self)
        self._late: Callable[[], None] | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_looking)
        self._start_asked = self._start_filled = False
        self._start_soon = QTimer(self, singleShot=True, interval=0)
        self._start_soon.timeout.connect(self._fill_start)
        self._presenter = MatchingPresenter(self, matching, navigator, hooks, today, wishes)
        self._office = WholeOfficePresenter(self, matching, partial(run_task, self), wishes)
        self._start, self._desk = StartPage(), Desk(self._presenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start)
        self._stack.addWidget(self._desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()
        self._start.needed.connect(self._fill_start)
        self._start.wish.setVisible(wishes is not None)
        begin_talk = partial(navigator.start_intake, None)
        self._start.talk.clicked.connect(begin_talk)
        self._key("Ctrl+N", begin_talk)

    def refresh(self) -> None:
        """Ranks again; what is chosen stays chosen.

        The first choice of whom to begin with is put together a moment later: whoever comes here with a person or an
        offer is not to wait for thousands of others that they will not see.
        """
        if self._presenter.is_choosing() and not self._start_filled:
            self._start_asked = True
            self._start_soon.start()
        else:
            self._presenter.refresh()

    def _fill_start(self) -> None:
        if self._presenter.is_choosing():
            self._presenter.refresh()

    def show_volunteer(self, volunteer_id: str) -> None:
        """Offers for a volunteer."""
        self._desk.clear_lines()
        self._presenter.show_volunteer(volunteer_id)
        self._desk.focus_list()

    def show_offer(self, offer_id: str) -> None:
        """Volunteers for an offer."""
        self._desk.clear_lines()
        self._presenter.show_offer(offer_id)
        self._desk.focus_list()

    def show_wish(self) -> None:
        """Offers for a wish in words, for nobody in particular."""
        self._desk.clear_lines()
        self._presenter.show_wish()
        self._desk.wish.setFocus()

    def show_pair(self, volunteer_id: str, offer_id: str) -> None:
        """Offers for a volunteer, one of them chosen."""
        self._desk.clear_lines()
        self._presenter.show_pair(volunteer_id, offer_id)
        self._desk.focus_list()

    # what the presenter needs

    def display_start(self, volunteers: list[Waiting], offers: list[Waiting]) -> None:
        self._start_filled = True
        arriving = self._stack.currentWidget() is not self._start
        self._start.display(volunteers, offers)
        self._stack.setCurrentWidget(self._start)
        if arriving:
            self._start.focus_first()

    def display_pairs(self, rows: list[PairRow], note: str) -> None:
        self._start.display_pairs(rows, note)

    def display_looking(self) -> None:
        self._start.display_looking()

    def display_subject(self, facts: PersonFacts | OfferFacts) -> None:
        self._stack.setCurrentWidget(self._desk)
        self._desk.wish.setVisible(self._presenter.takes_wishes())
        self._desk.subject.display(facts)

    def display_trial(self, trial: TrialShown) -> None:
        self._desk.subject.trial.display(trial)

    def display_marks(self) -> None:
        self._desk.cards.show_marks()

    def ask_later(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._latest.ask(work, partial(self._found, done), self._not_found)
        self._patience.start()

    def _found(self, done: Callable[[Any], None], answer: Any) -> None:
        self._desk.show_looking(looking=False)
        if self.isVisible():
            done(answer)
        else:  # the office may be closed by now; otherwise it is shown when somebody comes back
            self._late = partial(done, answer)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.entered.emit()
        late, self._late = self._late, None
        if late is not None:
            late()
        if self._start_asked and not self._start_filled:
            self._start_soon.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._start_soon.stop()  # nothing is asked of an office that may be closed by then

    def _not_found(self, error: OfficeError) -> None:
        self._desk.show_looking(looking=False)
        dialogs.tell_error(self, str(error))

    def _say_looking(self) -> None:
        self._desk.show_looking(looking=self._latest.is_busy())

    def display_list(self, lists: Lists, count: int, current: int) -> None:
        self._desk.display_list(lists, count, current)

    def display_chosen(self, chosen: Chosen | None) -> None:
        self._desk.chosen.display(chosen)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # wiring

    def _connect(self) -> None:
        presenter, desk = self._presenter, self._desk
        self._start.volunteer_chosen.connect(self.show_volunteer)
        self._start.offer_chosen.connect(self.show_offer)
        self._start.wish.clicked.connect(self.show_wish)
        self._start.pair_chosen.connect(self.show_pair)
        self._start.office_asked.connect(self._office.refresh)
        desk.switch.switched.connect(presenter.show_others)
        desk.cards.row_chosen.connect(presenter.choose)
        desk.cards.proposed.connect(presenter.propose)
        desk.cards.rejected.connect(desk.chosen.ask_reason)
        desk.cards.mark_asked.connect(presenter.mark)
        desk.cards.extend_asked.connect(presenter.extend)
        desk.wished.connect(presenter.type_wish)
        desk.wish.stepped.connect(desk.cards.step)
        desk.wish.returnPressed.connect(desk.focus_list)
        desk.name.textChanged.connect(presenter.look_for)
        desk.name.stepped.connect(desk.cards.step)
        desk.name.returnPressed.connect(desk.focus_list)
        trial = desk.subject.trial
        trial.bound_tried.connect(presenter.try_bound)
        trial.times_tried.connect(presenter.try_times)
        trial.toggles_tried.connect(presenter.try_toggles)
        trial.kept.connect(presenter.keep_trial)
        trial.put_back.connect(presenter.reset_trial)
        desk.chosen.proposed.connect(presenter.propose)
        desk.chosen.rejected.connect(self._reject)
        desk.chosen.open.clicked.connect(presenter.open_chosen)
        desk.chosen.card.clicked.connect(presenter.open_card)
        desk.chosen.placement.clicked.connect(presenter.open_placement)
        desk.chosen.set_reasons(presenter.reject_reasons())
        desk.subject.open.clicked.connect(presenter.open_subject)
        desk.subject.consultation.clicked.connect(presenter.add_consultation)
        desk.subject.back.clicked.connect(presenter.leave)
        self._key("F3", partial(desk.cards.step, 1))
        self._key("Shift+F3", partial(desk.cards.step, -1))
        self._key("Ctrl+Tab", presenter.switch)
        self._key("Ctrl+P", presenter.open_card)
        self._key("F2", presenter.open_subject)
        self._key("F4", presenter.add_consultation)
        self._key("Ctrl+F", self._desk.focus_line)
        self._key("Esc", self._leave)
        self._key("Ctrl+F", self._start.focus_first, self._start)

    def _reject(self, reason: str) -> None:
        self._presenter.reject(reason)
        self._desk.focus_list()

    def _leave(self) -> None:
        if not self._desk.chosen.take_back():
            self._presenter.leave()

    def _key(self, keys: str, run: Callable[[], None], within: QWidget | None = None) -> None:
        # only within the desk: the same keys mean other things in the search line and in other rooms
        shortcut = QShortcut(QKeySequence(keys), within or self._desk)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)
