"""What a file is that the program was started with, by a double click or on the command line."""

from __future__ import annotations

from pathlib import Path

from freiwilligenagentur.i18n import _

OFFICE, STAND, UPDATE = ".db", ".messestand", ".fa-update"
"""Endings of the program's own files; an office may have any other that somebody gave it."""


def is_ours(word: str) -> bool:
    """Whether a word of the command line names a file to open."""
    return Path(word).suffix.lower() in {OFFICE, STAND, UPDATE}


def is_stand(path: Path) -> bool:
    """Whether the file comes from a stand at a fair."""
    return path.suffix.lower() == STAND


def is_update(path: Path) -> bool:
    """Whether the file brings a new version of the program."""
    return path.suffix.lower() == UPDATE


def is_office(path: Path) -> bool:
    """Whether the file is neither of these, and so taken for an office."""
    return not is_stand(path) and not is_update(path)


def why_not(path: Path, present: Path | None, *, setting_up: bool) -> tuple[str, str] | None:
    """Title and sentence why an office or an update does not open now; None when it does. ``present`` is the office
    that is open.
    """
    if is_update(path):
        text = _(
            "{name} is checked as soon as an office is open. Then you are asked; "
            "without your consent nothing is installed."
        )
        return None if present is not None else (_("A new version"), text.format(name=path.name))
    if present is not None:
        text = _(
            "The office {present} is open. Please close the program first; then open {name} with a double click. "
            "Nothing gets lost by closing."
        )
        return _("Another office is open"), text.format(present=present.name, name=path.name)
    if setting_up:
        text = _("A new office is being set up. Please finish that first, then open {name}.")
        return _("A new office is being set up"), text.format(name=path.name)
    return None


def about_stuck() -> str:
    """What to do when the program that is open does not answer."""
    return _(
        "The program is open already but does not answer. Please wait a moment and try again. "
        "If that does not help, restart the computer; everything saved is safe."
    )
