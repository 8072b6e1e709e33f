"""The window that checks a certificate: a PDF or the text of a QR code in, the verdict out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from freiwilligenagentur.certificates.proof import checking, words
from freiwilligenagentur.certificates.proof.checking import Lookup, Result, Verdict
from freiwilligenagentur.errors import OfficeError, WrongFile
from freiwilligenagentur.files import read_at_most
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.public_keys import PublicKey, read_key_file


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict as the window shows it; ``differing`` are the labels of the facts that the page does not say."""

    result: Result
    headline: str
    sentences: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    source: str
    """What was checked: the name of the file, or that it was a text."""


class CheckView(Protocol):
    """The window."""

    def display_answer(self, answer: Answer | None) -> None:
        """The verdict, or nothing yet."""

    def display_keys(self, text: str) -> None:
        """Which keys are at hand."""

    def ask_document(self) -> Path | None:
        """Which PDF; None when cancelled."""

    def ask_key(self) -> Path | None:
        """Which file with a public key; None when cancelled."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class CheckPresenter:
    """Remembers what was checked last, so that a key that is added afterwards counts for it."""

    def __init__(self, view: CheckView, own_keys: Callable[[], Sequence[PublicKey]], register: Lookup) -> None:
        self._view = view
        self._own_keys = own_keys
        self._register = register
        self._added: list[PublicKey] = []
        self._again: Callable[[], None] | None = None

    def begin(self) -> None:
        """Nothing was checked yet."""
        self._view.display_answer(None)
        self._display_keys()

    def choose_document(self) -> None:
        """Asks for a PDF and checks it."""
        place = self._view.ask_document()
        if place is not None:
            self.check_file(place)

    def check_file(self, place: Path) -> None:
        """Checks a PDF that was chosen or dropped."""
        try:
            content = _read(place)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return

        def check() -> None:
            self._show(checking.check_file(content, self._keys(), self._register), place.name)

        self._again = check
        check()

    def check_text(self, text: str) -> None:
        """Checks the text of a QR code; an empty one says nothing."""
        if not text.strip():
            self._again = None
            self._view.display_answer(None)
            return

        def check() -> None:
            self._show(checking.check_text(text, self._keys(), self._register), _("Text of the QR code"))

        self._again = check
        check()

    def add_key(self) -> None:
        """Takes the public keys of another agency from its file, until the window closes."""
        place = self._view.ask_key()
        if place is None:
            return
        try:
            self._added += read_key_file(_read(place).decode("utf-8", "replace"))
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._display_keys()
        if self._again is not None:
            self._again()

    def _keys(self) -> list[PublicKey]:
        return [*self._own_keys(), *self._added]

    def _show(self, verdict: Verdict, source: str) -> None:
        # The own register knows nothing of what another agency issued.
        own = {key.fingerprint for key in self._own_keys()}
        if verdict.standing is not None and verdict.key not in own:
            verdict = Verdict(Result.GENUINE, verdict.said, verdict.altered, verdict.key, verdict.is_file)
        facts = tuple(words.facts(verdict.said)) if verdict.said else ()
        answer = Answer(verdict.result, words.headline(verdict), tuple(words.sentences(verdict)), facts, source)
        self._view.display_answer(answer)

    def _display_keys(self) -> None:
        if self._added:
            listed = ", ".join(key.fingerprint for key in self._added)
            self._view.display_keys(_("Your own key and those of the file: {fingerprints}").format(fingerprints=listed))
        else:
            self._view.display_keys(_("Your own key. For certificates of another agency, open its key file."))


def _read(place: Path) -> bytes:
    try:
        return read_at_most(place, checking.LARGEST_FILE)
    except (OSError, ValueError):
        raise WrongFile(_("{name} cannot be read.").format(name=place.name)) from None
