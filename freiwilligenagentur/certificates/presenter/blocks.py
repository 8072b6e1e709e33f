"""How the numbers of stands behave: what is reserved, reserving, and a stand that is home again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import texts
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.service import Blocks
from freiwilligenagentur.certificates.service.numbers import Block
from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator

PROPOSED = 20


class BlocksView(Protocol):
    """The window on the screen."""

    def display_form(self, kinds: Sequence[tuple[str, str]], count: int) -> None:
        """An empty form."""

    def display_blocks(self, blocks: Sequence[Block], empty: str) -> None:
        """What is reserved."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """What is wrong with the form."""

    def display_can_close(self, can_close: bool) -> None:
        """Whether the chosen block can be closed."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class BlocksPresenter:
    """Reserves numbers and closes blocks."""

    def __init__(self, view: BlocksView, blocks: Blocks, navigator: Navigator) -> None:
        self._view = view
        self._blocks = blocks
        self._navigator = navigator
        self._listed: list[Block] = []
        self._chosen = ""

    def begin(self) -> None:
        """Shows what is reserved and an empty form."""
        self._view.display_form([(kind.value, texts.kind(kind)) for kind in Kind], PROPOSED)
        self._display()

    def choose(self, block_id: str) -> None:
        """Looks at one block."""
        self._chosen = block_id
        block = next((each for each in self._listed if each.id == block_id), None)
        self._view.display_can_close(block is not None and block.closed_at is None)

    def reserve(self, kind: str, count: Decimal | None, purpose: str) -> None:
        """Reserves numbers for a stand."""
        try:
            block = self._blocks.reserve(Kind(kind), int(count or 0), purpose)
        except Invalid as error:
            self._view.display_problems(error.problems)
            return
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._view.display_form([(each.value, texts.kind(each)) for each in Kind], PROPOSED)
        self._navigator.tell(_("{span} is reserved for {purpose}.").format(span=block.span, purpose=block.purpose))
        self._display()

    def close(self) -> None:
        """The laptop of the chosen block is home again."""
        try:
            block = self._blocks.close(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        text = _("The series {stand} of {year} is closed with {given} certificates.")
        self._navigator.tell(text.format(stand=block.stand, year=block.year, given=i18n.number(block.given)))
        self._display()

    def _display(self) -> None:
        self._listed = self._blocks.listed()
        nothing = _("No numbers are reserved. A laptop at a stand needs some to issue certificates.")
        self._view.display_blocks(self._listed, "" if self._listed else nothing)
        self.choose(self._chosen)


def given_text(block: Block) -> str:
    """``3 of 20``."""
    return _("{given} of {reserved}").format(given=i18n.number(block.given), reserved=i18n.number(block.reserved))


def state_text(block: Block) -> str:
    """Whether the stand is out."""
    if block.closed_at is None:
        return _("open")
    return _("home since {date}").format(date=i18n.date(block.closed_at.astimezone().date()))
