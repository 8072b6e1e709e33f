"""What can be typed on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from freiwilligenagentur import __version__
from freiwilligenagentur.console.parser import Parser
from freiwilligenagentur.i18n import _

PASSPHRASE_FILE = "FREIWILLIGENAGENTUR_PASSPHRASE_FILE"  # noqa: S105  (the name of a variable)

STAND_PASSPHRASE_FILE = "FREIWILLIGENAGENTUR_STAND_PASSPHRASE_FILE"  # noqa: S105  (the name of a variable)

MOST = 20
"""So many matches are printed unless somebody asks for more."""
KINDS = ("EN", "KN", "TB", "DU", "EK")
"""Of certificates, as their numbers begin."""
LISTS = ("volunteers", "organisations", "offers", "placements", "certificates")


def parser() -> argparse.ArgumentParser:
    """The whole command line; without a command the program starts with its windows."""
    top = Parser(
        prog="freiwilligenagentur",
        description=_(
            "The desk of a volunteer agency. Without a command the windows open, with the name of an office that one."
        ),
        epilog=_(
            "The passphrase is asked for, or read from the file that {variable} names; never from the command line."
        ).format(variable=PASSPHRASE_FILE),
    )
    top.add_argument(
        "--version", action="version", version=f"Freiwilligenagentur {__version__}", help=_("say which version this is")
    )
    top.add_argument("--self-test", action="store_true", help=_("check that this installation works, and report"))
    top.add_argument("--report", type=Path, metavar=_("FILE"), help=_("where the report of the self-test goes"))
    _office_option(top, default=None)
    commands = top.add_subparsers(title=_("Commands"), dest="command", metavar=_("COMMAND"))
    _new(commands.add_parser("new", help=_("set up a new office and print its recovery code")))
    _import(commands.add_parser("import", help=_("read offers, organisations or people from a file")))
    _list(commands.add_parser("list", help=_("list what the office holds")))
    _search(commands.add_parser("search", help=_("find offers for a wish in plain words")))
    _match(commands.add_parser("match", help=_("the offers for a volunteer, or the volunteers for an offer")))
    _verify(commands.add_parser("verify", help=_("check whether a certificate is genuine; needs no office")))
    _key(commands.add_parser("key", help=_("give out the public key that certificates are checked with")))
    _stand(commands.add_parser("stand", help=_("prepare a stand at a fair: one file for a laptop")))
    backup = commands.add_parser("backup", help=_("make a verified, encrypted copy"))
    _office_option(backup, default=argparse.SUPPRESS)
    restore = commands.add_parser("restore", help=_("put a copy in the place of the office"))
    restore.add_argument("copy", type=Path, metavar=_("COPY"))
    _office_option(restore, default=argparse.SUPPRESS)
    _demo(commands.add_parser("demo", help=_("open the sample office")))
    return top


def _office_option(command: argparse.ArgumentParser, **options: Any) -> None:
    command.add_argument("--office", type=Path, metavar=_("FILE"), help=_("the database of the office"), **options)
    command.add_argument(
        "--user", type=_text, metavar=_("NAME"), help=_("who signs in; needed when there are several"), **options
    )


def _new(command: argparse.ArgumentParser) -> None:
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--name", required=True, type=_text, metavar=_("NAME"), help=_("name of the agency"))
    command.add_argument("--land", default="", type=_text, metavar="LAND", help=_("Land, for example ST"))


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar=_("FILE"))
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    command.add_argument("--json", action="store_true", help=_("print for programs"))
    command.add_argument(
        "--merge",
        choices=("yes", "no"),
        default="yes",
        help=_("take organisations whose names differ only in spelling as one"),
    )


def _list(command: argparse.ArgumentParser) -> None:
    what = _("one of: {lists}").format(lists=", ".join(LISTS))
    command.add_argument("what", choices=LISTS, metavar=_("LIST"), help=what)
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--json", action="store_true", help=_("print for programs"))


def _search(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "wish", type=_text, metavar=_("WISH"), help=_("for example “read with children, not in the evening”")
    )
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--limit", type=_count, default=20, metavar="N", help=_("how many at most"))
    command.add_argument("--json", action="store_true", help=_("print for programs"))


def _match(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "record",
        type=_text,
        metavar=_("VOLUNTEER|OFFER"),
        help=_("the id, the key of the import, or the whole name or title"),
    )
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--limit", type=_count, default=MOST, metavar="N", help=_("so many at most"))
    command.add_argument("--json", action="store_true", help=_("print for programs"))


def _verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", metavar=_("FILE|TEXT"), help=_("the PDF, or the text of the QR code"))
    command.add_argument("--key", type=Path, metavar=_("FILE"), help=_("the file with the agency's public key"))
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--json", action="store_true", help=_("print for programs"))


def _key(command: argparse.ArgumentParser) -> None:
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--out", type=Path, metavar=_("FILE"), help=_("write it there"))
    command.add_argument(
        "--renew", action="store_true", help=_("make a new key first; what the old one signed stays proven")
    )


def _stand(command: argparse.ArgumentParser) -> None:
    command.epilog = _(
        "The passphrase of the stand is asked for, or read from the file that {variable} names; "
        "never from the command line."
    ).format(variable=STAND_PASSPHRASE_FILE)
    command.add_argument("act", choices=("make",), metavar="make", help=_("make the file"))
    command.add_argument("file", type=Path, metavar=_("FILE"), help=_("where it shall lie, ending in .messestand"))
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument("--name", required=True, type=_text, metavar=_("NAME"), help=_("name of the stand"))
    command.add_argument(
        "--numbers",
        type=_numbers,
        action="append",
        default=[],
        metavar="EN=20",
        help=_("how many certificates of a kind can be issued there; may be given several times"),
    )


def _numbers(typed: str) -> tuple[str, int]:
    """Kind and amount from ``EN=20``. ValueError otherwise."""
    kind, amount = typed.split("=")
    if kind not in KINDS:
        raise ValueError
    return kind, _count(amount)


def _count(typed: str) -> int:
    """A number from 1 on. ValueError otherwise."""
    number = int(typed)
    if number < 1:
        raise ValueError
    return number


def _text(typed: str) -> str:
    """Words of the office. UnicodeEncodeError, which is a ValueError, for what the system could not decode."""
    typed.encode()
    return typed


def _demo(command: argparse.ArgumentParser) -> None:
    _office_option(command, default=argparse.SUPPRESS)
    command.add_argument(
        "--out", type=Path, metavar=_("FOLDER"), help=_("without windows: leave certificate, pictures and figures here")
    )
