"""One certificate with structure and fonts, beside plain ReportLab drawing as many words on a page."""

from __future__ import annotations

import io
from datetime import date
from functools import partial

from benchmarks.measuring import Figure, milliseconds
from benchmarks.offices import open_office
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.certificates import pdf


def figures(people: int) -> list[Figure]:
    """Drawing the certificate of somebody of the sample office."""
    office = open_office(people)
    services = Services(office.store, lambda: date(2026, 11, 23))
    candidate = services.certificates.register.candidates()[0]
    request = services.certificates.preparing.prepare(candidate.volunteer_id).request
    content = services.certificates.preparing.compose(request).numbered("EN-2026-0001")
    words = _words(pdf.draw(content))
    value = milliseconds(partial(pdf.draw, content))
    floor = milliseconds(partial(_plain, words))
    office.close()
    return [
        Figure("one certificate", people, value, "ms", floor, "plain ReportLab, same words", "<= 50 ms", value <= 50)
    ]


def _words(document: bytes) -> list[str]:
    import pypdfium2

    opened = pypdfium2.PdfDocument(document)
    lines = [line for page in opened for line in page.get_textpage().get_text_range().splitlines()]
    opened.close()
    return lines


def _plain(lines: list[str]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number, line in enumerate(lines):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(70, 780 - number * 14, line.encode("latin-1", "replace").decode("latin-1"))
    canvas.showPage()
    canvas.save()
    return out.getvalue()
