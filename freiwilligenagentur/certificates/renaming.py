"""The same certificate under another name: only who it is for changes, and the words that speak of the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Engagement, Person

Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PersonalText:
    """A text that may speak of the person in a form that no program changes well, such as „Lesepatin“ or „Sie“.

    ``key`` is "function.0", "text.0", "competences_text" or "thanks"; ``about`` is the organisation of the first two.
    """

    key: str
    text: str
    about: str = ""


def renamed(content: CertificateContent, person: Person, rewrite: Rewrite) -> CertificateContent:
    """The content for ``person``, who bore another name; ``rewrite`` takes former names out of a text.

    Names of organisations, of the agency and of those who sign stay as they are, and so do hours and days.
    """
    anew = _Rewriting(content.person, person, rewrite)
    proposed = content.thanks == wording.thanks(content.person)
    return replace(
        content,
        person=person,
        engagements=tuple(anew.engagement(each) for each in content.engagements),
        competences_text=anew.text(content.competences_text),
        trainings=tuple(replace(each, title=anew.text(each.title)) for each in content.trainings),
        thanks=wording.thanks(person) if proposed else anew.text(content.thanks),
        occasion=anew.text(content.occasion),
        number=None,
        proof=None,
    )


def personal_texts(content: CertificateContent) -> list[PersonalText]:
    """The texts that somebody should read again before the certificate is issued for the new name."""
    functions = [
        PersonalText(f"{part}.{number}", text, each.organisation)
        for number, each in enumerate(content.engagements)
        for part, text in (("function", each.function), ("text", each.text))
        if text
    ]
    rest = [PersonalText("competences_text", content.competences_text), PersonalText("thanks", content.thanks)]
    return functions + [each for each in rest if each.text]


def with_personal_texts(content: CertificateContent, texts: Mapping[str, str]) -> CertificateContent:
    """The content with what somebody wrote in place of its personal texts."""
    engagements = tuple(
        replace(
            each,
            function=texts.get(f"function.{number}", each.function).strip(),
            text=texts.get(f"text.{number}", each.text).strip(),
        )
        for number, each in enumerate(content.engagements)
    )
    return replace(
        content,
        engagements=engagements,
        competences_text=texts.get("competences_text", content.competences_text).strip(),
        thanks=texts.get("thanks", content.thanks).strip(),
    )


class _Rewriting:
    """Texts without the former name and its forms of address."""

    def __init__(self, old: Person, new: Person, rewrite: Rewrite) -> None:
        forms = [(wording.to_person(old), wording.to_person(new)), (wording.person(old), wording.person(new))]
        self._forms = [(before, after) for before, after in forms if before and before != after]
        self._rewrite = rewrite

    def text(self, text: str) -> str:
        for before, after in self._forms:
            text = text.replace(before, after)
        return self._rewrite(text)

    def engagement(self, each: Engagement) -> Engagement:
        tasks = tuple(self.text(task) for task in each.tasks)
        return replace(each, function=self.text(each.function), text=self.text(each.text), tasks=tasks)
