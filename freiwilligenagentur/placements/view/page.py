"""The page of the placements: list and record, and over both the form for a talk."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements.presenter.listing import ListPresenter
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.placements.service.consultations import DRAFT
from freiwilligenagentur.placements.view.consultation import ConsultationPanel
from freiwilligenagentur.placements.view.list_side import ListSide
from freiwilligenagentur.placements.view.record_side import RecordSide

_BOTH_CHARS = 100
"""Characters that list and record need to stand beside each other."""


class PlacementsPage(QWidget):
    """What the shell shows as "Vermittlungen"."""

    def __init__(
        self, services: PlacementServices, navigator: Navigator, memory: MutableMapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("placements.page")
        self._navigator = navigator
        self._list = ListSide({} if memory is None else memory)
        self._record = RecordSide(services, navigator, self.refresh)
        self._presenter = ListPresenter(self._list, services.placements, self._record.presenter)
        self._talk = ConsultationPanel(services.consultations, navigator, self._talk_closed)
        self._stack = QStackedWidget()
        self._split = ListAndRecord(self._list, self._record, "placements", _BOTH_CHARS)
        self._split.setSizes([theme.chars(104), theme.chars(56)])
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._talk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._list.group_chosen.connect(self._presenter.choose_group)
        self._list.text_typed.connect(self._presenter.filter_text)
        self._list.chosen.connect(self._presenter.choose)
        self._list.entered.connect(self._enter_record)
        self._split.back_asked.connect(self._list.focus_list)

    def refresh(self) -> None:
        """Reads list and record anew; what is typed stays."""
        self._presenter.refresh()

    def show_record(self, placement_id: str) -> None:
        """Shows one placement."""
        self._stack.setCurrentWidget(self._split)
        self._presenter.show_record(placement_id)
        self._split.bring_record_to_front(True)
        self._list.focus_list()

    def start_consultation(self, volunteer_id: str) -> None:
        """Opens an empty form for a talk with somebody, or the draft of one."""
        if self._talk.start(volunteer_id):
            self._stack.setCurrentWidget(self._talk)
            self._talk.focus_first()

    def open_draft(self, draft_key: str) -> None:
        """Goes on with a talk that was not finished."""
        self.start_consultation(draft_key.removeprefix(f"{DRAFT}:"))

    def _talk_closed(self, volunteer_id: str) -> None:
        self._stack.setCurrentWidget(self._split)
        self._list.focus_list()  # where the keyboard is when somebody comes back
        if volunteer_id:
            self._navigator.open_volunteer(volunteer_id)
        else:
            self._navigator.go_back()

    def _enter_record(self, placement_id: str) -> None:
        if not placement_id:
            return  # nothing is listed: the cursor stays where the next try is typed
        self._split.bring_record_to_front(True)
        self._record.focus_step()
