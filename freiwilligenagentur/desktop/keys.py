"""Key names as they stand on the keyboard in front of the user."""

from __future__ import annotations

from freiwilligenagentur.i18n import _


def shortcut_text(keys: str) -> str:
    """``Ctrl+Return`` as a German keyboard says it: ``Strg+Eingabe``."""
    names = {
        "Ctrl": _("Ctrl"),
        "Shift": _("Shift"),
        "Alt": _("Alt"),
        "Return": _("Enter"),
        "Enter": _("Enter"),
        "Del": _("Del"),
        "Delete": _("Del"),
        "Space": _("Space"),
        "PgUp": _("PgUp"),
        "PgDown": _("PgDn"),
        "Home": _("Home"),
        "End": _("End"),
        "Esc": _("Esc"),
        "Escape": _("Esc"),
        "Backspace": _("Backspace"),
        "Left": "←",
        "Right": "→",
        "Up": "↑",
        "Down": "↓",
    }
    plus = keys.endswith("+")
    parts = [part for part in keys.split("+") if part] + (["+"] if plus else [])
    return "+".join(names.get(part, part) for part in parts)
