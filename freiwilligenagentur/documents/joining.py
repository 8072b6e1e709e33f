"""Finished documents of this kit behind each other as one: their pages, tags and fonts stay as they were made."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, NumberTree, Object, OutlineItem, Page, Pdf, String

from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.metadata import About
from freiwilligenagentur.documents.saving import saved


def joined(documents: Iterable[tuple[str, bytes]], about: About, *, on_front: bool = False) -> bytes:
    """All pages in their order, with a bookmark for each document; empty without documents.

    ``on_front`` begins each on a sheet of its own, also where both sides are printed.
    """
    fonts: dict[str, Object] = {}
    with ExitStack() as opened:
        whole = opened.enter_context(pikepdf.open(BytesIO(_cover(about))))
        with whole.open_outline() as outline:
            for bookmark, document in documents:
                if on_front and len(whole.pages) % 2:
                    whole.pages.append(_empty(whole, whole.pages[-1]))
                outline.root.append(OutlineItem(bookmark, len(whole.pages)))
                _append(whole, opened.enter_context(pikepdf.open(BytesIO(document))), bookmark, fonts)
        whole.Root.PageMode = Name.UseOutlines
        return saved(whole) if len(whole.pages) else b""


def _cover(about: About) -> bytes:
    """A file without pages, which says what all are."""
    out = BytesIO()
    Book(out, about, bound=True).finish()
    return out.getvalue()


def _empty(whole: Pdf, before: Page) -> Page:
    entries = Dictionary(Type=Name.Page, MediaBox=before.mediabox, Resources=Dictionary(), Tabs=Name.S)
    return Page(whole.make_indirect(entries))


def _append(whole: Pdf, document: Pdf, title: str, fonts: dict[str, Object]) -> None:
    """The pages with their part of the structure, whose marks are counted on (ISO 32000-1, 14.7.4.4)."""
    first = len(whole.pages)
    whole.pages.extend(document.pages)
    tree, added = whole.Root.StructTreeRoot, whole.copy_foreign(document.Root.StructTreeRoot)
    part: Object = added.K[0]
    part.S, part.P, part.T = Name.Part, tree.K[0], String(title)
    tree.K[0].K.append(part)
    marked = NumberTree(tree.ParentTree)
    for number, marks in NumberTree(added.ParentTree).items():
        marked[first + number] = marks
    for page in whole.pages[first:]:
        page.obj.StructParents = first + int(page.obj.StructParents)
        _share_fonts(page, fonts)
    tree.ParentTreeNextKey = len(whole.pages)


def _share_fonts(page: Page, fonts: dict[str, Object]) -> None:
    """Subsets of the same letters have the same name and are kept once, as long as they are the same indeed."""
    own = page.obj.Resources.Font
    for name, font in list(own.items()):
        known = fonts.setdefault(str(font.BaseFont), font)
        if _program(known) == _program(font):
            own[name] = known


def _program(font: Object) -> bytes:
    return bytes(font.FontDescriptor.FontFile2.read_raw_bytes())
