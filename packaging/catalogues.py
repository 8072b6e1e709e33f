"""Message catalogues: collects the messages of each room and keeps its German catalogue in step.

python packaging/catalogues.py           update every i18n/de/<room>.po from the code
python packaging/catalogues.py people    only one room
python packaging/catalogues.py --check   fail if a catalogue is out of step or a translation is missing
"""

from __future__ import annotations

import sys
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "freiwilligenagentur"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
HOUSE = "house"  # the modules beside the rooms


def rooms() -> dict[str, list[Path]]:
    found = {HOUSE: sorted(PACKAGE.glob("*.py"))}
    for folder in sorted(path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"):
        found[folder.name] = sorted(folder.rglob("*.py"))
    return found


def collect(files: list[Path]) -> Catalog:
    catalog = Catalog()
    for file in files:
        for _line, message, _comments, _context in extract_from_file("python", file, keywords=KEYWORDS):
            catalog.add(message)
    return catalog


def load(place: Path) -> Catalog:
    if not place.exists():
        return Catalog(locale="de", charset="utf-8")
    with place.open("rb") as file:
        return read_po(file, locale="de", charset="utf-8")


def texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def faults(room: str, template: Catalog, catalog: Catalog) -> list[str]:
    """What keeps a catalogue from being complete, one sentence each."""
    wanted = {message.id for message in template if message.id}
    present = {message.id: message for message in catalog if message.id}
    found = [f"{room}: not in the catalogue: {message!r}" for message in wanted - present.keys()]
    found += [f"{room}: no longer in the code: {message!r}" for message in present.keys() - wanted]
    for identity in wanted & present.keys():
        message = present[identity]
        originals = [identity] if isinstance(identity, str) else list(identity)
        allowed = set().union(*map(placeholders, originals))
        for text in texts(message):
            if not text or message.fuzzy:
                found.append(f"{room}: not translated: {identity!r}")
            elif not placeholders(text) <= allowed:
                found.append(f"{room}: unknown placeholder in the translation of {identity!r}")
    return found


def conflicts() -> list[str]:
    """Messages that two rooms translate differently; all catalogues are one at run time, so one of them would lose."""
    seen: dict[object, dict[str, str]] = {}
    for place in sorted((ROOT / "i18n" / "de").glob("*.po")):
        for message in load(place):
            if message.id:
                seen.setdefault(message.id, {})[place.stem] = " / ".join(texts(message))
    return [
        f"{', '.join(rooms)}: translated differently: {identity!r}: {sorted(set(rooms.values()))}"
        for identity, rooms in seen.items()
        if len(set(rooms.values())) > 1
    ]


def update(room: str, template: Catalog, place: Path) -> None:
    old = load(place)
    merged = Catalog(locale="de", charset="utf-8", header_comment=f"# German catalogue of the room {room!r}.")
    merged.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ]
    known = {message.id: message.string for message in old if message.id}
    for message in sorted((m for m in template if m.id), key=lambda m: str(m.id)):
        merged.add(message.id, known.get(message.id, ""))
    if not any(message.id for message in merged):
        place.unlink(missing_ok=True)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        write_po(file, merged, omit_header=False, width=110)
    # Babel stamps every write with the time; a catalogue changes only when its messages do.
    lines = place.read_text("utf-8").splitlines(keepends=True)
    stamps = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Generated-By',
        '"Last-Translator',
        '"Project-Id',
        '"Report-Msgid',
    )
    place.write_text("".join(line for line in lines if not line.startswith(stamps)), "utf-8")


def main(words: list[str]) -> int:
    check = "--check" in words
    chosen = [word for word in words if not word.startswith("-")]
    problems: list[str] = []
    for room, files in rooms().items():
        if chosen and room not in chosen:
            continue
        template, place = collect(files), ROOT / "i18n" / "de" / f"{room}.po"
        if not check:
            update(room, template, place)
        problems += faults(room, template, load(place))
    if check:
        problems += conflicts()
    print("\n".join(problems) or "Catalogues are complete.")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
