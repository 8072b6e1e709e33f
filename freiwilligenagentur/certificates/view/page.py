"""The room's page: the register, or the form that issues a certificate."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.filtering import Chosen, State
from freiwilligenagentur.certificates.presenter.issue import IssuePresenter
from freiwilligenagentur.certificates.presenter.register import RegisterPresenter
from freiwilligenagentur.certificates.request import volunteer_of
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.service.reissuing import Reason, Renewals
from freiwilligenagentur.certificates.view.blocks_dialog import BlocksDialog
from freiwilligenagentur.certificates.view.issue_side import IssueSide
from freiwilligenagentur.certificates.view.pool_dialog import PoolDialog
from freiwilligenagentur.certificates.view.register_side import RegisterSide
from freiwilligenagentur.certificates.view.reissue_dialog import ReissueDialog
from freiwilligenagentur.certificates.view.statistics_dialog import StatisticsDialog
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people.finding import PeopleFinder
from freiwilligenagentur.people.service import PeopleService


class CertificatesPage(QWidget):
    """The whole room; ``people`` finds whom a certificate is for."""

    def __init__(
        self,
        services: CertificateServices,
        people: PeopleService,
        navigator: Navigator,
        memory: MutableMapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("certificates.page")
        self._register_side, self._issue_side = (
            RegisterSide({} if memory is None else memory),
            IssueSide(services.layouts.options),
        )
        self._services = services
        self._navigator = navigator
        self.register = RegisterPresenter(self._register_side, services, navigator, partial(run_task, self))
        self.issuing = IssuePresenter(self._issue_side, services, PeopleFinder(people), navigator, self._finish)
        self._register_side.wire(self.register, self._open_reissue)
        self._register_side.issue.clicked.connect(self._start)
        self._register_side.figures.clicked.connect(self._open_figures)
        self._register_side.blocks.clicked.connect(self._open_blocks)
        self._issue_side.wire(self.issuing)
        self._issue_side.pool_asked.connect(self._open_pool)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._register_side)
        self._stack.addWidget(self._issue_side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def offer_blocks(self, offered: bool) -> None:
        """Whether numbers can be reserved for stands; at a stand itself they cannot."""
        self._register_side.blocks.setVisible(offered)

    def refresh(self) -> None:
        """Reads anew what is shown; choice, filter and what was typed stay."""
        if self._stack.currentWidget() is self._issue_side:
            self.issuing.refresh()
        else:
            self.register.refresh()

    def show_record(self, certificate_id: str) -> None:
        """Opens the register at a certificate."""
        self._stack.setCurrentWidget(self._register_side)
        self.register.show_record(certificate_id)
        self._register_side.show_whole_record()
        self._register_side.focus_list()

    def reissue(self, certificate_id: str) -> None:
        """Opens the register at a certificate, and the window that issues it anew for a protected name."""
        self.show_record(certificate_id)
        self.register.reissue_protected()

    def show_waiting(self) -> None:
        """Opens the register at what was issued and not printed yet."""
        self._stack.setCurrentWidget(self._register_side)
        self.register.narrow(Chosen(state=State.NOT_PRINTED))
        self._register_side.focus_list()

    def start_issue(self, volunteer_id: str | None = None) -> None:
        """Opens the form for somebody, or the search for somebody."""
        self._stack.setCurrentWidget(self._issue_side)
        self.issuing.start(volunteer_id)

    def open_draft(self, draft_key: str) -> None:
        """Goes on with what was begun for somebody."""
        self.start_issue(volunteer_of(draft_key))

    def leave(self) -> bool:
        """Keeps what was typed; the page may be left unless the disk refuses."""
        return self.issuing.keep()

    def _open_reissue(self, found: Renewals, certificate_id: str, reason: Reason) -> None:
        dialog = ReissueDialog(self._services.reissuing, self._navigator, self.show_record, self)
        dialog.begin(found, certificate_id, reason)

    def _open_pool(self) -> None:
        dialog = PoolDialog(self._services.pool, self)
        dialog.finished.connect(lambda: self.issuing.reopen_pool(dialog.presenter.renamed()))
        dialog.open()

    def _open_figures(self) -> None:
        StatisticsDialog(self._services.register, self.register.narrow, self).open()

    def _open_blocks(self) -> None:
        BlocksDialog(self._services.blocks, self._navigator, self).open()

    def _start(self) -> None:
        self.start_issue(None)

    def _finish(self, certificate_id: str | None) -> None:
        self._stack.setCurrentWidget(self._register_side)
        if certificate_id:
            self.register.show_record(certificate_id)
        else:
            self.register.refresh()
        self._register_side.focus_list()
