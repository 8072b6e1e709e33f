"""Getting in: passphrases, the recovery code, and nobody else."""

from __future__ import annotations

import json

import pytest

from freiwilligenagentur import keyfile
from freiwilligenagentur.errors import Damaged, Refused, WrongPassphrase
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice


def test_the_right_passphrase_gives_the_key_and_a_wrong_one_does_not(cheap):
    keys, key, _code = keyfile.create("Berger", "drei kleine Worte", cheap)
    assert keys.unlock("Berger", "drei kleine Worte") == key
    for user, passphrase in (("Berger", "drei kleine worte"), ("Niemand", "drei kleine Worte"), ("Berger", "")):
        with pytest.raises(WrongPassphrase, match="öffnet das Büro nicht") as caught:
            keys.unlock(user, passphrase)
        assert passphrase not in str(caught.value) or not passphrase


def test_wrong_user_and_wrong_passphrase_sound_the_same(cheap):
    keys, _key, _code = keyfile.create("Berger", "drei kleine Worte", cheap)
    said = []
    for user, passphrase in (("Berger", "falsch falsch"), ("Fremd", "drei kleine Worte")):
        with pytest.raises(WrongPassphrase) as caught:
            keys.unlock(user, passphrase)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_the_recovery_code_may_be_typed_untidily(cheap):
    keys, key, code = keyfile.create("Berger", "drei kleine Worte", cheap)
    assert keys.unlock_with_recovery(code) == key
    assert keys.unlock_with_recovery(code.replace("-", " ").lower()) == key
    assert keys.unlock_with_recovery(code.replace("0", "O").replace("1", "l")) == key
    wrong = ("A" if code[0] != "A" else "B") + code[1:]
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_recovery(wrong)


def test_a_code_has_no_letters_that_are_confused_on_paper():
    letters = {letter for _ in range(50) for letter in keyfile.new_code()}
    assert not letters & set("ILOU")
    assert len({keyfile.new_code() for _ in range(50)}) == 50


def test_a_short_passphrase_is_refused_with_a_sentence(cheap):
    with pytest.raises(Refused, match="mindestens 10 Zeichen"):
        keyfile.create("Berger", "kurz", cheap)


def test_users_come_and_go_but_the_last_one_stays(office: OpenOffice, cheap):
    office.set_passphrase("Öztürk", "noch drei Worte", cheap)
    assert office.users() == ["Berger", "Öztürk"]
    office.remove_user("Berger")
    with pytest.raises(Refused, match="letzte Anmeldung"):
        office.remove_user("Öztürk")
    office.close()
    with pytest.raises(WrongPassphrase):
        office_file.open_with_passphrase(office.place, "Berger", "drei kleine Worte")
    office_file.open_with_passphrase(office.place, "Öztürk", "noch drei Worte").close()


def test_the_recovery_code_opens_and_demands_a_new_passphrase(tmp_path, cheap):
    place = tmp_path / "neu" / "office.db"
    office, code = office_file.create(place, "Berger", "drei kleine Worte", cost=cheap)
    office.close()
    with pytest.raises(Refused):
        office_file.open_with_recovery(place, code, "Berger", "kurz", cheap)
    office_file.open_with_recovery(place, code, "Berger", "ganz neue Worte", cheap).close()
    office_file.open_with_passphrase(place, "Berger", "ganz neue Worte").close()
    with pytest.raises(WrongPassphrase):
        office_file.open_with_passphrase(place, "Berger", "drei kleine Worte")


def test_neither_key_nor_passphrase_nor_code_stands_in_the_file(tmp_path, cheap):
    place = tmp_path / "office.db"
    office, code = office_file.create(place, "Berger", "drei kleine Worte", cost=cheap)
    office.close()
    content = place.with_suffix(".keys").read_text()
    for secret in (office.key.hex(), "kleine", keyfile.tidy_code(code), code):
        assert secret not in content


def test_a_changed_key_file_is_noticed(office: OpenOffice):
    place = keyfile.place_of(office.place)
    content = json.loads(place.read_text())
    del content["recovery"]
    place.write_text(json.dumps(content))
    with pytest.raises(Damaged, match="Schlüsseldatei"):
        office.users()


@pytest.mark.parametrize(
    "damage",
    [
        {"argon2id": [8, 1]},
        {"argon2id": [-8, 1, 1]},
        {"argon2id": [8, 0, 1]},
        {"argon2id": [8, 1, 5000]},
        {"argon2id": [2**40, 1, 1]},
        {"argon2id": [8, 2**30, 1]},
        {"argon2id": ["8", "1", "1"]},
        {"salt": "AAAA"},
        {"nonce": ""},
        {"sealed": "AAAA"},
    ],
    ids=str,
)
def test_a_damaged_entry_is_told_as_damage_before_anybody_types_a_passphrase(office: OpenOffice, damage):
    place = keyfile.place_of(office.place)
    content = json.loads(place.read_text())
    content["users"]["Berger"].update(damage)
    place.write_text(json.dumps(content))
    with pytest.raises(Damaged, match="Schlüsseldatei"):
        office.users()
