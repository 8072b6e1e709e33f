"""Which parts of other people are in the program, and under which licence.

The installed program reads the list that was written when it was built; elsewhere the installed packages are asked.
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePath
from typing import NamedTuple

from freiwilligenagentur import __version__, paths

LISTED = "Lizenzen.txt"
RULE = f"\n\n{'=' * 72}\n\n"
_HEAD = re.compile(r"Freiwilligenagentur|Python|[\w.-]+ \d\S*")
_LOCKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_BY_CLASSIFIER = "License :: OSI Approved :: "


class Part(NamedTuple):
    """One part; the name is the id."""

    id: str
    version: str
    licence: str
    text: str


def parts() -> list[Part]:
    """All parts: the program itself, Python, then the libraries by name."""
    listed = paths.root() / LISTED
    found = of_list(listed.read_text("utf-8")) if listed.exists() else list(_installed())
    return [part if part.text else part._replace(text=_well_known(part.licence)) for part in found]


def of_list(text: str) -> list[Part]:
    """The parts of the list that is written when the program is built."""
    chunks: list[str] = []
    for chunk in text.split(RULE):
        if _HEAD.fullmatch(chunk.split("\n", 1)[0]):
            chunks.append(chunk)
        elif chunks:
            chunks[-1] += RULE + chunk  # a licence that draws the same line
    return [_of_chunk(chunk) for chunk in chunks]


def listed(inside: Iterable[Part]) -> str:
    """The list that ``of_list`` reads."""
    return RULE.join(f"{part.id} {part.version}".rstrip() + f"\n{part.licence}\n\n{part.text}" for part in inside)


def _of_chunk(chunk: str) -> Part:
    head, _gap, text = chunk.partition("\n\n")
    named, _break, licence = head.partition("\n")
    name, _space, version = named.partition(" ")
    return Part(name, version, licence, text.strip())


def of_package(package: Distribution) -> Part:
    """A library by what it says about itself."""
    about = package.metadata
    said = next((text for key in ("License-Expression", "License") for text in about.get_all(key) or () if text), "")
    classified = [line for line in about.get_all("Classifier") or () if line.startswith(_BY_CLASSIFIER)]
    licence = said.splitlines()[0] if said else ", ".join(line.removeprefix(_BY_CLASSIFIER) for line in classified)
    files = [Path(str(file.locate())) for file in package.files or () if _is_licence(file)]
    texts = [file.read_text("utf-8", errors="replace").strip() for file in files if file.is_file()]
    return Part(about["Name"], package.version, licence, "\n\n".join(texts))


def of_icons() -> Part:
    """The icons of the windows, of which ``resources`` holds those that are used."""
    return Part("Phosphor", "1.3", "MIT", _read(paths.resources() / "icons" / "LICENSE"))


def _installed() -> Iterator[Part]:
    root = paths.root()
    yield Part("Freiwilligenagentur", __version__, "MIT", _read(root / "LICENSE"))
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    yield Part("Python", sysconfig.get_python_version(), "PSF-2.0", _read(python))
    yield of_icons()
    for name in sorted(set(_LOCKED.findall(_read(root / "requirements.lock"))), key=str.lower):
        try:
            yield of_package(distribution(name))
        except PackageNotFoundError:
            continue  # of another system


def _is_licence(file: PurePath) -> bool:
    in_folder = any(part.endswith(".dist-info") for part in file.parts) and "licenses" in file.parts
    return in_folder or (bool(_LICENCE_FILE.search(file.name)) and file.suffix in {"", ".txt", ".md", ".rst"})


def _well_known(licence: str) -> str:
    """Texts that a package names and does not bring."""
    texts = sorted((paths.resources() / "licences").glob("*.txt"))
    return "\n\n".join(text.read_text("utf-8").strip() for text in texts if text.stem in licence)


def _read(place: Path) -> str:
    return place.read_text("utf-8") if place.exists() else ""
