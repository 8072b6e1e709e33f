"""The sample office without a display: what it leaves for people to look at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WINDOWS = {
    "heute", "freiwillige", "erstgespraech", "organisationen", "organisation-neu", "angebote", "angebot-neu",
    "vermittlungstisch", "ueber", "warum-nicht", "vermittlungskarte", "beratung", "vermittlungen", "nachweise",
    "nachweis-ausstellen", "nachweis-pruefen", "sammelausstellung", "wer-erfuellt", "fortbildungen", "textbausteine",
    "vorlagen", "messestand", "messestand-vorbereiten", "einstellungen", "einlesen", "suche", "anmelden", "einrichten",
}  # fmt: skip


def test_without_a_display_the_certificate_figures_and_a_picture_of_each_window_are_left(tmp_path: Path):
    place, out = tmp_path / "naumburg.db", tmp_path / "out"
    words = [sys.executable, "-m", "freiwilligenagentur", "demo", "--office", str(place), "--out", str(out)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FREIWILLIGENAGENTUR_HOME": str(tmp_path / "home")}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {picture.stem for picture in out.glob("*.png")} == WINDOWS
    assert (out / "ehrenamtsnachweis.pdf").read_bytes().startswith(b"%PDF")
    figures = (out / "figures.txt").read_text("utf-8")
    assert all(window in figures for window in WINDOWS)
