"""What leads a person to a scheme without hours: a tick for each way, and its last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.fields import Field, check, date_edit
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.schemes.presenter.shown import RouteShown

_INDENT = theme.EDGE + 3  # below the words of the tick


class RouteTick(QWidget):
    """One way. ``changed`` says its name, whether the person has it, and the last day or None."""

    changed = Signal(str, bool, object)

    def __init__(self, route: RouteShown, number: int) -> None:
        super().__init__()
        self._name = route.name
        self._tick = check(route.name)
        self._tick.setObjectName(f"schemes.route.{number}")
        self._until = Field(_("Valid until (empty: without an end)"), date_edit(), f"schemes.route.{number}.until")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addWidget(self._tick)
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, theme.HALF)
        below.addWidget(self._until)
        column.addLayout(below)
        self.display(route)
        self._tick.edited.connect(self._tell)
        self._until.editor.editingFinished.connect(self._tell_day)

    def display(self, route: RouteShown) -> None:
        """Shows what is kept; emits nothing."""
        self._kept: date | None = route.until
        self._tick.set_value(route.held)
        self._until.setVisible(route.held)
        if not self._until.editor.hasFocus():
            self._until.editor.set_value(route.until)

    def _tell(self) -> None:
        self._until.setVisible(self._tick.value())
        self.changed.emit(self._name, self._tick.value(), self._until.editor.value())

    def _tell_day(self) -> None:
        if self._until.editor.is_valid() and self._until.editor.value() != self._kept:
            self._tell()


class RouteTicks(WidgetColumn):
    """All ways of a rule; the widgets stay while the same ways are shown for the same person."""

    changed = Signal(str, bool, object)

    def __init__(self) -> None:
        super().__init__(theme.HALF)
        self._shown: tuple[str, tuple[str, ...]] | None = None
        self._ticks: list[RouteTick] = []

    def display(self, person: str, routes: Sequence[RouteShown]) -> None:
        """The ways that the rule takes, and which of them the person has."""
        shown = person, tuple(route.name for route in routes)
        if shown != self._shown:
            self._shown = shown
            self._ticks = [RouteTick(route, number) for number, route in enumerate(routes)]
            for tick in self._ticks:
                tick.changed.connect(self.changed)
            self.fill(self._ticks)
            return
        for tick, route in zip(self._ticks, routes, strict=True):
            tick.display(route)
