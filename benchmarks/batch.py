"""A batch of two-language certificates with code, signature, tags and PDF/A, beside plain ReportLab with their words.

The floor writes the same lines on the same number of pages in one font, without tags, codes, signatures, pictures and
metadata. Drawing is measured alone at 100, 1,000 and 10,000 certificates; the whole way, from the check over the
encrypted database to files in a folder, at 1,000. Seconds are those of the processor: ours and the floor both use one,
and whatever else the machine does then counts for neither.
"""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import psutil

from benchmarks import mail_merge
from benchmarks.batch_office import TODAY, Quiet, office_of
from benchmarks.measuring import Figure, milliseconds
from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.batch import BatchWish
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof.making import proven
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.metadata import About
from freiwilligenagentur.office.public_keys import PublicKey
from freiwilligenagentur.office.signer import Signer

LANGUAGES = ("en",)
MANY = 1_000
SIZES = (100, 1_000, 10_000)
FIRST = ("Ilse", "Jörg", "Özlem", "Käthe", "Xaver", "Quirin", "Yvonne", "Zoë", "Wolfgang", "Friederike", "Юлія")
LAST = ("Mertens", "Müller", "Weiß", "Yıldız", "Kowalczyk", "von Ahlefeldt", "Jäger", "Quast", "Dvořák", "Nguyễn")


def figures(people: int) -> Iterator[Figure]:
    """``people`` is not used: the sizes are fixed."""
    with tempfile.TemporaryDirectory() as folder:
        services, keys, close = office_of(Path(folder), MANY)
        template = _template(services, keys[0])
        lines = _words(pdf.draw(template))
        drawn = _one_file(template, lines, Path(folder))
        yield from drawn
        single = _single(template, lines)
        yield single
        yield _click(services, keys[0])
        each = drawn[1].value / MANY
        for what, value in _whole_job(services, keys, Path(folder)):
            yield Figure(what, MANY, value, "ms each", each, "drawing one, in one file")
        close()
    yield from mail_merge.figures(MANY, drawn[1].value / 1000, single.value / 1000)


def _template(services: CertificateServices, key: str) -> CertificateContent:
    """What one of the office would be given, with a second page in English."""
    request = replace(services.preparing.prepare(key).request, languages=LANGUAGES)
    return services.preparing.compose(request)


def _others(template: CertificateContent, count: int) -> Iterator[CertificateContent]:
    """Certificates of different people with different hours, numbered, signed and with a code each."""
    signer = _signer()
    for number in range(count):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {_letters(number)}"
        work = tuple(replace(each, confirmed=Decimal(20 + number % 300)) for each in template.engagements)
        person = replace(template.person, name=name)
        mine = replace(template, person=person, engagements=work).numbered(f"EN-2026-{number:05}")
        yield proven(mine, signer, _free)


