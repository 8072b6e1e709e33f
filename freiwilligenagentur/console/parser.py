"""A parser of the command line that speaks the language of the office.

Python's own one says its words through the translations of the system, which know nothing of this program.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from freiwilligenagentur.i18n import _


class Parser(argparse.ArgumentParser):
    """Exit code 2 and the usage on stderr for what cannot be understood."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help=_("show this help and stop"))

    def add_argument_group(self, *titles: Any, **options: Any) -> argparse._ArgumentGroup:
        """A group of the help; the two that every parser has get their titles here."""
        own = {"positional arguments": _("What to name"), "options": _("Options")}
        return super().add_argument_group(*(own.get(title, title) for title in titles), **options)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and how it is called, on stderr, and stops with 2."""
        text = _("{command}: {problem}\nHow it is called is told by {command} --help.")
        self.exit(2, text.format(command=self.prog, problem=_problem(message)) + "\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Call: ") if prefix is None else prefix)


def _problem(message: str) -> str:
    """What Python's parser found wrong, as a sentence; one that is not known here stays as it is."""
    sentences = (
        (r"the following arguments are required: (.+)", _("This is missing: {0}.")),
        (r"unrecognized arguments: (.+)", _("This is not understood: {0}.")),
        (r"argument (.+?): expected one argument", _("Something must follow {0}.")),
        (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", _("{0} cannot be {1}, only one of: {2}.")),
        (r"argument (.+?): invalid _text value: .+", _("{0} holds characters that cannot be read.")),
        (r"argument (.+?): invalid \w+ value: (.+)", _("{0} must be a whole number from 1 on, not {1}.")),
        (r"argument (.+?): ignored explicit argument (.+)", _("{0} stands alone, without {1}.")),
        (r"ambiguous option: (.+) could match (.+)", _("{0} may be one of: {1}. Please write it out.")),
    )
    for pattern, sentence in sentences:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*found.groups())
    return message
