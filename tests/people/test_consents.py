"""The texts that people agree to."""

from __future__ import annotations

from datetime import date

import pytest

from freiwilligenagentur import i18n
from freiwilligenagentur.people import consents
from freiwilligenagentur.people.model import Purpose

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_purpose_has_a_readable_text_in_every_language(purpose: Purpose, language: str) -> None:
    i18n.use(language)
    text = consents.current(purpose, TODAY)
    assert text.title()
    assert "Agentur Probe" in text.text("Agentur Probe")
    assert "{" not in text.text()


def test_a_version_stays_readable_and_an_unknown_one_is_no_error() -> None:
    text = consents.current(Purpose.HEALTH, TODAY)
    assert consents.of_version(Purpose.HEALTH, text.version) == text
    assert consents.of_version(Purpose.HEALTH, "1999-1") is None


def test_no_version_occurs_twice_for_a_purpose() -> None:
    keys = [(text.purpose, text.version) for text in consents.texts()]
    assert len(keys) == len(set(keys))


def test_before_the_first_wording_the_first_one_is_read_out() -> None:
    assert consents.current(Purpose.ADVICE, date(2000, 1, 1)) == consents.texts()[0]
