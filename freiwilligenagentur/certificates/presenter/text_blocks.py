"""How editing text blocks behaves: the list, one block with its three forms, faults with their place, what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from freiwilligenagentur.certificates.content import Address, Person
from freiwilligenagentur.certificates.service.text_blocks import TextBlocks, empty
from freiwilligenagentur.certificates.text_blocks import (
    PLACEHOLDERS,
    Block,
    Fault,
    Shape,
    Variants,
    faults,
    filled,
    naming,
)
from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.vocabulary.folding import fold
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

NEW = "new"
"""The draft key of a block that is not kept yet."""
FORMS = ("neutral", "feminine", "masculine")


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One line of the list."""

    id: str
    title: str
    shape: str
    topics: str
    state: str
    active: bool


class TextBlocksView(Protocol):
    """The page on the screen: the list at the left, the block at the right."""

    def display_rows(self, rows: Sequence[BlockRow], chosen: str) -> None:
        """The list; ``chosen`` is the row to be on, "" for none of them."""

    def display_count(self, text: str, empty: str) -> None:
        """How many there are; ``empty`` says why the list is empty, "" when it is not."""

    def display_filter(self, text: str) -> None:
        """What the list is narrowed to."""

    def display_block(self, block: Block | None, state: str) -> None:
        """The fields of a block, with a line about its version; None shows that none is chosen."""

    def display_faults(self, found: Mapping[str, Sequence[Fault]]) -> None:
        """What is wrong with each form, marked where it stands."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Says each problem at its field, the cursor at the first."""

    def display_preview(self, said: Sequence[tuple[str, str]]) -> None:
        """What the block says of whom."""

    def display_kept_draft(self, waiting: bool) -> None:
        """Whether what stands there was begun earlier and is not kept yet."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class TextBlocksPresenter:
    """State of the page. Leaving a block keeps it; one with faults waits as a draft."""

    def __init__(self, view: TextBlocksView, blocks: TextBlocks, vocabulary: Vocabulary, navigator: Navigator) -> None:
        self._view, self._blocks, self._vocabulary, self._navigator = view, blocks, vocabulary, navigator
        self._filter = ""
        self._opened: Block | None = None
        self._typed: Block | None = None

    def refresh(self) -> None:
        """Reads the list anew; what was typed stays, what was only looked at follows the records."""
        if self._opened is not None and self._opened == self._typed and self._opened.key:
            self._open(self._opened.key)
        self._display_list()

    def filter(self, text: str) -> None:
        """Narrows the list to rows that hold every word."""
        self._filter = text
        self._display_list()

    def choose(self, key: str) -> None:
        """Opens a block; what was typed in another one is kept first."""
        if self._opened is not None and key == self._opened.key:
            return
        if self.leave():
            self._open(key)

    def begin_new(self) -> None:
        """Opens an empty block, or the new one that was begun and not kept."""
        if self.leave():
            self._show(empty(), self._blocks.draft(NEW))
            self._display_list()

    def go_on(self, key: str) -> None:
        """Opens the block whose draft waits, whatever the list is narrowed to; ``NEW`` for one of none yet."""
        self._filter = ""
        self._view.display_filter("")
        if key == NEW:
            self.begin_new()
        elif self.leave():
            self._open(key)
            self._display_list()

    def begin_anew(self) -> None:
        """Gives up what was typed and not kept."""
        if self._opened is None:
            return
        self._blocks.discard_draft(self._opened.key or NEW)
        self._show(self._opened, None)

    def edited(self, block: Block) -> None:
        """Takes what stands in the fields."""
        if self._opened is None:
            return
        opened = self._opened
        self._typed = replace(block, key=opened.key, number=opened.number, position=opened.position)
        self._typed = replace(self._typed, active=opened.active)
        self._display_words()

    def save(self) -> bool:
        """Keeps the block; whether nothing is left to be kept. Faults are shown at their fields."""
        if self._typed is None or self._typed == self._opened:
            return True
        try:
            key = self._blocks.save(self._typed)
        except Invalid as invalid:
            self._view.display_problems(invalid.problems)
            return False
        except OfficeError as error:
            self._view.tell_error(str(error))
            return False
        self._blocks.discard_draft(self._typed.key or NEW)
        self._open(key)
        self._display_list()
        self._navigator.tell(_("The text block is kept."))
        return True

    def put_aside_or_back(self) -> None:
        """Offers the block no longer, or again."""
        if self._opened is None or not self._opened.key or not self.save():
            return
        key, active = self._opened.key, not self._opened.active
        try:
            self._blocks.set_active(key, active)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._open(key)
        self._display_list()

    def leave(self) -> bool:
        """Keeps what was typed: as the block where that is possible, else as a draft; False when the disk refuses."""
        if self._typed is None or self._opened is None or self._typed == self._opened:
            return True
        if not any(faults(getattr(self._typed.words, form)) for form in FORMS) and self.save():
            return True
        try:
            self._blocks.keep_draft(self._typed, self._typed.key or NEW)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return False
        return True

    # --- inside

    def _open(self, key: str) -> None:
        try:
            block = self._blocks.get(key) if key else None
        except OfficeError as error:
            self._view.tell_error(str(error))
            block = None
        self._show(block, self._blocks.draft(key) if block else None)

    def _show(self, block: Block | None, begun: Block | None) -> None:
        self._opened = block
        # A draft of an older version would overwrite what a colleague wrote since.
        going_on = begun if block and begun and begun.number == block.number else None
        self._typed = going_on or block
        self._view.display_block(self._typed, _state(block) if block else "")
        self._view.display_kept_draft(going_on is not None)
        self._display_words()

    def _display_words(self) -> None:
        block = self._typed
        if block is None:
            return
        self._view.display_faults({form: faults(getattr(block.words, form)) for form in FORMS})
        self._view.display_preview(
            [(label, filled(block.words.of(who.address), naming(who) | _SAMPLE)) for label, who in _sample()]
        )

    def _display_list(self) -> None:
        rows = [row for row in map(self._row, self._blocks.all()) if self._fits(row)]
        count = ngettext("{n} text block", "{n} text blocks", len(rows)).format(n=len(rows))
        self._view.display_count(count, "" if rows else _("No text block fits what you typed."))
        self._view.display_rows(rows, self._opened.key if self._opened else "")

    def _fits(self, row: BlockRow) -> bool:
        text = fold(f"{row.title} {row.topics}")
        return all(word in text for word in fold(self._filter).split())

    def _row(self, block: Block) -> BlockRow:
        topics = [
            *self._vocabulary.labels(TermList.ACTIVITY, block.activities),
            *self._vocabulary.labels(TermList.AREA, block.areas),
        ]
        shapes = {Shape.TASKS: _("List"), Shape.PROSE: _("Sentences")}
        state = _("as shipped") if block.number == 0 else _("version {n}").format(n=block.number)
        return BlockRow(
            block.key,
            block.title,
            shapes[block.shape],
            ", ".join(topics),
            state if block.active else _("put aside"),
            block.active,
        )


_SAMPLE = {"Einsatzstelle": "Bürgerverein Lesezeichen e. V.", "Ort": "Grundschule am Stadtpark", "Aufgabe": "Lesepatin"}


def _sample() -> list[tuple[str, Person]]:
    return [
        (_("Ms"), Person("Ilse Mertens", "Mertens", Address.FRAU)),
        (_("Mr"), Person("Tom Weiß", "Weiß", Address.HERR)),
        (_("full name"), Person("Kim Brenner", "Brenner", Address.NEUTRAL)),
    ]


def _state(block: Block) -> str:
    if not block.key:
        return _("New, not kept yet")
    if block.number == 0:
        return _("As the program brings it")
    return _("Version {n}; certificates that were issued keep theirs.").format(n=block.number)


def placeholders() -> str:
    """The placeholders, as the page explains them."""
    return _("Placeholders: {names}").format(names=", ".join(f"{{{name}}}" for name in PLACEHOLDERS))


def block_of(title: str, shape: str, words: Variants, areas: frozenset[str], activities: frozenset[str]) -> Block:
    """A block from what stands in the fields."""
    return Block("", title, Shape(shape), words, areas, activities)
