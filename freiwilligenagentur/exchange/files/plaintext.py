"""Descriptions arrive as HTML or plain text; the office reads text with paragraphs and bullets."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from freiwilligenagentur.exchange.files.cells import UNREADABLE

MOST_TAGS = 2_000  # more than any description has; beyond, nesting could keep the HTML parser busy for minutes
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]+);")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|ul|ol|li|strong|em|b|i|div|span|a|h[1-6])\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BLANK_LINES = re.compile(r"\n{3,}")
_PARAGRAPHS = frozenset(
    (
        "p",
        "div",
        "ul",
        "ol",
        "table",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "pre",
        "hr",
    )
)
_LINES = frozenset(("li", "tr", "dt", "dd"))
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript", "iframe", "object"))
_BULLET = "• "
# Marks inside the text while it is being written: the next words stand beside the bullet; new line; new paragraph.
_JOIN, _LINE, _PARAGRAPH = "\x01", "\x02", "\x03"
_GAP = rf"[\s{_LINE}{_PARAGRAPH}]*"
_EMPTY_ENTRY = re.compile(rf"(?:•|\d+\.) {_JOIN}{_GAP}(?=(?:•|\d+\.) {_JOIN}|$)")
_JOINED = re.compile(rf"{_JOIN}{_GAP}")
_BREAK_AND_LINE = re.compile(rf"\n\s*(?={_LINE})")
_BROKEN = re.compile(rf"[{_LINE}{_PARAGRAPH}]{_GAP}")


def plain_text(source: str) -> str:
    """Readable text of an HTML description: blank lines between paragraphs, a bullet before each list entry.

    Text without markup keeps its own lines. Links keep their address in brackets where the words do not say it.
    """
    if not source:
        return ""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if _ESCAPED_TAG.search(source) and not _TAG.search(source):
        source = unescape(source)
    if not _MARKUP.search(source):
        return tidy(source)
    if source.count("<") > MOST_TAGS:
        return tidy(unescape(_TAG.sub(" ", source)))
    body = LexborHTMLParser(source).body
    return tidy(_Writer().write(body)) if body is not None else ""


def tidy(text: str) -> str:
    """Single spaces, no space at line ends, at most one blank line, nothing unreadable."""
    if not text.replace("\n", "").isprintable():  # looked at much faster than replaced in
        text = UNREADABLE.sub("", text)
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()


class _Writer:
    """Walks the tree without recursion, since nesting in the wild has no bound."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.counters: list[int] = []  # one for each open list: -1 bullets, else the last number given

    def write(self, root: LexborNode) -> str:
        node: LexborNode | None = root.child
        while node is not None:
            deeper = self._enter(node)
            if deeper is not None:
                node = deeper
                continue
            node = self._onward(node, root)
        text = _EMPTY_ENTRY.sub("", "".join(self.pieces))
        text = _BREAK_AND_LINE.sub("", _JOINED.sub("", text))
        return _BROKEN.sub(lambda gap: "\n\n" if _PARAGRAPH in gap[0] else "\n", text)

    def _onward(self, node: LexborNode, root: LexborNode) -> LexborNode | None:
        """The next node in reading order after ``node`` and what is inside it; closes what ends on the way."""
        while True:
            if not node.is_text_node:
                self._leave(node)
            if (following := node.next) is not None:
                return following
            parent = node.parent
            if parent is None or parent.mem_id == root.mem_id:
                return None
            node = parent

    def _enter(self, node: LexborNode) -> LexborNode | None:
        if node.is_text_node:
            self.pieces.append(_flat(node.text_content or ""))
            return None
        tag = node.tag or ""
        if tag == "br":
            self.pieces.append("\n")
        elif tag in _PARAGRAPHS:
            self.pieces.append(_LINE if self.counters else _PARAGRAPH)
            if tag in {"ul", "ol"}:
                self.counters.append(-1 if tag == "ul" else 0)
        elif tag in _LINES:
            self.pieces.append(f"{_LINE}{self._mark()}{_JOIN}" if tag == "li" else "\n")
        elif tag in {"td", "th"}:
            self.pieces.append("  ")
        return None if tag in _SILENT else node.child

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in {"ul", "ol"} and self.counters:
            self.counters.pop()
        if tag in _PARAGRAPHS:
            self.pieces.append(_LINE if self.counters else _PARAGRAPH)
        elif tag == "a":
            self._address(node)

    def _mark(self) -> str:
        if not self.counters or self.counters[-1] < 0:
            return _BULLET
        self.counters[-1] += 1
        return f"{self.counters[-1]}. "

    def _address(self, node: LexborNode) -> None:
        target = (node.attributes.get("href") or "").strip()
        target = target.removeprefix("mailto:").removeprefix("tel:")
        words = node.text()
        if target.startswith(("#", "javascript:")) or not target or _core(target) in _core(words):
            return
        self.pieces.append(f" ({target})")


def _flat(text: str) -> str:
    """Line breaks of the source mean a space, as in a browser; spaces at the ends stay, they part words."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _core(address: str) -> str:
    return re.sub(r"^https?://(www\.)?|/$", "", address.strip().casefold()).removeprefix("www.")
