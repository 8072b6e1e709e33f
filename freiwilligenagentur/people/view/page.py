"""The room of the volunteers: the list with the record beside it, and the Erstgespräch over both."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.pages import SplitPage
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people.hooks import RecordHooks
from freiwilligenagentur.people.presenter.record_view import Part
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.people.view.intake import IntakePage
from freiwilligenagentur.people.view.listing import ListingPanel
from freiwilligenagentur.people.view.record import RecordPanel
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.vocabulary.service import Vocabulary

_RECORD, _LIST = 52, 52
"""Characters that record and list need to stand beside each other."""
_WIDEST_RECORD = 90


class VolunteersPage(QWidget):
    """What the main window shows under "Freiwillige"."""

    def __init__(
        self,
        people: PeopleService,
        vocabulary: Vocabulary,
        drafts: Drafts,
        navigator: Navigator,
        hooks: RecordHooks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("people.page")
        self.setProperty("surface", "page")
        hooks = hooks or RecordHooks()
        self.listing = ListingPanel(people, vocabulary, hooks.memory)
        self.record = RecordPanel(people, vocabulary, navigator, hooks)
        # The form has some hundred widgets; it is made when it is first needed, so that the list opens at once.
        self._make_intake = partial(IntakePage, people, vocabulary, drafts, navigator, hooks)
        self._intake: IntakePage | None = None
        self._navigator = navigator
        self._led_here = False  # by another room, to one person's record
        self._split = SplitPage(self.listing, self.record)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._split)
        self.record.hide()
        self._wire()

    @property
    def intake(self) -> IntakePage:
        """The page of the Erstgespräch."""
        if self._intake is None:
            self._intake = self._make_intake()
            self._intake.finished.connect(self._intake_finished)
            self._layers.addWidget(self._intake)
        return self._intake

    def refresh(self) -> None:
        """Reads again what is shown; what somebody is typing stays untouched."""
        self.listing.presenter.refresh()
        self.record.presenter.refresh()

    def show_record(self, volunteer_id: str) -> None:
        """Shows somebody's record beside the list; "" shows the list alone."""
        if not self.leave():
            return
        self._show_list()
        self._open_record(volunteer_id)
        self.listing.select(volunteer_id)
        if self.record.isVisibleTo(self._split):
            self.record.focus_first()
            self._led_here = True

    def show_consents(self, volunteer_id: str) -> None:
        """Shows somebody's record with the consents unfolded and the keyboard on them."""
        self.show_record(volunteer_id)
        if self.record.presenter.volunteer_id == volunteer_id:
            self.record.enter(Part.CONSENTS)

    def start_intake(self, draft_key: str | None = None) -> None:
        """Opens an empty Erstgespräch, or a draft."""
        if not self.leave():
            return
        self._layers.setCurrentWidget(self.intake)
        self.intake.start(draft_key)

    def edit_record(self, volunteer_id: str, field: str = "") -> None:
        """Opens somebody's record for changing, with the cursor in a field, "" for the first."""
        if not self.leave():
            return
        self._layers.setCurrentWidget(self.intake)
        self.intake.edit(volunteer_id, field)

    def leave(self) -> bool:
        """Saves changes to a record and keeps an unfinished talk. False when a change cannot be saved as it is.

        Whoever shows another page or closes the window asks first; hiding the page does the same without asking.
        """
        return self._intake is None or self._intake.presenter.leave()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()
            self._led_here = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.record.isVisibleTo(self._split):
            self._share_width()

    def _share_width(self) -> None:
        """The record stands beside the list, and over it where there is no room for both."""
        record = self._record_width()
        self.listing.setVisible(self._has_room_for_both())
        if self.listing.isVisibleTo(self._split):
            self._split.setSizes([self.width() - record, record])

    def _record_width(self) -> int:
        return min(max(round(self.width() * 0.42), theme.chars(_RECORD)), theme.chars(_WIDEST_RECORD))

    def _has_room_for_both(self) -> bool:
        return self.width() - self._record_width() >= theme.chars(_LIST)

    def _wire(self) -> None:
        self.listing.chosen.connect(self._show_beside)
        self.listing.opened.connect(self._enter_record)
        self.listing.new_wanted.connect(self.start_intake)
        self.listing.certify_wanted.connect(self._navigator.issue_certificates)
        self.record.edit_wanted.connect(self.edit_record)
        self.record.left.connect(self._close_record)
        self.record.escaped.connect(self._escape)

    def _show_beside(self, volunteer_id: str) -> None:
        """Walking through the list shows the records beside it; where one would cover the list, Enter opens it."""
        self._led_here = False
        if not volunteer_id or self.record.isVisibleTo(self._split) or self._has_room_for_both():
            self._open_record(volunteer_id)

    def _open_record(self, volunteer_id: str) -> None:
        if not volunteer_id:
            self._close_record()
            return
        beside = self.record.isVisibleTo(self._split)
        self.record.presenter.open(volunteer_id)
        if self.record.presenter.volunteer_id and not beside:
            self.record.show()
            self._share_width()

    def _enter_record(self, volunteer_id: str) -> None:
        self._open_record(volunteer_id)
        self.record.focus_first()

    def _close_record(self) -> None:
        if self.record.isVisibleTo(self._split):
            self.record.hide()
            self.listing.show()
            self.listing.focus_list()

    def _escape(self) -> None:
        """Closes the record, and goes back to the room that led to it."""
        led_here = self._led_here
        self._close_record()
        if led_here:
            self._navigator.go_back()

    def _show_list(self) -> None:
        if self._intake is not None:
            self._intake.presenter.active = False
        self._layers.setCurrentWidget(self._split)

    def _intake_finished(self, volunteer_id: str) -> None:
        self._layers.setCurrentWidget(self._split)
        self.refresh()
        self.show_record(volunteer_id)
        self._led_here = False
        self.listing.focus_list()
