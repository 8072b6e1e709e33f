"""Where things lie: what the program brings along, and what belongs to the user."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP = "Freiwilligenagentur"


def root() -> Path:
    """The folder that holds ``resources`` and ``i18n``: the checkout, or the frozen program's folder."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Rule tables, vocabularies, texts and pictures that ship with the program."""
    return root() / "resources"


def catalogues() -> Path:
    """Translations, one folder a language."""
    return root() / "i18n"


def handbook() -> Path:
    """The handbook for the office."""
    return root() / "docs" / "handbuch"


def user_data() -> Path:
    """The user's local folder for offices, settings and logs; ``FREIWILLIGENAGENTUR_HOME`` overrides it.

    A program that was unpacked from the portable ZIP has a folder ``data`` beside it and keeps everything there.
    """
    if chosen := os.environ.get("FREIWILLIGENAGENTUR_HOME"):
        return Path(chosen)
    if (portable := Path(sys.executable).parent / "data").is_dir() and getattr(sys, "frozen", False):
        return portable
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False, roaming=False)


def logs() -> Path:
    """Where the log and reports on faults lie."""
    return user_data() / "logs"


def updates() -> Path:
    """Where a new version is unpacked before it is installed."""
    return user_data() / "updates"


def default_office() -> Path:
    """Where a new office is proposed to lie."""
    return user_data() / "office.db"


def stands() -> Path:
    """Where stands lie that were opened on this computer, each in a folder of its own."""
    return user_data() / "staende"
