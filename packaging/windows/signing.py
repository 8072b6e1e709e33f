"""Signs with the certificate that the environment names; says honestly when there is none.

FREIWILLIGENAGENTUR_SIGNING_CERTIFICATE    file with certificate and key (PKCS #12)
FREIWILLIGENAGENTUR_SIGNING_PASSWORD_FILE  file with its password
FREIWILLIGENAGENTUR_SIGNING_TIME           address of the time stamp service; without one there is no time stamp
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def sign(file: Path) -> bool:
    """Whether the file is signed now. Raises CalledProcessError when signing was wanted and failed."""
    certificate = os.environ.get("FREIWILLIGENAGENTUR_SIGNING_CERTIFICATE")
    if not certificate:
        return False
    signed = file.with_suffix(".signed")
    command = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256", "-n", "Freiwilligenagentur"]
    if password := os.environ.get("FREIWILLIGENAGENTUR_SIGNING_PASSWORD_FILE"):
        command += ["-readpass", password]
    if service := os.environ.get("FREIWILLIGENAGENTUR_SIGNING_TIME"):
        command += ["-ts", service]
    subprocess.run([*command, "-in", str(file), "-out", str(signed)], check=True)
    signed.replace(file)
    return True
