"""Small pieces of the record panels: facts, lines that open something, the history."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.labels import body, hint, subheading
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.describing import Fact
from freiwilligenagentur.organisations.presenter.records import ChangeLine

_WORD = re.compile(r"\S+")
_BREAK = "\u200b"  # zero width: a place where a line may break
_HYPHEN = "\u00ad"  # soft: shows a hyphen where a line breaks
BESIDE_LABEL = 22
ACROSS = 34
"""Characters that fit into the text of a fact, and into a panel from side to side."""
_LABEL_CHARS = 14


def breakable(text: str, longest: int = BESIDE_LABEL) -> str:
    """Lets a word break that is wider than its place, so that it cannot push the others out of the window."""

    def broken(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) <= longest:
            return word
        mark = _HYPHEN if word.strip(",.;:!?()").replace("-", "").isalpha() else _BREAK
        return mark.join(word[start : start + longest] for start in range(0, len(word), longest))

    return _WORD.sub(broken, text)


def record_title(text: str = "") -> QLabel:
    """The name of the record."""
    label = subheading(text)
    label.setFont(theme.font(1.2, bold=True))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def fact_grid(facts: Sequence[Fact]) -> QWidget:
    """Labels at the left in grey, what there is to say at the right."""
    grid = QWidget()
    layout = QGridLayout(grid)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(theme.GAP)
    layout.setVerticalSpacing(theme.HALF + 2)
    layout.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        label = body(fact.label)
        label.setProperty("role", "hint")
        label.setFixedWidth(theme.chars(_LABEL_CHARS))
        text = body(breakable(fact.text))
        text.setAccessibleName(_("{label}: {text}").format(label=fact.label, text=fact.text))
        layout.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def history_lines(lines: Sequence[ChangeLine]) -> list[QWidget]:
    """When and who in small, what was done, and the fields."""
    if not lines:
        return [hint(_("Nothing has been changed yet."))]
    widgets = []
    for change in lines:
        entry = WidgetColumn(2)
        parts: list[QWidget] = [hint(change.when), body(change.label)]
        if change.details:
            parts.append(hint(breakable(change.details)))
        entry.fill(parts)
        widgets.append(entry)
    return list(widgets)
