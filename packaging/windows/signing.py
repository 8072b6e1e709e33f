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
from collections.abc import Mapping
from pathlib import Path

CERTIFICATE = "FREIWILLIGENAGENTUR_SIGNING_CERTIFICATE"
PASSWORD_FILE = "FREIWILLIGENAGENTUR_SIGNING_PASSWORD_FILE"
TIME = "FREIWILLIGENAGENTUR_SIGNING_TIME"


def is_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a certificate to sign with."""
    return bool(environment.get(CERTIFICATE))


def sign(file: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the file is signed now. Raises CalledProcessError when signing was wanted and failed."""
    if not is_wanted(environment):
        return False
    signed = file.with_suffix(".signed")
    command = ["osslsigncode", "sign", "-pkcs12", environment[CERTIFICATE], "-h", "sha256", "-n", "Freiwilligenagentur"]
    if password := environment.get(PASSWORD_FILE):
        command += ["-readpass", password]
    if service := environment.get(TIME):
        command += ["-ts", service]
    subprocess.run([*command, "-in", str(file), "-out", str(signed)], check=True, stdout=subprocess.DEVNULL)
    signed.replace(file)
    return True


if __name__ == "__main__":
    sign(Path(sys.argv[1]))
