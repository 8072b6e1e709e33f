"""Runs the benchmarks: python3 run.py bench [--people 1000 10000 100000] [--only start finding ...] [--write]."""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

from benchmarks import (
    batch,
    certificate,
    finding,
    importing,
    installed,
    matching,
    memory,
    register,
    schemes,
    start,
    text_search,
)
from freiwilligenagentur import i18n
from freiwilligenagentur.app import models

PARTS = {
    "start": start,
    "finding": finding,
    "matching": matching,
    "text": text_search,
    "importing": importing,
    "certificate": certificate,
    "batch": batch,
    "register": register,
    "schemes": schemes,
    "memory": memory,
    "installed": installed,
}
ONCE = {"importing", "certificate", "batch", "text", "installed"}  # they do not depend on how many people there are


def main() -> int:
    words = argparse.ArgumentParser(prog="run.py bench")
    words.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    words.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    words.add_argument("--write", action="store_true", help="also write out/benchmarks.txt")
    chosen = words.parse_args()
    assert models.MODELS
    i18n.use("de")
    lines = [f"Python {platform.python_version()}, {platform.system()}, figures are ratios within one run"]
    print(lines[0])
    for name in chosen.only:
        for people in chosen.people[:1] if name in ONCE else chosen.people:
            for figure in PARTS[name].figures(people):
                lines.append(figure.line())
                print(lines[-1], flush=True)
    if chosen.write:
        place = Path("out/benchmarks.txt")
        place.parent.mkdir(exist_ok=True)
        place.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
