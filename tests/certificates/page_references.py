"""What stands where on every page of each kind, layout and language, kept beside the tests to compare with.

python tests/certificates/page_references.py      writes them anew; look at the pages before you keep that
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[2]))

import layout_samples as layouts
import pdf_reading
from certificate_samples import of_kind

from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import DEFAULT, Layout
from freiwilligenagentur.certificates.wording import TRANSLATIONS

PLACE = Path(__file__).with_name("references")
LAYOUTS = ("plain", "full")

Line = list[float | str]
"""Left and top in millimetres from the left top corner of the page, and the text."""


def layout_of(name: str) -> Layout:
    """The look that the program brings along, or one that uses everything."""
    return DEFAULT if name == "plain" else layouts.full()


def drawn(kind: Kind, layout: str) -> list[list[Line]]:
    """The lines of every page: the German one, and those in each other language."""
    look = layout_of(layout)
    signed = look.signed_by()
    content = of_kind(kind, languages=TRANSLATIONS, **({"signatories": signed, "title": look.title} if signed else {}))
    document = pdf.draw(content, look)
    pages = range(len(pdf_reading.pages(document)))
    return [
        [[round(each.left, 1), round(each.top, 1), each.text.strip()] for each in pdf_reading.blocks(document, page)]
        for page in pages
    ]


def reference(kind: Kind, layout: str) -> Path:
    """Where the lines of a kind in a layout are kept."""
    return PLACE / f"{kind.value}-{layout}.json"


def main() -> None:
    """Writes all of them anew."""
    from freiwilligenagentur import i18n

    i18n.use("de")
    PLACE.mkdir(exist_ok=True)
    for kind in Kind:
        for layout in LAYOUTS:
            pages = [[json.dumps(line, ensure_ascii=False) for line in page] for page in drawn(kind, layout)]
            text = ",\n".join("[\n" + ",\n".join(page) + "\n]" for page in pages)
            reference(kind, layout).write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
