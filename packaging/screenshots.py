"""Makes every picture of the handbook from a fresh sample office, the same ones at every run.

    python packaging/screenshots.py            into docs/handbuch/bilder
    python packaging/screenshots.py FOLDER     somewhere else

The clock stands still, the office lies in a temporary folder, nothing of this computer shows in the pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import stopped_clock  # noqa: E402

stopped_clock.stop()  # before anything else asks what day it is

from datetime import date  # noqa: E402

import certificates_story  # noqa: E402
import fair_story  # noqa: E402
from office_story import MONDAY, Story, doors  # noqa: E402
from PIL import Image  # noqa: E402
from PySide6.QtCore import qInstallMessageHandler  # noqa: E402

from freiwilligenagentur import i18n  # noqa: E402
from freiwilligenagentur.app.program import application  # noqa: E402
from freiwilligenagentur.console.tour import SIZE, tell_what_qt_says  # noqa: E402
from freiwilligenagentur.desktop import theme  # noqa: E402
from freiwilligenagentur.matching.text.service import TextSearch  # noqa: E402
from freiwilligenagentur.sample import office as sample  # noqa: E402
from freiwilligenagentur.settings import Settings  # noqa: E402
from freiwilligenagentur.storage.office_file import OpenOffice  # noqa: E402

PICTURES = ROOT / "docs" / "handbuch" / "bilder"
COLOURS = 128
LIMIT = 1_500_000  # bytes of all pictures together
PAGE = (200, 41, 1366, 741)
"""The page without the frame around it, which is the same everywhere; larger letters in the handbook."""
CROPS = {
    "heute": (0, 0, 1366, 768),
    "suche": (484, 0, 914, 340),
    "rueckgaengig": (0, 742, 1366, 768),
    "schon-da": (0, 0, 848, 262),
    "kontaktdaten": (0, 0, 400, 260),
    "warum-nicht": (494, 41, 1366, 620),
    "organisation-neu": (200, 41, 1366, 420),
    "nachweis-fehlt": (700, 41, 1366, 190),
}
"""What is worth looking at in a picture, where it is not the page: left, top, right, bottom, in pixels."""


def main(target: Path) -> int:
    """Makes the pictures; 1 when they came out too large together."""
    i18n.use("de")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FREIWILLIGENAGENTUR_HOME"] = folder
        raw = Path(folder) / "bilder"
        _take(Path(folder), raw)
        target.mkdir(parents=True, exist_ok=True)
        for old in target.glob("*.png"):
            old.unlink()
        sizes = {picture.stem: _compress(picture, target) for picture in sorted(raw.glob("*.png"))}
    for name, size in sizes.items():
        print(f"{size / 1000:8.0f} kB  {name}")
    total = sum(sizes.values())
    print(f"{total / 1000:8.0f} kB  {len(sizes)} pictures in {target}")
    return 0 if total <= LIMIT else 1


def _take(folder: Path, raw: Path) -> None:
    qInstallMessageHandler(tell_what_qt_says)
    app = application()
    app.setCursorFlashTime(0)  # the cursor shows always, not by chance
    theme.apply(app, dark=False)
    stopped_clock.show(MONDAY, 8, 30)
    office, _code = sample.create(folder / "office.db", today=date.today())
    office.backup()
    _read_all(office)
    raw.mkdir()
    doors(raw, folder / "office.db")
    story = Story(office, raw, Settings(), today=date.today)
    story.tell()
    certificates_story.tell(story)
    fair_story.tell(story, folder)
    story.close()


def _read_all(office: OpenOffice) -> None:
    """Makes the vectors of all offers first, so that no picture depends on how far the program has read."""
    texts = TextSearch(office.store)
    texts.encode_all()
    texts.close()


def _compress(picture: Path, target: Path) -> int:
    """A palette of few colours is enough for windows; returns the bytes."""
    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    whole = PAGE if image.size == SIZE else (0, 0, *image.size)
    image = image.crop(CROPS.get(picture.stem, whole))
    small = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    place = target / picture.name
    small.save(place, optimize=True)
    return place.stat().st_size


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
