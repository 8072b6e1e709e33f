"""One certificate with structure, metadata and fonts, beside plain ReportLab writing its words in one embedded font."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from benchmarks.measuring import Figure, milliseconds
from benchmarks.offices import open_office
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.content import CertificateContent


def figures(people: int) -> list[Figure]:
    """Drawing the certificate of somebody of the sample office, each time under another name, as a batch would."""
    office = open_office(people)
    services = Services(office.store, lambda: date(2026, 11, 23))
    candidate = services.certificates.register.candidates()[0]
    request = services.certificates.preparing.prepare(candidate.volunteer_id).request
    content = services.certificates.preparing.compose(request).numbered("EN-2026-0001")
    words = _words(pdf.draw(content))
    ours, theirs = _of_others(content), count()
    value = milliseconds(lambda: pdf.draw(next(ours)))
    floor = milliseconds(lambda: _plain([f"{next(theirs)} {line}" for line in words]))
    office.close()
    return [
        Figure("one certificate", people, value, "ms", floor, "plain ReportLab, same words", "<= 50 ms", value <= 50)
    ]


def _of_others(content: CertificateContent) -> Iterator[CertificateContent]:
    for number in count():
        name = f"Person {number} M{chr(97 + number % 26)}rtens"
        yield replace(content, person=replace(content.person, name=name)).numbered(f"EN-2026-{number:04}")


def _words(document: bytes) -> list[str]:
    import pypdfium2

    opened = pypdfium2.PdfDocument(document)
    lines = [line for page in opened for line in page.get_textpage().get_text_range().splitlines()]
    opened.close()
    return lines


def _plain(lines: list[str]) -> bytes:
    from importlib.resources import files

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "plain" not in pdfmetrics.getRegisteredFontNames():
        file = files("font_source_serif_pro") / "files" / "SourceSerifPro-Regular.ttf"
        pdfmetrics.registerFont(TTFont("plain", str(file)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), pageCompression=1)
    for number, line in enumerate(lines):
        canvas.setFont("plain", 10)
        canvas.drawString(70, 780 - number * 14, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
