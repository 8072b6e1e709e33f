"""Trying values out beside the person or the offer: a bound, half days, switches; nothing is saved by it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.availability import AvailabilityGrid
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.chips import ChipGroup, FlowLayout
from freiwilligenagentur.desktop.fields import combo
from freiwilligenagentur.desktop.labels import Badge, Tone, hint, subheading
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.presenter import TrialShown


class TrialPanel(QWidget):
    """``bound_tried``, ``times_tried`` and ``toggles_tried`` tell what is tried; ``kept`` and ``put_back`` end it."""

    bound_tried = Signal(str)
    times_tried = Signal(int)
    toggles_tried = Signal(frozenset)
    kept = Signal()
    put_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bounds = combo([])
        self._bounds.setObjectName("matching.try.bound")
        self._bound = hint("")
        self._grid = AvailabilityGrid("matching.try.times", _("Times, tried out without saving"), small=True)
        self._toggles: ChipGroup | None = None
        self._offered: tuple[tuple[str, str], ...] = ()
        self._title = subheading(_("Try out, without saving"))
        self._tried = QWidget()
        self._flow = FlowLayout(self._tried, gap=6, line_gap=6)
        self._keep = button(_("Take over"), "matching.try.keep")
        self._reset = button(_("Put back"), "matching.try.reset")
        self._lay_out()
        self._bounds.edited.connect(self._tell_bound)
        self._grid.edited.connect(self._tell_times)
        self._keep.clicked.connect(self.kept)
        self._reset.clicked.connect(self.put_back)

    def display(self, trial: TrialShown) -> None:
        """Shows what can be tried and what is."""
        self._bound.setText(trial.bounds_label)
        self._bounds.setAccessibleName(trial.bounds_label)
        self._bounds.set_options(trial.bounds)
        self._bounds.set_code(trial.bound)
        self._grid.set_mask(trial.availability)
        self._offer(trial.toggles)
        if self._toggles is not None:
            self._toggles.set_selected(trial.on)
        self._show_tried(trial.tried)
        trying = bool(trial.tried)
        self._title.setVisible(not trying)
        self._keep.setVisible(trying and trial.may_keep)
        self._reset.setVisible(trying)
        self._tried.setVisible(trying)

    def _offer(self, toggles: tuple[tuple[str, str], ...]) -> None:
        """Other switches only where they differ, so that the focus stays where it is."""
        if toggles == self._offered:
            return
        self._offered = toggles
        if self._toggles is not None:
            self._toggles.hide()
            self._toggles.deleteLater()
            self._toggles = None
        if toggles:
            self._toggles = ChipGroup(toggles, "matching.try.switch", _("Try out"))
            self._toggles.edited.connect(self._tell_toggles)
            self._column.insertWidget(self._column.indexOf(self._grid) + 1, self._toggles)

    def _show_tried(self, tried: tuple[str, ...]) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text in tried:
            badge = Badge(_("tried: {what}").format(what=text), Tone.WARN)
            badge.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            badge.setMinimumWidth(1)  # in a narrow window it ends in …
            self._flow.addWidget(badge)
        self._tried.updateGeometry()

    def _tell_bound(self) -> None:
        self.bound_tried.emit(self._bounds.code())

    def _tell_times(self) -> None:
        self.times_tried.emit(self._grid.mask())

    def _tell_toggles(self) -> None:
        assert self._toggles is not None, "told by the switches themselves"
        self.toggles_tried.emit(self._toggles.selected())

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addWidget(self._head())
        bound = QHBoxLayout()
        bound.setSpacing(theme.GAP)
        self._bound.setWordWrap(False)
        bound.addWidget(self._bound)
        bound.addWidget(self._bounds)
        bound.addStretch(1)
        self._column.addLayout(bound)
        self._column.addWidget(self._grid, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._tried)

    def _head(self) -> QWidget:
        """The title; while something is tried, what becomes of it. Both are of one height, so that nothing moves away
        under the mouse and nothing is covered."""
        head = QWidget()
        head.setFixedHeight(theme.control_height())
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the column stays as wide as it is
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP)
        self._title.setWordWrap(False)
        for widget in (self._title, self._keep, self._reset):
            line.addWidget(widget)
        line.addStretch(1)
        return head
