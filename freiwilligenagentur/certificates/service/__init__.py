"""The use cases around certificates: preparing, issuing, the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.certificates.service.issuing import Issuing
from freiwilligenagentur.certificates.service.preparing import NOTHING_ELSE, Preparing
from freiwilligenagentur.certificates.service.register import Register
from freiwilligenagentur.certificates.service.sources import Sources
from freiwilligenagentur.certificates.service.text_blocks import TextBlocks
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary

__all__ = ["CertificateServices", "Issuing", "Preparing", "Register", "Sources", "TextBlocks"]


@dataclass(frozen=True, slots=True)
class CertificateServices:
    """All services of this room over one office."""

    preparing: Preparing
    issuing: Issuing
    register: Register
    text_blocks: TextBlocks

    @classmethod
    def over(
        cls,
        store: Store,
        vocabulary: Vocabulary,
        today: Callable[[], date] = date.today,
        sources: Sources = NOTHING_ELSE,
    ) -> CertificateServices:
        """The services of an open office; ``today`` is replaced in tests."""
        preparing = Preparing(store, vocabulary, today, sources)
        return cls(preparing, Issuing(store, preparing), Register(store, today), TextBlocks(store))