def _letters(number: int) -> str:
    """A middle name that nobody else has."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(3)).capitalize()


def _signer() -> Signer:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = bytes(range(32))
    public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    return Signer(secret, PublicKey(public, TODAY))


def _free(_code: str) -> bool:
    return False


def _one_file(template: CertificateContent, lines: list[list[str]], folder: Path) -> list[Figure]:
    """All of them in one file, at three sizes, with the memory that takes."""
    found = []
    _draw(template, 50, folder)  # what is kept between documents is there in every office
    for size in SIZES:
        taken, memory = _draw(template, size, folder)
        floor = _seconds(_plain_book, lines, size)
        ratio = taken / floor
        goal = "<= 2 x plain ReportLab"
        found.append(Figure("two-language certificates, one file", size, taken * 1000, "ms", floor * 1000,
                            "plain ReportLab, same words and pages", goal, ratio <= 2))  # fmt: skip
        found.append(Figure("... memory while drawing", size, memory, "MB", 0, "", "flat: <= 20 MB", memory <= 20))
    each = [figure.value / figure.people for figure in found[::2]]
    found.append(Figure("... one of 10,000 beside one of 100", SIZES[-1], each[-1], "ms each", each[0], "one of 100",
                        "linear: <= 1.3 x", each[-1] <= 1.3 * each[0]))  # fmt: skip
    return [found[0], found[2], found[4], found[1], found[3], found[5], found[6]]


def _draw(template: CertificateContent, count: int, folder: Path) -> tuple[float, float]:
    """Seconds, and by how many megabytes the process grew at most."""
    process = psutil.Process()
    before = most = process.memory_info().rss
    start = time.process_time()
    with (folder / "book.pdf").open("wb") as out:
        book = Book(out, About("Nachweise", "Agentur", "de-DE", TODAY), bound=True)
        for number, content in enumerate(_others(template, count)):
            pdf.add(book, content, f"{content.person.name} · {content.number}")
            if not number % 100:
                most = max(most, process.memory_info().rss)
        book.finish()
    return time.process_time() - start, (max(most, process.memory_info().rss) - before) / 1e6


def _single(template: CertificateContent, lines: list[list[str]]) -> Figure:
    """Each in a file of its own, sealed, as the register keeps it."""
    signer = _signer()
    start = time.process_time()
    for content in _others(template, MANY):
        sealed(pdf.draw(content), signer)
    value = time.process_time() - start
    floor = _seconds(_plain_files, lines, MANY)
    return Figure("the same as single, sealed files", MANY, value * 1000, "ms", floor * 1000,
                  "plain ReportLab, single files", "<= 2 x plain ReportLab", value <= 2 * floor)  # fmt: skip


def _click(services: CertificateServices, key: str) -> Figure:
    """From the click to the draft that is shown: reading, checking, drawing both pages."""

    def preview() -> None:
        request = replace(services.preparing.prepare(key).request, languages=LANGUAGES)
        services.preparing.draw(services.preparing.examine(request).content)

    value = milliseconds(preview)
    floor = milliseconds(lambda: services.preparing.prepare(key))
    return Figure("one certificate, click to preview", 1, value, "ms", floor, "its records read once", "<= 150 ms",
                  value <= 150)  # fmt: skip


def _whole_job(services: CertificateServices, keys: list[str], folder: Path) -> list[tuple[str, float]]:
    """Milliseconds for each certificate of checking, issuing and saving."""
    wish = BatchWish(Kind.EHRENAMTSNACHWEIS, TODAY, languages=LANGUAGES)
    found = []
    start = time.process_time()
    checked = services.batch_check.check(wish, keys, Quiet())
    found.append(("checking 1,000 people", time.process_time() - start))
    batch = services.batches.begin("Probe", wish.kind, checked)
    start = time.process_time()
    row = services.batches.run(batch, Quiet())
    found.append(("issuing 1,000 into the encrypted office", time.process_time() - start))
    assert row.issued == len(keys)
    start = time.process_time()
    written = services.papers.save(batch, folder, "Ablage", Quiet())
    found.append(("saving 1,000 files and the one to print", time.process_time() - start))
    assert not written.apart
    return [(what, taken / len(keys) * 1000) for what, taken in found]


def _words(document: bytes) -> list[list[str]]:
    """The lines of each page."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(document)
    lines = [page.get_textpage().get_text_range().splitlines() for page in opened]
    opened.close()
    return lines


def _seconds(write: Callable[[list[list[str]], int], None], lines: list[list[str]], count: int) -> float:
    start = time.process_time()
    write(lines, count)
    return time.process_time() - start


def _plain_book(lines: list[list[str]], count: int) -> None:
    canvas = _canvas()
    for number in range(count):
        _plain_pages(canvas, lines, number)
    canvas.save()


def _plain_files(lines: list[list[str]], count: int) -> None:
    for number in range(count):
        canvas = _canvas()
        _plain_pages(canvas, lines, number)
        canvas.save()


def _canvas():  # type: ignore[no-untyped-def]  # ReportLab has no types
    from importlib.resources import files

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "plain" not in pdfmetrics.getRegisteredFontNames():
        file = files("font_source_serif_pro") / "files" / "SourceSerifPro-Regular.ttf"
        pdfmetrics.registerFont(TTFont("plain", str(file)))
    return Canvas(io.BytesIO(), pagesize=(595, 842), pageCompression=1)


def _plain_pages(canvas, lines: list[list[str]], number: int) -> None:  # type: ignore[no-untyped-def]
    name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {_letters(number)}"
    for page in lines:
        for place, line in enumerate(page):
            canvas.setFont("plain", 10)
            canvas.drawString(70, 780 - place * 14, f"{name} EN-2026-{number:05}" if place == 1 else line)
        canvas.showPage()
