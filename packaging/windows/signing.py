"""Signs with the certificate that the environment names; says honestly when there is none.

python packaging/windows/signing.py FILE    signs it in its place

FREIWILLIGENAGENTUR_SIGNING_CERTIFICATE    file with certificate and key (PKCS #12)
FREIWILLIGENAGENTUR_SIGNING_PASSWORD_FILE  file with its password
FREIWILLIGENAGENTUR_SIGNING_TIME           address of the time stamp service; without one there is no time stamp
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CERTIFICATE = "FREIWILLIGENAGENTUR_SIGNING_CERTIFICATE"


def is_wanted() -> bool:
    """Whether there is a certificate to sign with."""
    return bool(os.environ.get(CERTIFICATE))


def sign(file: Path) -> bool:
    """Whether the file is signed now. Raises CalledProcessError when signing was wanted and failed."""
    if not is_wanted():
        return False
    signed = file.with_suffix(".signed")
    command = ["osslsigncode", "sign", "-pkcs12", os.environ[CERTIFICATE], "-h", "sha256", "-n", "Freiwilligenagentur"]
    if password := os.environ.get("FREIWILLIGENAGENTUR_SIGNING_PASSWORD_FILE"):
        command += ["-readpass", password]
    if service := os.environ.get("FREIWILLIGENAGENTUR_SIGNING_TIME"):
        command += ["-ts", service]
    subprocess.run([*command, "-in", str(file), "-out", str(signed)], check=True)
    signed.replace(file)
    return True


if __name__ == "__main__":
    sign(Path(sys.argv[1]))
