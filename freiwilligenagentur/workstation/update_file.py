"""The file that a new version comes in: a ZIP with the installer, what it is, and a signature over that.

``docs/updates.md`` describes the format. Nothing of a file is believed before its signature was checked.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from freiwilligenagentur import archives, paths
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.i18n import _
from freiwilligenagentur.workstation import opening

ENDING = opening.UPDATE
PRODUCT, FORMAT = "Freiwilligenagentur", 1
MANIFEST, SIGNATURE = "update.json", "update.sig"
LARGEST = 400_000_000  # bytes of an installer
_LARGEST_MANIFEST = 10_000
_SIGNED_FOR = b"Freiwilligenagentur update 1\n"  # so that a signature made for something else is none here
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}(\.[A-Za-z0-9_-]{1,20})*")
_VERSION = re.compile(r"\d{1,5}(\.\d{1,5}){1,3}")


class Manifest(NamedTuple):
    """What the signature vouches for; ``system`` is the ``sys.platform`` that the file installs on."""

    version: str
    system: str
    file: str
    size: int
    sha256: str


def newer(version: str, present: str) -> bool:
    """Whether a version comes after another one."""
    return _numbers(version) > _numbers(present)


def public_key() -> Ed25519PublicKey:
    """The key that updates of this program are checked with."""
    key = load_pem_public_key((paths.resources() / "update-key.pem").read_bytes())
    assert isinstance(key, Ed25519PublicKey)
    return key


def manifest_bytes(manifest: Manifest) -> bytes:
    """What is signed and written: one line of JSON, keys in order."""
    content = {"product": PRODUCT, "format": FORMAT, **manifest._asdict()}
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def sign(manifest: bytes, key: Ed25519PrivateKey) -> bytes:
    """64 bytes."""
    return key.sign(_SIGNED_FOR + manifest)


def read_manifest(place: Path, key: Ed25519PublicKey) -> Manifest:
    """What a file says about itself. Raises WrongFile unless the signature is good and the file is one of ours."""
    try:
        with zipfile.ZipFile(place) as packed:
            names = [each.filename for each in packed.infolist()]
            signature = _small(packed, SIGNATURE, names)
            content = _small(packed, MANIFEST, names)
    except (OSError, *archives.BROKEN) as error:
        raise damaged(place) from error
    try:
        key.verify(signature, _SIGNED_FOR + content)
    except InvalidSignature:
        raise WrongFile(
            _(
                "{name} does not come from the makers of this program, or somebody changed it. It was not installed. "
                "Please get it again from where the program comes from."
            ).format(name=place.name)
        ) from None
    manifest = _parsed(content, place)
    if sorted(names) != sorted({MANIFEST, SIGNATURE, manifest.file}):
        raise damaged(place)
    return manifest


def _small(packed: zipfile.ZipFile, name: str, names: list[str]) -> bytes:
    if names.count(name) != 1:
        raise zipfile.BadZipFile
    check_entry(packed.getinfo(name))
    with packed.open(name) as file:
        return file.read(_LARGEST_MANIFEST)


def check_entry(entry: zipfile.ZipInfo) -> None:
    """Raises BadZipFile for an entry that is packed in a way that no update is."""
    if entry.flag_bits & 1 or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile


def _parsed(content: bytes, place: Path) -> Manifest:
    try:
        said = json.loads(content)
        if said["product"] != PRODUCT:
            text = _("{name} belongs to another program. Nothing was changed.")
            raise WrongFile(text.format(name=place.name))
        if said["format"] != FORMAT:
            text = _("{name} is made for a newer way of updating. Please install this version by its installer.")
            raise WrongFile(text.format(name=place.name))
        manifest = Manifest(**{field: said[field] for field in Manifest._fields})
        fits = (
            _VERSION.fullmatch(manifest.version)
            and _FILE_NAME.fullmatch(manifest.file)
            and manifest.file not in {MANIFEST, SIGNATURE}
            and 0 < manifest.size <= LARGEST
        )
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(place) from error
    if not fits:
        raise damaged(place)
    return manifest


def damaged(place: Path) -> WrongFile:
    """The sentence for a file that is not whole, or none of ours."""
    text = _(
        "{name} is no update of this program, or it is damaged. Nothing was changed. "
        "Please copy the file once more and try again."
    )
    return WrongFile(text.format(name=place.name))


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
