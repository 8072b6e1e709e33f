"""What Ehrenamtsnachweis and Kompetenznachweis say: places, times, tasks, competences, trainings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from freiwilligenagentur.certificates.bodies.voice import Voice
from freiwilligenagentur.certificates.content import CertificateContent, Engagement, Training
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.known_words import grouped
from freiwilligenagentur.documents.blocks import Block, KeyValues
from freiwilligenagentur.documents.lines import Rich, plain


def engaged(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    """Everything between the introduction and the signatures."""
    for engagement in content.engagements:
        yield from one_engagement(engagement, content, voice)
    if len(content.engagements) > 1 and content.hours:
        yield voice.facts(((voice.words.label("total"), voice.words.hours(content.hours)),))
    if content.kind is Kind.KOMPETENZNACHWEIS:
        yield from _grouped_competences(content, voice)
    else:
        yield from _competences(content, voice)
    yield from _trainings(content, voice)
    yield from closing_words(content, voice)


def one_engagement(engagement: Engagement, content: CertificateContent, voice: Voice) -> Iterator[Block]:
    """One place of engagement: the facts, who it is, what was done there."""
    words = voice.words
    rows: tuple[tuple[str, Rich], ...] = (
        (words.label("organisation"), voice.typed(where(engagement))),
        role_of(engagement, voice),
        (words.label("period"), words.period(engagement.from_on, engagement.to_on)),
        (words.label("extent"), words.extent(engagement)),
    )
    yield voice.facts(rows)
    if engagement.about.strip():
        yield from voice.lead_typed("about", engagement.about.strip())
    yield from tasks_of(engagement, content, voice)


def where(engagement: Engagement) -> str:
    """The organisation and the place, as one line."""
    return ", ".join(part for part in (engagement.organisation, engagement.place) if part)


def role_of(engagement: Engagement, voice: Voice) -> tuple[str, Rich]:
    """As what somebody helped; where that stays German on the page of another language, the name of the row says so."""
    said = voice.task(engagement.function.strip())
    return voice.words.label("function" if isinstance(said, str) else "typed_function"), said


def tasks_of(engagement: Engagement, content: CertificateContent, voice: Voice) -> Iterator[Block]:
    """What was done: in running sentences, then as a list. What was typed stays German on
    the page of another language; activities of the shipped list are said in it.
    """
    tasks = [voice.task(task.strip()) for task in engagement.tasks if task.strip()]
    text = engagement.text.strip()
    if text:
        yield from voice.lead_typed("tasks", text)
    if not tasks:
        return
    if voice.is_german and len(tasks) == 1:  # one point is no list
        said = voice.words.sentence("one_task", person=_person(content, voice), task=plain(tasks[0]).rstrip("."))
        yield voice.paragraph(said, before=6) if text else voice.lead("tasks", said)
        return
    if voice.is_german:
        said = voice.words.sentence("tasks", person=_person(content, voice))
        yield voice.paragraph(said, before=6, keep=True) if text else voice.lead("tasks", said, keep=True)
    elif not text:
        yield voice.lead(_words_for("tasks", tasks, voice), keep=True)
    yield voice.bullets(tasks)


def _words_for(name: str, items: Sequence[Rich], voice: Voice) -> str:
    """Which words say whether a list speaks the language of the page, or German as somebody typed it."""
    if voice.is_german:
        return name
    known = sum(isinstance(item, str) for item in items)
    if known == len(items):
        return f"known_{name}"
    return f"mixed_{name}" if known else name


def closing_words(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    """The thanks: what is proposed is said in each language, one's own words as they are."""
    thanks = content.thanks.strip()
    if not thanks:
        return
    proposed = thanks == _GERMAN.words.thanks(content.person)
    said = voice.words.thanks(content.person) if proposed else voice.typed(thanks)
    yield voice.paragraph(said, before=12, keep=True)


def _competences(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    written = content.competences_text.strip()
    if not content.competences and not written:
        return
    if not voice.is_german:
        if content.competences:
            named = [voice.competence(name) for name in content.competences]
            yield voice.lead(_words_for("competences", named, voice), keep=True)
            yield voice.bullets(named)
        if written:
            yield from voice.lead_typed("own_words", written)
        return
    listed = ", ".join(content.competences)
    parts = [listed + "." * (bool(listed) and listed[-1] != "."), written]
    yield voice.lead("competences", " ".join(part for part in parts if part))


def _grouped_competences(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    written = content.competences_text.strip()
    words = voice.words
    if content.competences:
        named = [voice.competence(name) for name in content.competences]
        said = words.sentence(_words_for("competences", named, voice), person=_person(content, voice))
        yield voice.lead("grouped_competences", said, keep=True)
        rows = [(words.label(group), _listed(names, voice)) for group, names in grouped(content.competences).items()]
        yield KeyValues(rows, names=voice.letters.fact_names, values=voice.letters.facts, keep=False)
        if written and voice.is_german:
            yield voice.paragraph(written, before=8)
        elif written:
            yield from voice.lead_typed("own_words", written)
    elif written:
        yield from voice.lead_typed("written_competences", written)


def _listed(names: list[str], voice: Voice) -> Rich:
    """Names beside each other; German only where the whole row is."""
    said = [voice.competence(name) for name in names]
    joined = ", ".join(plain(name) for name in said)
    return joined if any(isinstance(name, str) for name in said) else voice.typed(joined)


def _trainings(content: CertificateContent, voice: Voice) -> Iterator[Block]:
    if len(content.trainings) == 1 and voice.is_german:
        yield voice.lead("training", voice.words.training(content.trainings[0]) + ".")
    elif content.trainings:
        yield voice.lead("training" if len(content.trainings) == 1 else "trainings", keep=True)
        yield voice.bullets([_training(each, voice) for each in content.trainings])


def _training(attended: Training, voice: Voice) -> Rich:
    said = voice.words.training(attended)
    return said if attended.on or attended.hours else voice.typed(said)


def _person(content: CertificateContent, voice: Voice) -> str:
    return voice.words.person(content.person)


_GERMAN = Voice.of("de")
