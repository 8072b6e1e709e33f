"""The benchmarks are run by hand; this only sees to it that they can be."""

from __future__ import annotations

from benchmarks.__main__ import ONCE, PARTS


def test_every_part_can_be_run() -> None:
    assert PARTS.keys() >= ONCE
    assert [name for name, part in PARTS.items() if not callable(getattr(part, "figures", None))] == []
