"""What this workstation remembers, also from a file that somebody or something damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from freiwilligenagentur import i18n
from freiwilligenagentur.office import access
from freiwilligenagentur.settings import Settings


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", "[" * 100_000, '{"last_office": 1, "windows": {"main": 5}}', '{"last_office": "\\u0000"}', "\x00"],
    ids=range(7),
)
def test_damaged_settings_are_as_if_nothing_was_remembered(tmp_path: Path, damaged: str):
    place = tmp_path / "settings.json"
    place.write_text(damaged, "utf-8")
    found = Settings.load(place)
    access.needs_setup(found)
    assert found.windows == {}
    found.save(place)
    assert Settings.load(place) == found


def test_a_language_that_is_none_is_german():
    i18n.use("../xx")
    assert (i18n.language(), i18n._("Settings")) == ("de", "Einstellungen")
