"""What a Dankurkunde says: whom it thanks, and what for. It counts no hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.bodies.voice import LONG_NAME, Voice
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import Block, Paragraph
from freiwilligenagentur.documents.fonts import Face
from freiwilligenagentur.documents.lines import Rich
from freiwilligenagentur.documents.styles import Style

TITLE = Style(Face.SERIF_BOLD, 42, 50, styles.GREEN)
_NAME = Style(Face.SERIF_BOLD, 27, 33)
_LEAD = Style(Face.SANS, 12, 17, styles.GREY)
_OCCASION = Style(Face.SERIF, 15, 22)
_THANKS = Style(Face.SERIF, 12.5, 18)


def thanked(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    """The whole text, from the title down to the signatures."""
    words = voice.words
    title = wording.title_of(content) if voice.is_german else words.title(Kind.DANK)
    yield Paragraph(title, replace(TITLE, colour=voice.letters.title.colour), 0, "H1", keep=True, centred=True)
    simple = voice.letters.text.size > _THANKS.size  # Leichte Sprache has larger letters
    yield _centred(words.of_kind(Kind.DANK, "introduction"), voice.letters.note if simple else _LEAD, 16, keep=True)
    yield Paragraph(content.person.name, _NAME, 6, "H2", keep=True, centred=True, long=LONG_NAME)
    if content.occasion.strip():
        yield _centred(voice.typed(content.occasion.strip()), _OCCASION, 14, keep=True)
    if thanks := content.thanks.strip():
        proposed = thanks == _GERMAN.words.thanks(content.person)
        said = words.thanks(content.person) if proposed else voice.typed(thanks)
        yield _centred(said, voice.letters.text if simple else _THANKS, 12, keep=True)


def _centred(text: Rich, style: Style, before: float, *, keep: bool) -> Paragraph:
    return Paragraph(text, style, before, keep=keep, centred=True)


_GERMAN = Voice.of("de")
