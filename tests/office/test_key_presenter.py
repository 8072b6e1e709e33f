"""The key for certificates in the settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from office_views import Recorder

from freiwilligenagentur.office.presenter.key import KeyPresenter
from freiwilligenagentur.office.public_keys import read_key_file
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.storage import Store

TODAY = date(2026, 11, 23)


def test_the_fingerprint_is_shown_as_soon_as_there_is_a_key(store: Store) -> None:
    view, keys = Recorder(), SigningKeys(store, lambda: TODAY)
    presenter = KeyPresenter(view, keys)
    presenter.refresh()
    assert view.last["display_key"] == "Der Schlüssel entsteht mit dem ersten Nachweis."
    keys.ensure()
    presenter.refresh()
    fingerprint = keys.public()[0].fingerprint
    assert view.last["display_key"] == f"Fingerabdruck {fingerprint}, gültig ab 23.11.2026"


def test_the_public_key_is_saved_where_the_user_says(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "schluessel.txt"
    view, keys = Recorder(ask_place=place), SigningKeys(store, lambda: TODAY)
    KeyPresenter(view, keys).export()
    assert list(read_key_file(place.read_text("utf-8"))) == keys.public()
    assert view.last["ask_place"] == "Öffentlicher Schlüssel für Nachweise.txt"
    assert "schluessel.txt" in view.last["tell_done"]


def test_a_place_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    view = Recorder(ask_place=tmp_path / "datei" / "schluessel.txt")
    KeyPresenter(view, SigningKeys(store, lambda: TODAY)).export()
    assert "tell_done" not in view.last
    assert view.last["tell_error"]


def test_nothing_happens_when_the_question_is_answered_with_no(store: Store) -> None:
    view, keys = Recorder(ask_place=None, ask_renew=False), SigningKeys(store, lambda: TODAY)
    presenter = KeyPresenter(view, keys)
    presenter.export()
    presenter.renew()
    assert keys.public() == []


def test_the_key_is_renewed_after_asking(store: Store) -> None:
    view, keys = Recorder(ask_renew=True), SigningKeys(store, lambda: TODAY)
    keys.ensure()
    before = keys.public()[0].fingerprint
    KeyPresenter(view, keys).renew()
    assert keys.public()[1].fingerprint == before
    assert keys.public()[0].fingerprint in view.last["display_key"]
