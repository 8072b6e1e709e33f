"""What a Teilnahmebescheinigung says: the training, its contents, and how much of it somebody was there."""

from __future__ import annotations

from collections.abc import Iterator

from freiwilligenagentur.certificates.bodies.engagements import closing_words
from freiwilligenagentur.certificates.bodies.voice import Voice
from freiwilligenagentur.certificates.content import CertificateContent, Course
from freiwilligenagentur.documents.blocks import Block
from freiwilligenagentur.documents.lines import Rich


def attended(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    """Everything between the introduction and the signatures."""
    if content.course is None:
        return
    yield voice.facts(tuple(_facts(content.course, voice)))
    if content.course.present < content.course.held:
        yield voice.paragraph(_shorter(content, content.course, voice))
    contents = [voice.typed(each.strip()) for each in content.course.contents if each.strip()]
    if contents:
        yield voice.lead("contents", keep=True)
        yield voice.bullets(contents)
    yield from closing_words(content, voice)


def _facts(course: Course, voice: Voice) -> Iterator[tuple[str, Rich]]:
    words = voice.words
    yield words.label("course"), voice.typed(course.title)
    yield words.label("course_on"), words.period(course.first, course.last)
    yield words.label("organiser"), voice.typed(course.organiser)
    yield words.label("lecturer"), voice.typed(course.lecturer)
    yield words.label("held"), words.hours(course.held)
    yield words.label("present"), words.hours(course.present)


def _shorter(content: CertificateContent, course: Course, voice: Voice) -> str:
    words = voice.words
    return words.sentence(
        "shorter",
        person=words.person(content.person),
        held=words.hours(course.held),
        present=words.hours(course.present),
    )
