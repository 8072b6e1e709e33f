"""The signs of the windows: a small font with those Phosphor icons that the program draws.

python packaging/icons.py              make the font anew from the names that it has
python packaging/icons.py storefront   with one sign more
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from freiwilligenagentur.files import write_safely  # noqa: E402

SIGNS = ROOT / "resources" / "icons" / "signs.json"


def phosphor(ending: str) -> Path:
    """The font of all icons, or the numbers of their signs, as qtawesome brings them."""
    found = find_spec("qtawesome")
    assert found is not None
    assert found.submodule_search_locations, "qtawesome is a package"
    return next((Path(found.submodule_search_locations[0]) / "fonts").glob(f"phosphor-*{ending}"))


def subset(signs: dict[str, str]) -> bytes:
    """The font with these signs alone. The same names make the same bytes."""
    options = Options(notdef_outline=True, hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    font = TTFont(phosphor(".ttf"), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[int(code, 16) for code in signs.values()])
    subsetter.subset(font)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def main(more: list[str]) -> int:
    codes: dict[str, str] = json.loads(phosphor(".json").read_text("utf-8"))
    names = {*json.loads(SIGNS.read_text("utf-8")), *more}
    if unknown := sorted(names - codes.keys()):
        print(f"Phosphor has no icon {', '.join(unknown)}.", file=sys.stderr)
        return 1
    signs = {name: codes[name] for name in sorted(names)}
    write_safely(SIGNS.with_suffix(".ttf"), subset(signs))
    write_safely(SIGNS, (json.dumps(signs, indent=1) + "\n").encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
