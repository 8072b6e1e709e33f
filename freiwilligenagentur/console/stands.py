"""A stand at a fair from the command line."""

from __future__ import annotations

import argparse

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.console.arguments import STAND_PASSPHRASE_FILE
from freiwilligenagentur.console.opening import open_office, passphrase
from freiwilligenagentur.fair.container import with_ending
from freiwilligenagentur.fair.service.making import Stands, Wanted
from freiwilligenagentur.i18n import _


def make(typed: argparse.Namespace) -> int:
    """Writes the file of a new stand and prints where it lies."""
    file = with_ending(typed.file)
    office = open_office(typed.office, typed.user)
    try:
        secret = passphrase(_("Passphrase of the stand"), STAND_PASSPHRASE_FILE)
        counts = {Kind(kind): count for kind, count in typed.numbers}
        Stands(office.store).make(Wanted(typed.name, secret, counts), file)
    finally:
        office.close()
    print(file)
    return 0
