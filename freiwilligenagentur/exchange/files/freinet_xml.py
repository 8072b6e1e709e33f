"""Freinet's offers as XML: the list, and the details of single offers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.entities import html5
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files.columns import OFFER_HEADERS, plain_header
from freiwilligenagentur.exchange.files.offers import read_offer
from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.exchange.files.records import Column, ImportedFile, ImportedOffer, Kind
from freiwilligenagentur.exchange.files.rows import RowReader
from freiwilligenagentur.exchange.files.table import LARGEST_CELL
from freiwilligenagentur.i18n import _

_OFFER = "angebot"
_ENTRY = frozenset(("element", "item", "eintrag"))
_ORGANISATION = frozenset(("einrichtung", "organisation", "traeger", "verein", "anbieter"))
_ORGANISATION_FIELDS = {
    "name": "organisation",
    "einrichtungsname": "organisation",
    "id": "organisation_id",
    "einrichtungsid": "organisation_id",
    "beschreibung": "organisation_description",
    "strasse": "organisation_street",
    "plz": "organisation_postcode",
    "ort": "organisation_town",
    "telefon": "organisation_phone",
    "email": "organisation_email",
    "homepage": "website",
}
_FIELDS = {alias: name for name, aliases in OFFER_HEADERS.items() for alias in aliases}
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_AMPERSAND = re.compile(r"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,30}))?(;?)")


def looks_like_xml(text: str) -> bool:
    """Whether a text begins as XML does."""
    return text.lstrip()[:1] == "<"


def read_xml(name: str, text: str, encoding: str) -> ImportedFile:
    """The offers of an XML file.

    When the file breaks off or is damaged, the offers before that place are kept and the place is reported. Raises
    WrongFile when there is no offer in it, or when it brings its own entities, which could do harm.
    """
    collector = _Collector()
    parser = XMLParser(target=collector, encoding="utf-8")
    collector.line_of = lambda: parser.parser.CurrentLineNumber
    damage: list[RowProblem] = []
    try:
        parser.feed(_AMPERSAND.sub(_mended, text))
        parser.close()
    except DefusedXmlException:
        raise WrongFile(_("This XML file defines entities of its own. For safety it was not read.")) from None
    except (ParseError, ValueError) as error:
        line = getattr(error, "position", (0, 0))[0]
        reason = _("The XML is damaged here; what follows this line was left out.")
        damage.append(RowProblem(line, "", "damaged_xml", reason, left_out=True))
    if not collector.elements:
        raise WrongFile(_("This XML file holds no offers that can be read. Nothing was imported."))
    problems: list[RowProblem] = []
    offers = [offer for element in collector.elements if (offer := _offer(element, problems))]
    return ImportedFile(
        name=name,
        kind=Kind.OFFERS,
        format="Freinet XML",
        source="freinet",
        encoding=encoding,
        separator="",
        columns=_columns(collector.elements),
        rows=len(collector.elements),
        offers=tuple(offers),
        problems=(*problems, *damage),
    )


def _mended(match: re.Match[str]) -> str:
    """Entities of HTML and single ampersands occur in exports, though XML knows neither."""
    number, name, end = match.groups()
    if end and (number or name in _XML_ENTITIES):
        return match[0]
    if end and name and (character := html5.get(f"{name};")):
        return character
    return "&amp;" + match[0][1:]


@dataclass(slots=True)
class _Element:
    """The leaves of one offer: field to text, and field to the tag that the file used."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, tag: str, text: str, *, entry: bool = False) -> None:
        """Keeps a leaf. The first that says something counts; entries of a list are put together line by line."""
        before = self.cells.get(name, "").strip()
        if not name:
            self.unknown.setdefault(tag, text)
        elif entry and before:
            self.cells[name] += f"\n{text}"
        elif not before:
            self.cells[name] = text
            self.tags[name] = tag


class _Collector:
    """Receives the parser's events and gathers one element for each offer."""

    def __init__(self) -> None:
        self.elements: list[_Element] = []
        self.line_of: Callable[[], int] = int
        self._current: _Element | None = None
        self._path: list[str] = []
        self._text: list[str] = []
        self._leaf = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = tag.rpartition("}")[2]
        if self._current is None:
            if plain_header(tag) == _OFFER:
                self._current = _Element(self.line_of())
                for name, value in attributes.items():
                    if plain_header(name) in {"angebotsid", "id"}:
                        self._current.add("external_id", name, value)
            return
        self._path.append(tag)
        self._text = []
        self._leaf = True

    def data(self, text: str) -> None:
        """A piece of text."""
        if self._path:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._current is None:
            return
        if not self._path:
            self.elements.append(self._current)
            self._current = None
            return
        if self._leaf:
            entry = len(self._path) > 1 and plain_header(self._path[-1]) in _ENTRY
            tag = self._path[-2] if entry else self._path[-1]
            self._current.add(_field_of(self._path, entry), tag, "".join(self._text), entry=entry)
        self._leaf = False
        self._path.pop()

    def close(self) -> None:
        """The file ends."""


def _field_of(path: list[str], entry: bool) -> str:
    """The field of a leaf: by its own tag, inside an organisation by that, inside a list by the list's tag."""
    steps = [plain_header(tag) for tag in path[-8:]]
    if any(step in _ORGANISATION for step in steps[:-1]):
        return _ORGANISATION_FIELDS.get(steps[-1], "")
    return _FIELDS.get(steps[-2] if entry else steps[-1], "")


def _offer(element: _Element, problems: list[RowProblem]) -> ImportedOffer | None:
    row = RowReader(element.line, element.cells, element.tags, problems, quoting=True)
    for name, text in element.cells.items():
        if len(text) > LARGEST_CELL:
            reason = _("This cell holds {n} characters, more than a description can have. The row was left out.")
            row.report(name, "cell_too_long", reason.format(n=i18n.number(len(text))), left_out=True)
            return None
    return read_offer(row)


def _columns(elements: list[_Element]) -> tuple[Column, ...]:
    """Every tag that occurs, in the order of the first time, with what it is taken for."""
    found: dict[str, tuple[str, list[str]]] = {}
    for element in elements:
        leaves = [(tag, name, element.cells[name]) for name, tag in element.tags.items()]
        leaves += [(tag, "", text) for tag, text in element.unknown.items()]
        for tag, name, text in leaves:
            examples = found.setdefault(tag, (name, []))[1]
            if text.strip() and len(examples) < 3:
                examples.append(text[:80].strip())
    return tuple(Column(tag, name, tuple(examples)) for tag, (name, examples) in found.items())
