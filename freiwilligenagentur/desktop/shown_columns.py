"""Which columns of a table show: those that the user left on, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.row_model import Column


class ShownColumns:
    """Hides columns of a table head. ``give_way`` names those that hide for want of room, the first one first."""

    def __init__(self, header: QHeaderView, columns: Sequence[Column], give_way: Sequence[int]) -> None:
        self._header = header
        self._columns = columns
        self._give_way = give_way
        self._said_before: set[int] = set()
        self._hidden_here: set[int] = set()
        self._insisted: set[int] = set()

    def fit(self, width: int) -> None:
        """Hides what the user would have to scroll for, and shows it again where there is room."""
        by_user = self._hidden() - self._hidden_here
        shown = set(range(len(self._columns))) - by_user - self._said_before
        crowded: set[int] = set()
        for number in self._give_way:
            if self._needed(shown - crowded) <= width:
                break
            if number not in self._insisted:
                crowded.add(number)
        self._hidden_here = self._said_before | crowded
        for number in range(len(self._columns)):
            hide = number in self._hidden_here | by_user
            if hide != self._header.isSectionHidden(number):
                self._header.setSectionHidden(number, hide)

    def say_before(self, number: int, said: bool) -> None:
        """Notes that a column says the same in every row at present and need not show."""
        (self._said_before.add if said else self._said_before.discard)(number)

    def choose(self, number: int, shown: bool) -> None:
        """The user's own choice; what somebody wants to see shows even where the others get narrow."""
        self._hidden_here.discard(number)
        (self._insisted.add if shown else self._insisted.discard)(number)
        self._header.setSectionHidden(number, not shown)

    def state(self) -> str:
        """Widths, order, choice and sorting as text; ``restore`` takes it back."""
        here = ",".join(map(str, sorted(self._hidden_here)))
        return f"{len(self._columns)}|{here}|{bytes(self._header.saveState().toHex().data()).decode()}"

    def restore(self, state: str) -> bool:
        """Puts the columns as they were left; what is no state of these columns is ignored, which False says."""
        count, _bar, rest = state.partition("|")
        here, _bar, layout = rest.partition("|")
        if count != str(len(self._columns)):
            return False
        try:
            if not self._header.restoreState(bytes.fromhex(layout)):
                return False
        except ValueError:
            return False
        # What hid for want of room is not taken for the user's choice.
        self._hidden_here = {int(number) for number in here.split(",") if number.isdecimal()}
        return True

    def _hidden(self) -> set[int]:
        return {number for number in range(len(self._columns)) if self._header.isSectionHidden(number)}

    def _needed(self, shown: set[int]) -> int:
        columns = [self._columns[number] for number in shown]
        return sum(theme.chars(column.width or column.least) + theme.BLOCK for column in columns)
