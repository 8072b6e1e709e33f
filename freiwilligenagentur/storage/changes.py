"""What a transaction touched, told to everybody after it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Which entities changed, and which of their keys. Windows that show one of them refresh."""

    label: str
    touched: MappingProxyType[str, frozenset[str]]

    def touches(self, *entities: str) -> bool:
        """Whether any of the named entities (class names) changed."""
        return any(entity in self.touched for entity in entities)

    def ids(self, entity: str) -> frozenset[str]:
        """The keys of one entity that changed; empty if none."""
        return self.touched.get(entity, frozenset())


def change_set(label: str, pairs: list[tuple[str, str]]) -> ChangeSet:
    """Collects (entity, key) pairs."""
    touched: dict[str, set[str]] = {}
    for entity, key in pairs:
        touched.setdefault(entity, set()).add(key)
    return ChangeSet(label, MappingProxyType({entity: frozenset(keys) for entity, keys in touched.items()}))
