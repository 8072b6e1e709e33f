"""What stands in fields and is no value yet, such as 31.02.1960: told before saving, kept in drafts, shown again.

Editors whose text may be none have ``problem()``, ``text()`` and ``setText()``.
"""

from __future__ import annotations

from collections.abc import Mapping

from freiwilligenagentur.desktop.fields import Field
from freiwilligenagentur.errors import Unreadable


def unreadable(fields: Mapping[str, Field]) -> dict[str, Unreadable]:
    """The fields whose text is no value, such as a day that does not exist, by name."""
    found = {}
    for name, field in fields.items():
        fault = field.editor.problem() if hasattr(field.editor, "problem") else ""
        if fault:
            found[name] = Unreadable(field.editor.text(), fault)
    return found


def show_typed(fields: Mapping[str, Field], texts: Mapping[str, str]) -> None:
    """Shows texts as they were typed, each with what is wrong with it; names of no such field are left out."""
    for name, text in texts.items():
        field = fields.get(name)
        if field is not None and hasattr(field.editor, "problem"):
            field.editor.setText(text)
            field.set_error(field.editor.problem(), focus=False)
