"""The use cases around certificates: preparing, issuing, the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.certificates.service.issuing import Issuing
from freiwilligenagentur.certificates.service.layouts import Layouts
from freiwilligenagentur.certificates.service.preparing import Preparing
from freiwilligenagentur.certificates.service.register import Register
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary

__all__ = ["CertificateServices", "Issuing", "Layouts", "Preparing", "Register"]


@dataclass(frozen=True, slots=True)
class CertificateServices:
    """All services of this room over one office."""

    preparing: Preparing
    issuing: Issuing
    register: Register
    layouts: Layouts

    @classmethod
    def over(cls, store: Store, vocabulary: Vocabulary, today: Callable[[], date] = date.today) -> CertificateServices:
        """The services of an open office; ``today`` is replaced in tests."""
        preparing = Preparing(store, vocabulary, today)
        register = Register(store, today)
        return cls(preparing, Issuing(store, preparing), register, Layouts(store, preparing, register, today))
