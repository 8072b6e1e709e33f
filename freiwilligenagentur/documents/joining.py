"""Documents behind each other as one, for paper alone: the parts stay as they are, but tags and bookmarks are lost."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO

import pikepdf


def joined(documents: Iterable[bytes], *, on_front: bool = False) -> bytes:
    """All pages in their order; empty without documents. ``on_front`` begins each on a sheet of its own, also where
    both sides are printed.
    """
    out = BytesIO()
    with ExitStack() as opened, pikepdf.new() as whole:
        for document in documents:
            if on_front and len(whole.pages) % 2:
                width, height = (float(side) for side in whole.pages[-1].mediabox[2:])
                whole.add_blank_page(page_size=(width, height))
            whole.pages.extend(opened.enter_context(pikepdf.open(BytesIO(document))).pages)
        if len(whole.pages):
            whole.save(out)
    return out.getvalue()
