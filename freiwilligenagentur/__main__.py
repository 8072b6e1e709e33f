"""The program's two ways in: with windows, or with a command."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from freiwilligenagentur import garbage, i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.settings import Settings


def main(words: Sequence[str] | None = None) -> int:
    """Runs the program; the exit code is 0 only when all is well, 1 when it had to refuse, 2 for a wrong call."""
    # Threads of the matrix library wait for each other busily: one is faster beside other work, and matching has its
    # own. It must be said before numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    i18n.use(Settings.load().language)
    _speak_utf8()
    words = sys.argv[1:] if words is None else words
    if not words:
        return _windows(None)
    from freiwilligenagentur.workstation import opening

    if len(words) == 1 and opening.is_ours(words[0]):
        return _windows(Path(words[0]))
    from freiwilligenagentur.console.arguments import parser

    typed = parser().parse_args(words)
    try:
        return _run(typed)
    except OfficeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        # Whoever read the results has seen enough; without this Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _speak_utf8() -> None:
    """Results hold names of any script, which the old code pages of Windows lack where another program reads them."""
    for stream, otherwise in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):  # a program without a console has none
            stream.reconfigure(encoding="utf-8", errors=otherwise)


def _run(typed: object) -> int:
    import argparse

    assert isinstance(typed, argparse.Namespace)
    if typed.self_test:
        from freiwilligenagentur.console.self_test import self_test

        return self_test(typed.report)
    if typed.command is None:
        return _windows(typed.office)
    if typed.command == "demo":
        from freiwilligenagentur.console.demo import demo

        return demo(typed.office, typed.out)
    if typed.command == "search":
        from freiwilligenagentur.console.searching import search

        return search(typed)
    if typed.command == "match":
        from freiwilligenagentur.console.matches import match

        return match(typed)
    if typed.command in {"verify", "key"}:
        from freiwilligenagentur.console import proving

        return {"verify": proving.verify, "key": proving.key}[typed.command](typed)
    if typed.command == "stand":
        from freiwilligenagentur.console.stands import make

        return make(typed)
    from freiwilligenagentur.console import commands

    return {
        "new": commands.new,
        "import": commands.import_file,
        "list": commands.list_records,
        "backup": commands.backup,
        "restore": commands.restore,
    }[typed.command](typed)


def _windows(place: Path | None) -> int:
    with garbage.kept():
        from freiwilligenagentur import desktop  # noqa: F401  (first: it keeps PySide from slowing later imports)
        from freiwilligenagentur.app.program import start
    return start(place)


if __name__ == "__main__":
    raise SystemExit(main())
