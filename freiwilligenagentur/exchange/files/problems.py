"""What the import tells about a file: one sentence per line and field that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass

EXCERPT = 40  # characters of a cell that a problem quotes at most


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing about one line of a file.

    ``line`` counts from 1 as a text editor does, 0 means the whole file. ``field`` is the column as the file names it,
    empty when the whole row is meant. ``code`` stays the same in all languages, for programs. ``reason`` is a sentence.
    ``value`` quotes what stood there, shortened; it is empty where that could be personal data. ``left_out`` says
    that the row does not come in; otherwise it comes in as the sentence says.
    """

    line: int
    field: str
    code: str
    reason: str
    value: str = ""
    left_out: bool = False


def excerpt(text: str) -> str:
    """The beginning of a cell on one line, short enough to quote."""
    flat = " ".join(text[: 4 * EXCERPT].split())
    return flat if len(flat) <= EXCERPT else flat[: EXCERPT - 1] + "…"
