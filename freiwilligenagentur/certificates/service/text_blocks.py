"""The office's text blocks: those that the program brings, and what the office made of them.

A block of the program is kept only once the office changes it; until then it is what the program brings, version 0.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur import paths
from freiwilligenagentur.certificates.content import Address, Engagement, Person
from freiwilligenagentur.certificates.model import TextBlock, TextBlockVersion
from freiwilligenagentur.certificates.text_blocks import Block, Shape, Variants, faults, filled, naming
from freiwilligenagentur.errors import Conflict, Invalid, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import ChangeSet, Drafts, Id, Store

DRAFT_KIND = "text_block"
_FORMS = ("neutral", "feminine", "masculine")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A block as it stands with every wording that it ever had."""

    block: Block
    wordings: dict[int, Variants] = field(default_factory=dict)


class TextBlocks:
    """Reading and changing blocks. Their key is the program's code, or the id of one of the office's own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._drafts = Drafts(store)
        self._known: dict[str, _Kept] | None = None
        store.subscribe(self._on_change)

    def all(self) -> list[Block]:
        """Every block, in the order in which they are offered; those put aside too."""
        return sorted((kept.block for kept in self._all().values()), key=lambda block: (block.position, block.key))

    def get(self, key: str) -> Block:
        """One block. Raises Refused when it is gone."""
        if key not in self._all():
            raise Refused(_("This text block is no longer there. A colleague may have taken it back."))
        return self._all()[key].block

    def fitting(self, areas: Collection[str], activities: Collection[str]) -> list[Block]:
        """The blocks for what an offer is about: those of its activities first, then those of its areas."""
        active = [block for block in self.all() if block.active]
        own = [block for block in active if block.activities & set(activities)]
        return own + [block for block in active if block.areas & set(areas) and block not in own]

    def save(self, block: Block) -> str:
        """Keeps a block as one step and returns its key; other words are a new version.

        ``block.number`` is the version that was opened; "" as key makes a new block. Raises Invalid for a text with
        faults (the problem's field is the form, its text says line and column), Conflict when a colleague was faster.
        """
        problems = _problems(block)  # of the text as it was typed, so that its places are those on the screen
        if problems:
            raise Invalid(problems[0].text, tuple(problems))
        block = replace(block, words=_bare(block.words))
        label = _("Text block changed") if block.key else _("Text block added")
        with self._store.write(label) as session:
            row = _row(session, block.key)
            if row is None:
                if block.key and block.key not in _shipped():
                    raise Conflict(_("A colleague took this text block back in the meantime."))
                row = TextBlock(code=block.key, title=block.title, shape=block.shape, position=block.position)
                session.add(row)
            row.title, row.shape, row.active = block.title.strip(), block.shape, block.active
            row.areas, row.activities = block.areas, block.activities
            session.flush()
            _add_version(session, row, block, self._store.user)
            return row.code or row.id

    def set_active(self, key: str, active: bool) -> None:
        """Offers a block or puts it aside, as one step that can be undone."""
        block = self.get(key)
        if block.active != active:
            self.save(replace(block, active=active))

    def keep_draft(self, block: Block, key: str) -> None:
        """Keeps what was typed and cannot be kept as a block yet; ``key`` is the block's, or one for a new block."""
        self._drafts.keep(f"{DRAFT_KIND}/{key}", DRAFT_KIND, block.title or _("New text block"), _to_plain(block))

    def draft(self, key: str) -> Block | None:
        """What was typed and not kept, or None."""
        values = self._drafts.load(f"{DRAFT_KIND}/{key}")
        return _from_plain(values) if values else None

    def discard_draft(self, key: str) -> None:
        """Forgets what was typed."""
        self._drafts.discard(f"{DRAFT_KIND}/{key}")

    def text(self, key: str, who: Person, engagement: Engagement) -> str:
        """What a block says of somebody at a place. Raises Refused when it is gone."""
        return filled(self.get(key).words.of(_address(who)), _known(who, engagement))

    def used_in(self, engagement: Engagement, who: Person) -> tuple[str, ...]:
        """The versions whose words stand on a certificate, such as ``reading_aloud.prose@0``; any version counts."""
        said, tasks = engagement.text, set(engagement.tasks)
        if not said and not tasks:
            return ()
        address, known = _address(who), _known(who, engagement)
        return tuple(
            f"{key}@{number}"
            for key, kept in self._all().items()
            for number, words in kept.wordings.items()
            if _stands(filled(words.of(address), known), kept.block.shape, said, tasks)
        )

    def _all(self) -> dict[str, _Kept]:
        if self._known is None:
            with self._store.read() as session:
                self._known = dict(_shipped()) | dict(_kept(session))
        return self._known

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches("TextBlock") or changes.touches("TextBlockVersion"):
            self._known = None


def empty() -> Block:
    """A block of the office's own, not kept yet."""
    return Block("", "", Shape.PROSE, Variants(""), position=len(_shipped()))


def _to_plain(block: Block) -> dict[str, Any]:
    return asdict(block) | {"areas": sorted(block.areas), "activities": sorted(block.activities)}


def _from_plain(values: dict[str, Any]) -> Block:
    own = {"areas": frozenset(values["areas"]), "activities": frozenset(values["activities"])}
    return Block(**values | own | {"shape": Shape(values["shape"]), "words": Variants(**values["words"])})


def _problems(block: Block) -> list[Problem]:
    found = []
    if not block.title.strip():
        found.append(Problem("title", _("A text block needs a name.")))
    if not block.words.neutral.strip():
        found.append(
            Problem("neutral", _("The neutral form is needed; the others take its words when they are empty."))
        )
    for form in _FORMS:
        for fault in faults(getattr(block.words, form)):
            text = _("Line {line}, column {column}: {problem}")
            found.append(Problem(form, text.format(line=fault.line, column=fault.column, problem=fault.text)))
    return found


def _bare(words: Variants) -> Variants:
    return Variants(**{form: getattr(words, form).strip() for form in _FORMS})


def _row(session: Session, key: str) -> TextBlock | None:
    if not key:
        return None
    if key in _shipped():
        return session.scalars(select(TextBlock).where(TextBlock.code == key)).first()
    return session.get(TextBlock, key)


def _add_version(session: Session, row: TextBlock, block: Block, user: str) -> None:
    """Keeps the words when they differ from those that are offered now."""
    latest = session.scalars(
        select(TextBlockVersion).where(TextBlockVersion.block_id == row.id).order_by(TextBlockVersion.number.desc())
    ).first()
    number = latest.number if latest else 0
    if number != block.number:
        raise Conflict(_("A colleague changed this text block in the meantime. Please look at it again."))
    shipped = _shipped().get(row.code)
    now = _variants(latest) if latest else shipped.block.words if shipped else None
    if now == block.words:
        return
    words = {form: getattr(block.words, form) for form in _FORMS}
    session.add(TextBlockVersion(block_id=row.id, number=number + 1, saved_by=user, **words))


def _kept(session: Session) -> Iterator[tuple[str, _Kept]]:
    versions: dict[Id, dict[int, Variants]] = {}
    for version in session.scalars(select(TextBlockVersion).order_by(TextBlockVersion.number)):
        versions.setdefault(version.block_id, {})[version.number] = _variants(version)
    for row in session.scalars(select(TextBlock).order_by(TextBlock.id)):
        shipped = _shipped().get(row.code)
        wordings = (shipped.wordings if shipped else {}) | versions.get(row.id, {})
        if wordings:
            number = max(wordings)
            key = row.code if shipped else row.id
            yield key, _Kept(_block(row, key, number, wordings[number]), wordings)


def _block(row: TextBlock, key: str, number: int, words: Variants) -> Block:
    return Block(key, row.title, row.shape, words, row.areas, row.activities, row.position, number, row.active)


def _variants(version: TextBlockVersion) -> Variants:
    return Variants(version.neutral, version.feminine, version.masculine)


@cache
def _shipped() -> dict[str, _Kept]:
    """The program's own blocks, by code."""
    with (paths.resources() / "certificates" / "text_blocks.toml").open("rb") as file:
        rows = tomllib.load(file)["block"]
    found = {}
    for position, row in enumerate(rows):
        words = _bare(Variants(**{form: row.get(form, "") for form in _FORMS}))
        areas, activities = frozenset(row.get("areas", ())), frozenset(row.get("activities", ()))
        block = Block(row["code"], row["title"], Shape(row["shape"]), words, areas, activities, position)
        found[block.key] = _Kept(block, {0: words})
    return found


def _address(who: Person) -> Address:
    return who.address if who.surname else Address.NEUTRAL


def _known(who: Person, engagement: Engagement) -> dict[str, str]:
    """What the placeholders of a block stand for."""
    place = {"Einsatzstelle": engagement.organisation, "Ort": engagement.place, "Aufgabe": engagement.function}
    return naming(who) | place


def _stands(words: str, shape: Shape, said: str, tasks: set[str]) -> bool:
    if shape is Shape.PROSE:
        return words in said
    return {line.strip() for line in words.splitlines() if line.strip()} <= tasks
