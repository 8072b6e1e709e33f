"""What this workstation remembers: language, last office, window places. Never personal data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.files import write_safely


@dataclass(slots=True)
class Settings:
    """One value a field; unknown entries of a newer program are dropped, missing ones get their default."""

    language: str = "de"
    last_office: str = ""
    last_user: str = ""
    last_helper: str = ""  # at a stand at a fair
    unfinished_setup: str = ""  # an office whose recovery code nobody has typed back yet
    device: str = ""
    failed_logins: int = 0
    update_folder: str = ""  # where to look for a new version at each start; empty: nowhere
    windows: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, place: Path | None = None) -> Settings:
        """Reads the settings; a missing or unreadable file means defaults, since nothing here is worth an error."""
        try:
            stored: Any = json.loads((place or _place()).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        values = {}
        for known in fields(cls):
            value = stored.get(known.name)
            if isinstance(value, type(getattr(cls(), known.name))):
                values[known.name] = value
        found = cls(**values)
        found.windows = {name: value for name, value in found.windows.items() if isinstance(value, str)}
        return found

    def save(self, place: Path | None = None) -> None:
        """Writes the settings crash-safely."""
        write_safely(place or _place(), json.dumps(asdict(self), indent=1).encode())


def _place() -> Path:
    return paths.user_data() / "settings.json"
