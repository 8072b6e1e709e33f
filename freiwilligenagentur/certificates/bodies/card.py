"""What a Bestätigung für die Ehrenamtskarte says: per engagement the hours a week and a year.

The organisation signs it, since whoever applies for the card must not confirm it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from freiwilligenagentur.certificates.bodies.engagements import role_of, tasks_of, where
from freiwilligenagentur.certificates.bodies.voice import Voice
from freiwilligenagentur.certificates.content import CertificateContent, Engagement
from freiwilligenagentur.documents.blocks import Block, Paragraph, Signatory, Signatures
from freiwilligenagentur.documents.lines import Rich


def confirmed(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    """Everything between the introduction and the signature of the agency."""
    words = voice.words
    for engagement in content.engagements:
        yield voice.facts(tuple(_facts(engagement, voice)))
        yield from tasks_of(engagement, content, voice)
    if len(content.engagements) > 1 and content.hours:
        yield voice.facts(((words.label("total"), words.hours(content.hours)),))
    yield voice.lead("declaration", keep=True)
    yield voice.bullets([words.sentence(name) for name in ("unpaid", "not_the_applicant", "passing_on")])
    if voice.is_german:
        for name in dict.fromkeys(engagement.organisation for engagement in content.engagements):
            yield from _signed_by(name, voice)
    yield voice.paragraph(words.sentence("decision"), before=12)


def _facts(engagement: Engagement, voice: Voice) -> Iterator[tuple[str, Rich]]:
    words = voice.words
    yield words.label("organisation"), voice.typed(where(engagement))
    yield role_of(engagement, voice)
    yield words.label("period"), words.period(engagement.from_on, engagement.to_on)
    yield words.label("extent"), words.extent(engagement)
    yield words.label("averages"), "\n".join(_averages(engagement, voice))


def _averages(engagement: Engagement, voice: Voice) -> Iterator[str]:
    """Confirmed and estimated hours apart, each on a line of its own."""
    counted: tuple[tuple[str, Decimal], ...] = (
        ("confirmed_average", engagement.confirmed),
        ("estimated_average", engagement.estimated),
    )
    for name, hours in counted:
        if hours and (said := voice.words.average(hours, engagement.from_on, engagement.to_on)):
            yield f"{voice.words.label(name)}: {said}"


def _signed_by(organisation: str, voice: Voice) -> Iterator[Block]:
    """Room for somebody of the organisation to sign by hand, with the stamp beside it."""
    words = voice.words
    said = words.label("organisation_signs", organisation=organisation)
    yield Paragraph(said, voice.letters.text, before=14, keep=True)
    lines = (words.label("organisation_signature"), words.label("organisation_signatory"))
    signs = [Signatory((line,)) for line in lines]
    yield Signatures("", signs, words.label("stamp"), before=0)
