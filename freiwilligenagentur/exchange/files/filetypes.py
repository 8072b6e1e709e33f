"""What a file is, told from its content: names and endings lie, and a picture must not end as offers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from freiwilligenagentur import archives
from freiwilligenagentur.errors import NoPermission, WrongFile
from freiwilligenagentur.files import read_at_most
from freiwilligenagentur.i18n import _

LARGEST_FILE = 256 * 1024 * 1024  # bytes; exports of the largest agencies have a few million

# First bytes of what people pick by mistake. Only what no text can begin with.
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "document"),
    (b"SQLite format 3\x00", "database"),
    (b"\x7fELF", "program"),
)
_TEXT_SIGNATURES = (
    (b"<!doctype html", "page"),
    (b"<html", "page"),
    (b"{", "json"),
    (b"[{", "json"),
    (b"begin:vcard", "card"),
    (b"begin:vcalendar", "calendar"),
)


def read_file(place: Path) -> bytes:
    """The bytes of a file that somebody chose. Raises WrongFile or NoPermission with a sentence."""
    try:
        if place.is_dir():
            raise WrongFile(_("This is a folder. Please choose the file inside."))
        if place.stat().st_size > LARGEST_FILE:
            raise WrongFile(_too_large())
        return read_at_most(place, LARGEST_FILE)  # which is refused when it is read
    except PermissionError:
        raise NoPermission(_("There is no permission to read {name}.").format(name=place.name)) from None
    except FileNotFoundError:
        raise WrongFile(_("There is no file {name}.").format(name=place.name)) from None
    except (OSError, ValueError):  # a stick that was pulled, a name that no file can have
        raise WrongFile(
            _("{name} cannot be read. Please copy it to this computer first.").format(name=place.name)
        ) from None


def _too_large() -> str:
    return _("The file is too large to be an export of an agency. Nothing was imported.")


def refuse_what_is_no_text(content: bytes) -> None:
    """Raises WrongFile with a sentence when ``content`` is empty, too large, or recognised as something else."""
    if len(content) > LARGEST_FILE:
        raise WrongFile(_too_large())
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise WrongFile(_("The file is empty. Please choose the file that was exported."))
    kind = _recognise(content)
    if kind:
        raise WrongFile(_sentence(kind))


def _recognise(content: bytes) -> str:
    for beginning, kind in _SIGNATURES:
        if content.startswith(beginning):
            return _inside_archive(content) if kind == "archive" else kind
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for beginning, kind in _TEXT_SIGNATURES if start.startswith(beginning)), "")


def _inside_archive(content: bytes) -> str:
    """Spreadsheets and text documents are archives too; their list of contents tells which."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (OSError, *archives.BROKEN):
        return "archive"  # damaged, locked or packed in an unknown way: whatever is inside, it has to be unpacked first
    if "xl/workbook.xml" in names or b"spreadsheet" in kind:
        return "office"
    if "word/document.xml" in names or b"opendocument" in kind:
        return "document"
    return "archive"


def _sentence(kind: str) -> str:
    sentences = {
        "pdf": _("This is a PDF document, not an export. Please choose a CSV or XML file."),
        "picture": _("This is a picture, not an export. Please choose a CSV or XML file."),
        "archive": _("This is a packed archive. Please unpack it and choose the CSV or XML file inside."),
        "office": _(
            "This is a spreadsheet of Excel or LibreOffice. Please save it there as “CSV UTF-8” and choose that file."
        ),
        "document": _("This is a text document, not an export. Please choose a CSV or XML file."),
        "database": _("This is a database, not an export. Please choose a CSV or XML file."),
        "program": _("This is a program, not an export. Please choose a CSV or XML file."),
        "page": _("This is a web page, not an export. Possibly the login had expired; please export again."),
        "json": _("This is a JSON file. Offers and people are read from CSV or XML files."),
        "card": _("This is an address card (vCard). Offers and people are read from CSV or XML files."),
        "calendar": _("This is a calendar. Offers and people are read from CSV or XML files."),
    }
    return sentences[kind]
