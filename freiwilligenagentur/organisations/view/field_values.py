"""Reading editors into plain values and back; what a field holds and cannot be read is never dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.editors import DateEdit
from freiwilligenagentur.desktop.fields import Field
from freiwilligenagentur.desktop.typed import show_typed
from freiwilligenagentur.organisations.presenter.values import Values

_UNSEEN = "codes_without_a_chip"


def read(editor: QWidget) -> Any:
    """The value of an editor as JSON can hold it: dates as ISO text, codes as a sorted list, numbers as they are."""
    if isinstance(editor, ChipGroup):
        # A code that the office no longer offers has no chip; it stays all the same.
        return sorted(editor.selected() | frozenset(editor.property(_UNSEEN) or ()))
    value = editor.value()  # type: ignore[attr-defined]  # every editor of the kit has one
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None and isinstance(editor, DateEdit):
        return ""
    return value


def write(editor: QWidget, value: Any) -> None:
    """Shows a value; emits nothing."""
    if isinstance(editor, ChipGroup):
        editor.set_selected(value)
        editor.setProperty(_UNSEEN, sorted(frozenset(value) - editor.selected()))
    elif isinstance(editor, DateEdit):
        editor.set_value(date.fromisoformat(value) if value else None)
    else:
        editor.set_value(value)  # type: ignore[attr-defined]


def read_all(fields: Mapping[str, Field]) -> Values:
    """The values of all fields."""
    return {name: read(field.editor) for name, field in fields.items()}


def write_all(fields: Mapping[str, Field], values: Values, typed: Mapping[str, str]) -> None:
    """Fills all fields and clears their errors; ``typed`` are texts that were no value, by field."""
    for name, field in fields.items():
        field.clear_error()
        write(field.editor, values[name])
    show_typed(fields, typed)
