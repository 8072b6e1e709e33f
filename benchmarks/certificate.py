"""One certificate with structure, metadata and fonts, beside plain ReportLab writing its words in one embedded font;
and how long the form takes from a click on a kind or a language to the page in sight.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from benchmarks.measuring import Figure, milliseconds
from benchmarks.offices import open_office
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.entry import Entry, request_of
from freiwilligenagentur.certificates.presenter.issue import IssuePresenter
from freiwilligenagentur.certificates.wording import ENGLISH, TRANSLATIONS, UKRAINIAN
from freiwilligenagentur.desktop.pdf_raster import PdfRaster


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
    clicks = _clicks(services, candidate.volunteer_id, people)
    office.close()
    plain = "plain ReportLab, same words"
    return [Figure("one certificate", people, value, "ms", floor, plain, "<= 50 ms", value <= 50), *clicks]


def _clicks(services: Services, volunteer_id: str, people: int) -> list[Figure]:
    """From the click to the picture of the first page, beside drawing the document alone."""
    form = _Form(services)
    form.presenter.choose(volunteer_id)
    asked = {
        "click to preview, German": (Kind.EHRENAMTSNACHWEIS, ()),
        "click to preview, two languages": (Kind.EHRENAMTSNACHWEIS, (UKRAINIAN,)),
        "click to preview, all languages": (Kind.KOMPETENZNACHWEIS, TRANSLATIONS),
        "click to preview, card": (Kind.EHRENAMTSKARTE, (ENGLISH,)),
        "click to preview, thanks": (Kind.DANK, (ENGLISH,)),
    }
    return [_click(form, name, kind, languages, people) for name, (kind, languages) in asked.items()]


def _click(form: _Form, name: str, kind: Kind, languages: tuple[str, ...], people: int) -> Figure:
    form.click(kind, languages)
    drawn = form.content
    alone = milliseconds(lambda: pdf.draw(drawn))
    value = milliseconds(lambda: form.click(kind, languages))
    return Figure(name, people, value, "ms", alone, "drawing the PDF alone", "<= 150 ms", value <= 150)


class _Form:
    """The form without widgets: every click ends with the picture of the first page, as large as beside the form."""

    def __init__(self, services: Services) -> None:
        self.presenter = IssuePresenter(self, services.certificates, _nobody, self, _finished)  # type: ignore[arg-type]
        self._services = services

    @property
    def content(self) -> CertificateContent:
        return self._services.certificates.preparing.compose(self._request)

    def click(self, kind: Kind, languages: tuple[str, ...]) -> None:
        """As if the field had another value before, so that the click counts."""
        entry = replace(self.entry, kind=kind, languages=frozenset(languages), occasion="für vieles")
        self.presenter._entry = replace(entry, languages=frozenset({""}))
        self.presenter.edited(entry)
        found = request_of(entry, self._volunteer, self._services.certificates.preparing.competences())
        assert found is not None
        self._request = found

    def display_form(self, title: str, subtitle: str, entry: Entry, has_birth_date: bool) -> None:
        self.entry = entry
        self._volunteer = self.presenter._found.volunteer_id if self.presenter._found else ""

    def display_preview(self, document: bytes | None) -> None:
        assert document
        PdfRaster(document).image(0, 0.66)

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("display_", "tell")):
            raise AttributeError(name)
        return _shown


def _shown(*_values: object, **_named: object) -> None:
    pass


def _nobody(_text: str) -> list[tuple[str, str, str]]:
    return []


def _finished(_key: str | None) -> None:
    pass


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
