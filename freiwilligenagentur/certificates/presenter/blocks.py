"""How the numbers of stands behave: what is reserved, and a stand that will not come home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.service import Blocks
from freiwilligenagentur.certificates.service.numbers import Block
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator


class BlocksView(Protocol):
    """The window on the screen."""

    def display_blocks(self, blocks: Sequence[Block], empty: str) -> None:
        """What is reserved."""

    def display_can_close(self, can_close: bool) -> None:
        """Whether the chosen block can be closed."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class BlocksPresenter:
    """Shows blocks and closes one."""

    def __init__(self, view: BlocksView, blocks: Blocks, navigator: Navigator) -> None:
        self._view = view
        self._blocks = blocks
        self._navigator = navigator
        self._listed: list[Block] = []
        self._chosen = ""

    def begin(self) -> None:
        """Shows what is reserved."""
        self._display()

    def choose(self, block_id: str) -> None:
        """Looks at one block."""
        self._chosen = block_id
        block = next((each for each in self._listed if each.id == block_id), None)
        self._view.display_can_close(block is not None and block.closed_at is None)

    def close(self) -> None:
        """Nothing more comes from the chosen block, for example because its laptop is lost."""
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
        nothing = _(
            "No numbers are reserved. The room “Stand at a fair” reserves some for a stand that issues certificates."
        )
        self._view.display_blocks(self._listed, "" if self._listed else nothing)
        self.choose(self._chosen)


def given_text(block: Block) -> str:
    """``3 of 20``."""
    return _("{given} of {reserved}").format(given=i18n.number(block.given), reserved=i18n.number(block.reserved))


def state_text(block: Block) -> str:
    """Whether numbers may still come from there."""
    if block.closed_at is None:
        return _("open")
    return _("closed on {date}").format(date=i18n.date(block.closed_at.astimezone().date()))
