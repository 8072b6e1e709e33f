"""Descriptions: HTML of all kinds becomes text that an office can read and print."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.exchange.files.plaintext import plain_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("<p>Erster</p>\n\n<p>Zweiter<br>mit Zeile</p>", "Erster\n\nZweiter\nmit Zeile"),
        ("<p>Kopf:</p><ul><li>eins</li>\n\t<li>zwei<br>\n </li>\n</ul><p>Ende</p>", "Kopf:\n\n• eins\n• zwei\n\nEnde"),
        ("<ul><li>\n<p>Absatz im Punkt</p>\n</li><li></li><li><br>b</li></ul>", "• Absatz im Punkt\n• b"),
        ("<ol><li>zuerst<li>dann</ol>", "1. zuerst\n2. dann"),
        ("<ul><li>a<ul><li>innen</li></ul></li><li>b</li></ul>", "• a\n• innen\n• b"),
        ("<b>Fett</b>gedruckt und <i>schräg</i>", "Fettgedruckt und schräg"),
        ("K&auml;se &amp; Brot f&uuml;r 3&nbsp;&euro;", "Käse & Brot für 3 €"),
        ("<a href='https://beispiel.example/'>beispiel.example</a>", "beispiel.example"),
        ("<a href='https://beispiel.example'>hier</a>", "hier (https://beispiel.example)"),
        ("<a href='mailto:a@b.example'>a@b.example</a>", "a@b.example"),
        ("<a href='javascript:böse()'>Klick</a>", "Klick"),
        ("&lt;p&gt;doppelt&lt;/p&gt;&lt;p&gt;kodiert&lt;/p&gt;", "doppelt\n\nkodiert"),
        ("vorher<script>alert(1)</script><style>p{}</style> nachher", "vorher nachher"),
        ("<table><tr><td>Mo</td><td>8 Uhr</td></tr><tr><td>Di</td><td>9 Uhr</td></tr></table>", "Mo 8 Uhr\nDi 9 Uhr"),
        ("ohne Auszeichnung\nzweite   Zeile\n\n\n\n- dritte", "ohne Auszeichnung\nzweite Zeile\n\n- dritte"),
        ("3 < 4 und 5 > 2", "3 < 4 und 5 > 2"),
        ("Windows\r\nZeile", "Windows\nZeile"),
        ("<p>سلام</p><p>Привет 👩‍👩‍👧</p>", "سلام\n\nПривет 👩‍👩‍👧"),
        ("weiche\u00adTrennung\u200b", "weicheTrennung"),
        ("von \u202eshtnik\u202c hin", "von shtnik hin"),
    ],
)
def test_html_becomes_readable_text(source: str, text: str) -> None:
    assert plain_text(source) == text


@pytest.mark.parametrize("piece", ["<div>", "<b><p>", "<ul><li>", "<a href=x>", "&lt;p&gt;", "<table><tr><td>"])
def test_endless_nesting_is_read_in_reasonable_time(piece: str) -> None:
    began = time.monotonic()
    assert plain_text(piece * 30_000 + "Ende").endswith("Ende")
    assert time.monotonic() - began < 10


words = st.text("abcäöüß", min_size=1, max_size=6)


@given(st.lists(words, min_size=1, max_size=6))
def test_list_entries_stay_entries_in_their_order(entries: list[str]) -> None:
    html = "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"
    assert plain_text(html).split("\n") == [f"• {entry}" for entry in entries]


@given(st.text(st.sampled_from("<>/&;pbrulia \n\"'=x"), max_size=80))
def test_any_soup_of_tags_gives_tidy_text(soup: str) -> None:
    text = plain_text(soup)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert not set(text) & set("\x00\x01\x02\x03\r")
