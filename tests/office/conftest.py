"""What the windows of the office need in tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from freiwilligenagentur.settings import Settings


@pytest.fixture
def settings() -> Settings:
    """The settings of a workstation that never ran the program."""
    return Settings()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a new office may lie."""
    return tmp_path / "buero" / "agentur.db"
