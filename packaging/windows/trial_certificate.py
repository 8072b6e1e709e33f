"""A certificate of nobody's, made anew each time: with it the check sees that everything is signed that has to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import signing
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

OWNER = "Probe"


def made(folder: Path) -> Mapping[str, str]:
    """The certificate in ``folder``, and what the environment has to say for it to be used."""
    key = rsa.generate_private_key(65537, 2048)
    owner = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, OWNER)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(owner, owner, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    password = b"of no use"
    store, hint = folder / "trial.p12", folder / "trial.password"
    protected = serialization.BestAvailableEncryption(password)
    store.write_bytes(pkcs12.serialize_key_and_certificates(OWNER.encode(), key, certificate, None, protected))
    hint.write_bytes(password)
    return {signing.CERTIFICATE: str(store), signing.PASSWORD_FILE: str(hint), signing.TIME: ""}
