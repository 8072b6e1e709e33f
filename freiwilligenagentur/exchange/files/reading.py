"""From the bytes of a file to its text: encodings are recognised, mixed ones mended line by line."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files.filetypes import refuse_what_is_no_text
from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.i18n import _

REPORTED_LINES = 20  # lines with one and the same fault that are named singly
_SCANNED = 64 * 1024
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ufffe\uffff]")
_UTF8_RUN = re.compile(rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
_BOMS = (  # longest first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
}


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, how it was encoded (as people call it) and what had to be mended."""

    text: str
    encoding: str
    problems: tuple[RowProblem, ...] = ()


def read_text(content: bytes) -> FileText:
    """The text of an exported file; line ends stay as they are, characters that no text holds are taken out.

    Encoding: by byte order mark, else UTF-8, else Windows-1252; UTF-16 without a mark by its zero bytes. Lines in
    another encoding than the rest are read by themselves and reported. Raises WrongFile for anything but text.
    """
    refuse_what_is_no_text(content)
    text, encoding, problems = _decode(content)
    controls = len(_CONTROLS.findall(text[:_SCANNED]))
    if controls > 8 and controls * 50 > min(len(text), _SCANNED):
        raise WrongFile(_("This file holds no readable text. Please choose a CSV or XML file."))
    cleaned, more = _without_controls(text.replace("\ufeff", ""))
    return FileText(cleaned, encoding, (*problems, *more))


def _decode(content: bytes) -> tuple[str, str, tuple[RowProblem, ...]]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            body = content[len(mark) :]
            if encoding == "utf-8":
                return _eight_bits(body)
            return body.decode(encoding, "replace"), _NAMES[encoding], ()
    wide = _wide_without_mark(content)
    if wide:
        return content.decode(wide, "replace"), _NAMES[wide], ()
    return _eight_bits(content)


def _wide_without_mark(content: bytes) -> str:
    """UTF-16 of European text has a zero in every second byte."""
    sample = content[:_SCANNED]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd * 10 > half * 6 and even * 20 < half:
        return "utf-16-le"
    if even * 10 > half * 6 and odd * 20 < half:
        return "utf-16-be"
    return ""


def _eight_bits(content: bytes) -> tuple[str, str, tuple[RowProblem, ...]]:
    try:
        return content.decode("utf-8"), _NAMES["utf-8"], ()
    except UnicodeDecodeError:
        pass
    lines = content.split(b"\n")
    foreign = [number for number, line in enumerate(lines, 1) if not _is_utf8(line)]
    others_are_utf8 = any(not line.isascii() and _is_utf8(line) for line in lines)
    if not others_are_utf8:
        return _windows(content), _NAMES["cp1252"], ()
    for number in foreign:
        lines[number - 1] = _mixed_line(lines[number - 1]).encode()
    return b"\n".join(lines).decode("utf-8"), _NAMES["utf-8"], _foreign_lines(foreign)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _windows(content: bytes) -> str:
    """Windows-1252; its five empty places become U+FFFD, which is reported and taken out later."""
    return content.decode("cp1252", "replace")


def _mixed_line(line: bytes) -> str:
    """One line in which some cells are UTF-8 and others Windows-1252, as pasting from mails makes them."""
    pieces: list[str] = []
    end = 0
    for valid in _UTF8_RUN.finditer(line):
        pieces += [_windows(line[end : valid.start()]), valid[0].decode("utf-8", "replace")]
        end = valid.end()
    return "".join([*pieces, _windows(line[end:])])


def _foreign_lines(numbers: list[int]) -> tuple[RowProblem, ...]:
    reason = _(
        "This line was encoded differently from the rest and was read as Windows-1252. Please check its umlauts."
    )
    return _each(numbers, "mixed_encoding", reason)


def _without_controls(text: str) -> tuple[str, tuple[RowProblem, ...]]:
    if not _CONTROLS.search(text):
        return text, ()
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if _CONTROLS.search(line)]
    reason = _("This line held characters that cannot be read (for example NUL). They were taken out.")
    return _CONTROLS.sub("", text), _each(numbers, "unreadable_characters", reason)


def _each(numbers: list[int], code: str, reason: str) -> tuple[RowProblem, ...]:
    problems = [RowProblem(number, "", code, reason) for number in numbers[:REPORTED_LINES]]
    if len(numbers) > REPORTED_LINES:
        rest = _("The same holds for {n} more lines.").format(n=len(numbers) - REPORTED_LINES)
        problems.append(RowProblem(0, "", code, rest))
    return tuple(problems)
