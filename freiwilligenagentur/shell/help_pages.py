"""Which page of the handbook belongs to which place of the program."""

from __future__ import annotations

from pathlib import Path

from freiwilligenagentur import paths

START = "index"
PAGES = {
    "today": "heute",
    "people": "freiwillige",
    "organisations": "organisationen",
    "offers": "angebote",
    "matching": "vermittlungstisch",
    "placements": "vermittlungen",
    "certificates": "nachweise",
    "batch": "sammelausstellung",
    "layouts": "vorlagen",
    "check": "nachweise-pruefen",
    "schemes": "wer-erfuellt",
    "trainings": "fortbildungen",
    "fair": "messestand",
    "import": "import",
    "settings": "einstellungen",
    "setup": "einrichten",
    "login": "anmelden",
}


def page(place: str) -> Path:
    """The handbook's page for a place such as ``people`` or ``people/intake``; its first page for any other."""
    room, _slash, part = place.partition("/")
    return paths.handbook() / f"{PAGES.get(part) or PAGES.get(room, START)}.md"
