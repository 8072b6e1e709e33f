"""The use cases around certificates: preparing, issuing, the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.certificates.service.batch_check import BatchCheck
from freiwilligenagentur.certificates.service.batch_papers import BatchPapers
from freiwilligenagentur.certificates.service.batches import Batches
from freiwilligenagentur.certificates.service.forgetting import Forgetting
from freiwilligenagentur.certificates.service.issuing import Issuing
from freiwilligenagentur.certificates.service.layouts import Layouts
from freiwilligenagentur.certificates.service.numbers import Blocks
from freiwilligenagentur.certificates.service.preparing import Cards, Preparing, no_cards
from freiwilligenagentur.certificates.service.register import Register
from freiwilligenagentur.certificates.service.reissuing import Reissuing
from freiwilligenagentur.certificates.service.text_blocks import TextBlocks
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.editing import Terms
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

__all__ = [
    "BatchPapers",
    "Blocks",
    "CertificateServices",
    "Forgetting",
    "Issuing",
    "Layouts",
    "Preparing",
    "Register",
    "Reissuing",
    "TextBlocks",
]


@dataclass(frozen=True, slots=True)
class CertificateServices:
    """All services of this room over one office."""

    preparing: Preparing
    issuing: Issuing
    register: Register
    layouts: Layouts
    text_blocks: TextBlocks
    reissuing: Reissuing
    blocks: Blocks
    batch_check: BatchCheck
    batches: Batches
    papers: BatchPapers
    forgetting: Forgetting
    pool: Terms
    """The competences that can be ticked."""

    @classmethod
    def over(
        cls,
        store: Store,
        vocabulary: Vocabulary,
        today: Callable[[], date] = date.today,
        cards: Cards = no_cards,
        stand: str = "",
    ) -> CertificateServices:
        """The services of an open office; ``today`` is replaced in tests. ``cards`` knows what a Land has.

        ``stand`` is the stand whose reserved numbers are given, "" for the office.
        """
        preparing = Preparing(store, vocabulary, today, cards, stand)
        issuing, register = Issuing(store, preparing, stand), Register(store, today)
        return cls(
            preparing,
            issuing,
            register,
            Layouts(store, preparing, register, today),
            TextBlocks(store),
            Reissuing(store, today, stand),
            Blocks(store),
            BatchCheck(store, preparing, today),
            Batches(store, issuing),
            BatchPapers(store, today),
            Forgetting(store),
            Terms(store, TermList.COMPETENCE),
        )
