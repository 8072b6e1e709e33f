"""The agency's key for certificates: made once, kept secret, renewed without losing what it proved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.office.founding import FirstUser, set_up
from freiwilligenagentur.office.model import Office, SigningKey
from freiwilligenagentur.office.public_keys import PublicKey, key_file, read_key_file
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.storage import Store

TODAY = date(2026, 11, 23)


@pytest.fixture
def keys(store: Store) -> SigningKeys:
    return SigningKeys(store, lambda: TODAY)


def private_bytes(store: Store) -> list[bytes | None]:
    with store.read() as session:
        return list(session.scalars(select(SigningKey.private).order_by(SigningKey.number)))


def test_setting_an_office_up_makes_its_key(tmp_path: Path, cheap) -> None:
    opened, _code = set_up(
        tmp_path / "buero.db", Office(name="Freiwilligenagentur"), FirstUser("Berger", "vier kurze runde Worte"), cost=cheap
    )  # fmt: skip
    found = SigningKeys(opened.store).public()
    opened.close()
    assert len(found) == 1


def test_an_office_without_a_key_gets_one_when_it_first_signs_and_keeps_it(keys: SigningKeys) -> None:
    assert keys.public() == []
    first, second = keys.signer(), keys.signer()
    assert [key.raw for key in keys.public()] == [first.public.raw] == [second.public.raw]
    assert first.public.signed(b"Nachweis", second.sign(b"Nachweis"))
    assert not first.public.signed(b"nachweis", second.sign(b"Nachweis"))


def test_after_a_renewal_only_the_new_key_signs_and_the_old_one_still_proves(keys: SigningKeys, store: Store) -> None:
    old = keys.signer()
    signature = old.sign(b"Nachweis")
    new = keys.renew()
    assert keys.signer().public == new != old.public
    newest, older = keys.public()
    assert (newest.raw, older.raw) == (new.raw, old.public.raw)
    assert older.signed(b"Nachweis", signature)
    assert older.serves(TODAY)
    assert not older.serves(date(2026, 11, 24))
    assert private_bytes(store)[0] is None


def test_the_journal_never_holds_a_private_key(keys: SigningKeys, store: Store) -> None:
    keys.ensure()
    keys.renew()
    with store.read() as session:
        written = str(session.execute(text("SELECT before, after FROM journal")).all())
    assert "public" in written
    assert "private" not in written


def test_keys_cannot_be_taken_back(keys: SigningKeys, store: Store) -> None:
    keys.renew()
    assert store.undo_step() is None


def test_a_signer_shows_nothing_of_its_key(keys: SigningKeys, store: Store) -> None:
    shown = repr(keys.signer())
    (private,) = private_bytes(store)
    assert private is not None
    assert private.hex() not in shown
    assert repr(private) not in shown


def test_the_key_file_holds_name_fingerprint_and_days_and_is_read_again(keys: SigningKeys, store: Store) -> None:
    with store.write("Vorbereitet") as session:
        session.add(Office(name="Freiwilligenagentur Naumburg"))
    keys.renew()
    file = keys.key_file()
    assert "Agentur: Freiwilligenagentur Naumburg\n" in file
    assert f"Fingerabdruck: {keys.public()[0].fingerprint}\n" in file
    assert "Gültig ab: 2026-11-23\nGültig bis: 2026-11-23\n" in file
    assert list(read_key_file(file)) == keys.public()


def test_the_key_file_holds_nothing_secret(keys: SigningKeys, store: Store) -> None:
    file = keys.key_file()
    (private,) = private_bytes(store)
    assert private is not None
    assert "PRIVATE" not in file
    assert private.hex() not in file.lower()


def test_a_key_alone_as_other_programs_write_it_is_read_too() -> None:
    raw = bytes(range(32))
    (pem,) = [part for part in key_file("A", [PublicKey(raw, TODAY)]).split("\n\n") if "BEGIN" in part]
    bare = pem[pem.index("-----BEGIN") :]
    assert [key.raw for key in read_key_file(bare)] == [raw]


def test_an_agencys_name_cannot_add_a_line_to_the_file() -> None:
    file = key_file("A\nGültig bis: 1990-01-01", [PublicKey(bytes(32), TODAY)])
    assert [key.last for key in read_key_file(file)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Guten Tag",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----" * 100_000,
        "Gültig ab: 2026-13-40\n" + key_file("A", [PublicKey(bytes(range(32)), TODAY)]).split("\n", 6)[6],
    ],
    ids=range(5),
)
def test_what_is_no_key_file_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(WrongFile, match="kein öffentlicher Schlüssel"):
        read_key_file(text)


def test_a_fingerprint_stands_in_groups_of_four() -> None:
    fingerprint = PublicKey(bytes(32), TODAY).fingerprint
    assert fingerprint == "6668 7AAD F862 BD77 6C8F"  # the beginning of SHA-256 over 32 zero bytes
