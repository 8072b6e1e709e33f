"""Documents behind each other as one, for paper alone: the parts stay as they are, but tags and bookmarks are lost."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO

import pikepdf


def joined(documents: Iterable[bytes]) -> bytes:
    """All pages in their order; empty without documents."""
    out = BytesIO()
    with ExitStack() as opened, pikepdf.new() as whole:
        for document in documents:
            whole.pages.extend(opened.enter_context(pikepdf.open(BytesIO(document))).pages)
        if len(whole.pages):
            whole.save(out)
    return out.getvalue()
