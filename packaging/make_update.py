"""Packs an installer into an update file that the program takes from a stick; docs/updates.md says how and why.

    python packaging/make_update.py dist/Freiwilligenagentur-0.2.0.exe 0.2.0
    python packaging/make_update.py --new-key FOLDER

The private key (PEM) comes from the file that FREIWILLIGENAGENTUR_UPDATE_KEY names, its password, if it has one, from
FREIWILLIGENAGENTUR_UPDATE_KEY_PASSWORD. Without a key nothing is made.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cryptography.hazmat.primitives import serialization as pem  # noqa: E402
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from freiwilligenagentur.workstation import update_file  # noqa: E402
from freiwilligenagentur.workstation.update_file import Manifest  # noqa: E402

KEY, PASSWORD = "FREIWILLIGENAGENTUR_UPDATE_KEY", "FREIWILLIGENAGENTUR_UPDATE_KEY_PASSWORD"


def pack(installer: Path, version: str, place: Path, key: Ed25519PrivateKey, system: str = "win32") -> Path:
    """Writes the update file and returns its place."""
    content = installer.read_bytes()
    manifest = Manifest(version, system, installer.name, len(content), hashlib.sha256(content).hexdigest())
    said = update_file.manifest_bytes(manifest)
    partial = place.with_suffix(".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as packed:  # the installer is compressed already
        packed.writestr(update_file.MANIFEST, said)
        packed.writestr(update_file.SIGNATURE, update_file.sign(said, key))
        packed.writestr(manifest.file, content)
    partial.replace(place)
    return place


def new_key(folder: Path, password: str) -> None:
    """A new pair of keys: the private one stays with whoever makes releases, the public one goes into resources."""
    key = Ed25519PrivateKey.generate()
    locked = pem.BestAvailableEncryption(password.encode()) if password else pem.NoEncryption()
    private = folder / "update-key-private.pem"
    private.touch(mode=0o600, exist_ok=False)
    private.write_bytes(key.private_bytes(pem.Encoding.PEM, pem.PrivateFormat.PKCS8, locked))
    public = key.public_key().public_bytes(pem.Encoding.PEM, pem.PublicFormat.SubjectPublicKeyInfo)
    (folder / "update-key.pem").write_bytes(public)
    print(f"{private} must never come near the repository; update-key.pem beside it goes into resources/.")


def private_key() -> Ed25519PrivateKey:
    """The key that the environment names."""
    named = os.environ.get(KEY)
    if not named:
        raise SystemExit(f"No update was made: {KEY} does not name the file with the private key.")
    password = os.environ.get(PASSWORD)
    key = pem.load_pem_private_key(Path(named).read_bytes(), password.encode() if password else None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit("No update was made: the private key is not one of Ed25519.")
    return key


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("installer", type=Path, nargs="?")
    asked.add_argument("version", nargs="?")
    asked.add_argument("--system", default="win32", help="sys.platform that it installs on")
    asked.add_argument("--new-key", type=Path, metavar="FOLDER")
    typed = asked.parse_args(words)
    if typed.new_key:
        new_key(typed.new_key, os.environ.get(PASSWORD, ""))
        return 0
    if not (typed.installer and typed.version):
        asked.error("the installer and its version are needed")
    key = private_key()
    place = typed.installer.with_name(f"Freiwilligenagentur-{typed.version}{update_file.ENDING}")
    pack(typed.installer, typed.version, place, key, typed.system)
    update_file.read_manifest(place, key.public_key())
    fits = key.public_key().public_bytes_raw() == update_file.public_key().public_bytes_raw()
    if not fits:
        print("Mind: resources/update-key.pem is another key; programs of this checkout will refuse the file.")
    print(place)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
