"""Draws the Ehrenamtsnachweis: a framed page with head, title, name, facts, text, signatures; more pages when long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Engagement
from freiwilligenagentur.certificates.layout import DEFAULT, Layout
from freiwilligenagentur.certificates.proof.block import ProofBlock
from freiwilligenagentur.certificates.proof.reading import INFO_KEY
from freiwilligenagentur.certificates.signatures import signatures
from freiwilligenagentur.certificates.stationery import Letterhead, Stationery, frame_for, title_style
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import (
    Block,
    Bullets,
    Gap,
    Heading,
    KeyValues,
    Paragraph,
)
from freiwilligenagentur.documents.document import Document
from freiwilligenagentur.documents.lines import Span
from freiwilligenagentur.documents.stamp import stamped

TEMPLATE_VERSION = "2"


def draw(content: CertificateContent, layout: Layout = DEFAULT) -> bytes:
    """The certificate as PDF; the same content in the same layout gives the same bytes.

    Raises MissingLetters for letters that no font has, WrongFile for a picture that cannot be read.
    """
    title = wording.label("title")
    stationery = Stationery(content, title, layout, frame_for(layout))
    document = Document(
        title=f"{title} {content.number or wording.label('draft')}",
        author=content.issuer.name,
        created=content.dated or date.today(),
        frame=stationery.frame,
        furniture=stationery,
        backdrop=stationery.backdrop,
        further=((INFO_KEY, content.proof.token),) if content.proof else (),
    )
    return document.build([*_opening(content, layout), *_body(content)], _closing(content, layout))


def copy(pdf: bytes, issued: date) -> bytes:
    """A certificate as it was issued, marked as Zweitschrift on each page."""
    return stamped(pdf, wording.label("copy", date=wording.long_date(issued)))


def _opening(content: CertificateContent, layout: Layout) -> Iterator[Block]:
    person = content.person
    yield Letterhead(content.issuer, layout)
    yield Gap(9)
    yield Heading(wording.label("title"), title_style(layout), before=0)
    number = wording.label("number", number=content.number) if content.number else wording.label("draft_note")
    yield Paragraph(number, styles.NOTE, before=1, keep=True)
    yield Heading(person.name, styles.NAME, level=2, before=20)
    if person.birth_date:
        born = wording.label("born", date=wording.long_date(person.birth_date))
        yield Paragraph(born, styles.NOTE, before=1, keep=True)
    yield Paragraph(wording.sentence("introduction"), before=10)


def _body(content: CertificateContent) -> Iterator[Block]:
    for engagement in content.engagements:
        yield from _engagement(engagement, content)
    if len(content.engagements) > 1 and content.hours:
        yield KeyValues(((wording.label("total"), wording.hours(content.hours)),), before=14, ruled=True)
    if content.competences or content.competences_text.strip():
        listed = ", ".join(content.competences)
        parts = [listed + "." * (bool(listed) and listed[-1] != "."), content.competences_text.strip()]
        yield _lead("competences", " ".join(part for part in parts if part))
    if len(content.trainings) == 1:
        yield _lead("training", wording.training(content.trainings[0]) + ".")
    elif content.trainings:
        yield _lead("trainings", "", keep=True)
        yield Bullets([wording.training(each) for each in content.trainings])
    if content.thanks.strip():
        yield Paragraph(content.thanks.strip(), before=12, keep=True)


def _engagement(engagement: Engagement, content: CertificateContent) -> Iterator[Block]:
    place = ", ".join(part for part in (engagement.organisation, engagement.place) if part)
    rows = (
        (wording.label("organisation"), place),
        (wording.label("function"), engagement.function),
        (wording.label("period"), wording.period(engagement.from_on, engagement.to_on)),
        (wording.label("extent"), wording.extent(engagement)),
    )
    yield KeyValues(rows, before=14, ruled=True)
    if engagement.about.strip():
        yield _lead("about", engagement.about.strip())
    tasks = [task.strip() for task in engagement.tasks if task.strip()]
    if tasks:
        name = "one_task" if len(tasks) == 1 else "tasks"
        yield _lead("tasks", wording.sentence(name, person=wording.person(content.person)), keep=True)
        yield Bullets(tasks)


def _lead(name: str, text: str, *, keep: bool = False) -> Paragraph:
    """A paragraph that begins with what it is about, in bold."""
    return Paragraph((Span(wording.label(name), bold=True), Span(f" {text}" if text else "")), before=11, keep=keep)


def _closing(content: CertificateContent, layout: Layout) -> list[Block]:
    return [signatures(content, layout), ProofBlock(content)]
