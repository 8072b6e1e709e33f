"""A layout as one file, to keep or to give to the next town: a ZIP with ``layout.json`` and its pictures.

Read strictly: only these names, only PNG and JPEG, nothing larger than a layout can be, and the pictures are written
anew before they are kept.
"""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

from freiwilligenagentur import archives
from freiwilligenagentur.certificates.layout import FOOTERS, PICTURE_PLACES, Layout, from_values, to_values
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.i18n import _

ENDING = ".nachweislayout"
LARGEST_FILE = 16_000_000
FORMAT = 2
"""What this program reads at most. A layout that says nothing new is written as 1, so that older ones read it, too."""

_JSON = "layout.json"
_LARGEST_JSON = 100_000
_LARGEST_PICTURE = 3_000_000
_ENDINGS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_MADE = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP knows: the same layout gives the same bytes."""


def pack(layout: Layout) -> bytes:
    """The file of a layout."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        values = to_values(layout)
        known = FORMAT if set(values) & set(FOOTERS.values()) else 1
        said = json.dumps({"format": known, "layout": values}, ensure_ascii=False, indent=1)
        archive.writestr(zipfile.ZipInfo(_JSON, _MADE), said.encode(), zipfile.ZIP_DEFLATED)
        for place, picture in layout.pictures().items():
            archive.writestr(zipfile.ZipInfo(f"{place}.{_ending(picture)}", _MADE), picture)
    return out.getvalue()


def unpack(data: bytes) -> Layout:
    """The layout of a file. Raises WrongFile with a sentence for everything that ``pack`` would not have written."""
    if len(data) > LARGEST_FILE:
        raise WrongFile(_("This file is too large for a layout. Nothing was taken over."))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _parts(archive)
    except (OSError, *archives.BROKEN) as error:
        raise _no_layout() from error
    layout = _layout(parts.pop(_JSON))
    return layout.with_pictures({name.partition(".")[0]: _cleaned(picture) for name, picture in parts.items()})


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """All parts by name. Raises WrongFile for one that does not belong here, and what ``archives.BROKEN`` names."""
    allowed = {_JSON: _LARGEST_JSON}
    allowed |= {f"{place}.{ending}": _LARGEST_PICTURE for place in PICTURE_PLACES for _sign, ending in _ENDINGS}
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    places = [name.partition(".")[0] for name in names]
    if _JSON not in names or not set(names) <= set(allowed) or len(set(places)) != len(places):
        raise _no_layout()
    return {entry.filename: _read(archive, entry, allowed[entry.filename]) for entry in entries}


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """One part; reading stops where it grows beyond what it may be, whatever the archive claims."""
    with archive.open(entry) as part:
        found = part.read(most + 1)
    if len(found) > most:
        raise WrongFile(_("A picture in this file is too large for a layout. Nothing was taken over."))
    return found


def _layout(said: bytes) -> Layout:
    try:
        values: Any = json.loads(said.decode())
        newer = isinstance(values, dict) and isinstance(values.get("format"), int) and values["format"] > FORMAT
        if newer:
            raise WrongFile(
                _("This layout was made by a newer version of the program. Please update the program, then try again.")
            )
        if not isinstance(values, dict) or set(values) != {"format", "layout"} or values["format"] not in (1, FORMAT):
            raise ValueError("no layout")
        return from_values(values["layout"])
    except (ValueError, RecursionError) as error:
        raise _no_layout() from error


def _cleaned(picture: bytes) -> bytes:
    from freiwilligenagentur.documents import pictures

    if not any(picture.startswith(sign) for sign, _ending in _ENDINGS):
        raise _no_layout()
    return pictures.cleaned(picture)


def _ending(picture: bytes) -> str:
    return next(ending for sign, ending in _ENDINGS if picture.startswith(sign))


def _no_layout() -> WrongFile:
    said = _(
        "This file holds no layout of certificates, or it is damaged. Layouts end in {ending}; if it is one, please "
        "ask for it again."
    )
    return WrongFile(said.format(ending=ENDING))
