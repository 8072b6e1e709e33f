"""What each kind of certificate says between head and signatures, in German and behind it in other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.bodies.card import confirmed
from freiwilligenagentur.certificates.bodies.course import attended
from freiwilligenagentur.certificates.bodies.engagements import engaged
from freiwilligenagentur.certificates.bodies.thanks import thanked
from freiwilligenagentur.certificates.bodies.voice import LONG_NAME, Voice
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import Block, Heading, Paragraph
from freiwilligenagentur.documents.document import Section

_BODIES: dict[Kind, Callable[[CertificateContent, Voice], Iterator[Block]]] = {
    Kind.EHRENAMTSNACHWEIS: engaged,
    Kind.KOMPETENZNACHWEIS: engaged,
    Kind.TEILNAHME: attended,
    Kind.EHRENAMTSKARTE: confirmed,
}


def german(content: CertificateContent, accent: str = styles.GREEN) -> list[Block]:
    """The certificate itself, below the letterhead; its title in the colour ``accent``."""
    return list(_page(content, Voice.of(wording.GERMAN, accent)))


def translations(content: CertificateContent, accent: str = styles.GREEN) -> list[Section]:
    """The pages behind it, in the languages that were wished."""
    voices = [Voice.of(language, accent) for language in wording.TRANSLATIONS if language in content.languages]
    return [Section(list(_page(content, voice)), language=voice.words.tag) for voice in voices]


def _page(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    if content.kind is Kind.DANK:
        yield from thanked(content, voice)
        if not voice.is_german:
            yield _translation_of(content, voice)
        return
    yield from _opening(content, voice)
    yield from _BODIES[content.kind](content, voice)


def _opening(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    person, words = content.person, voice.words
    yield Heading(voice.words.title_of(content), voice.letters.title, before=0, smallest=0.75)
    yield voice.note(_number(content, voice)) if voice.is_german else _translation_of(content, voice)
    yield Heading(person.name, voice.letters.name, level=2, before=20 if voice.is_german else 14, long=LONG_NAME)
    if person.birth_date:
        yield voice.note(words.label("born", date=words.long_date(person.birth_date)))
    yield voice.paragraph(_introduction(content, voice), before=10)


def _number(content: CertificateContent, voice: Voice) -> str:
    return voice.words.label("number", number=content.number) if content.number else voice.words.label("draft_note")


def _translation_of(content: CertificateContent, voice: Voice) -> Paragraph:
    """That the German page counts, and which it is; on a Dankurkunde below the words, where it does not disturb."""
    said = voice.words.sentence("translation" if content.number else "translation_of_draft", number=content.number)
    if content.kind is Kind.DANK:
        said = f"{said} {voice.words.of_kind(content.kind, 'as_written')}" if content.occasion else said
        return Paragraph(said.replace("\n", " "), voice.letters.note, before=18, centred=True)
    return voice.note(said)


def _introduction(content: CertificateContent, voice: Voice) -> str:
    if content.kind is Kind.EHRENAMTSKARTE and not content.scheme.strip():
        return voice.words.of_kind(content.kind, "introduction_without_scheme")
    return voice.words.of_kind(content.kind, "introduction", scheme=content.scheme.strip())
