"""What a certificate lacks before it can be issued, and what the office should know before it does."""

from __future__ import annotations

from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Engagement
from freiwilligenagentur.certificates.proof import making
from freiwilligenagentur.certificates.request import Chosen, Request
from freiwilligenagentur.certificates.rows import Missing, Preparation, Stint
from freiwilligenagentur.i18n import _


def shortcomings(content: CertificateContent, request: Request, found: Preparation, today: date) -> list[Missing]:
    """Everything that hinders first, then what is worth knowing."""
    listed = [
        *_period(request, today),
        *_engagements(content, request, found),
        *_issuer(content),
        *_wording(request),
        *_letters(content),
        *([Missing(making.too_long())] if making.is_too_long(content) else []),
    ]
    return sorted(listed, key=lambda each: not each.hinders)


def _period(request: Request, today: date) -> list[Missing]:
    if request.last < request.first:
        return [Missing(_("The period ends before it begins."), "last")]
    if request.last > today:
        return [Missing(_("The period reaches into the future; only what was done can be certified."), "last")]
    if request.dated > today:
        return [Missing(_("The date of issue lies in the future."), "dated")]
    return []


def _engagements(content: CertificateContent, request: Request, found: Preparation) -> list[Missing]:
    if not found.stints:
        text = _("In this period there is no placement that began.")
        return [Missing(text, "first", volunteer_id=request.volunteer_id)]
    if not content.engagements:
        return [Missing(_("Please choose at least one placement."), "placements")]
    stints = {stint.placement_id: stint for stint in found.stints}
    listed = []
    for chosen in request.chosen:
        if chosen.placement_id in stints:
            listed += _one(stints[chosen.placement_id], chosen)
    return listed


def _one(stint: Stint, chosen: Chosen) -> list[Missing]:
    key, organisation, tally = stint.placement_id, stint.organisation, stint.tally
    listed = []
    if not chosen.function.strip():
        listed.append(
            Missing(_("What did the person do at {organisation}?").format(organisation=organisation), f"function.{key}")
        )
    if not tally.total:
        text = _("No hours are entered for {organisation} in this period.")
        listed.append(Missing(text.format(organisation=organisation), placement_id=key))
    elif not tally.confirmed:
        text = _("The hours at {organisation} are only estimated; the certificate says so.")
        listed.append(Missing(text.format(organisation=organisation), placement_id=key, hinders=False))
    if tally.own:
        text = _("{hours} hours at {organisation} do not count: the volunteer confirmed them, somebody else has to.")
        text = text.format(hours=i18n.number(tally.own), organisation=organisation)
        listed.append(Missing(text, placement_id=key, hinders=False))
    if tally.cut:
        text = _("{hours} hours at {organisation} do not count: their days lie only partly in the period.")
        text = text.format(hours=i18n.number(tally.cut), organisation=organisation)
        listed.append(Missing(text, placement_id=key, hinders=False))
    return listed


def _issuer(content: CertificateContent) -> list[Missing]:
    listed = []
    if not content.issuer.name:
        listed.append(Missing(_("The name of the agency is missing. Please enter it in the settings.")))
    if not any(each.name.strip() for each in content.signatories):
        listed.append(Missing(_("Who signs? A certificate without a signature is worth nothing."), "signatory"))
    if not content.place:
        listed.append(Missing(_("The place of issue is missing."), "place"))
    return listed


def _wording(request: Request) -> list[Missing]:
    """Texts that grade: they would be read like a Zeugnis, so they are refused."""
    texts = [(f"function.{each.placement_id}", each.function) for each in request.chosen]
    texts += [(f"tasks.{each.placement_id}", "\n".join(each.tasks)) for each in request.chosen]
    texts += [(f"about.{each.placement_id}", each.about) for each in request.chosen]
    texts += [("competences_text", "\n".join((*request.competences, request.competences_text)))]
    texts += [("trainings", "\n".join(request.trainings)), ("thanks", request.thanks)]
    text = _("“{phrase}” grades or can be read in code. Please describe what was done.")
    return [
        Missing(text.format(phrase=phrase), field)
        for field, written in texts
        for phrase in wording.graded_phrases(written)
    ]


def _letters(content: CertificateContent) -> list[Missing]:
    from freiwilligenagentur.documents import fonts

    named = [content.person.name, content.issuer.name, *content.issuer.address, content.place]
    named += [part for each in content.engagements for part in _names(each)]
    named += [part for each in content.signatories for part in (each.name, each.function, each.body)]
    letters = fonts.missing("\n".join((*named, *content.texts())))
    return [Missing(str(fonts.MissingLetters(letters)))] if letters else []


def _names(engagement: Engagement) -> tuple[str, ...]:
    return engagement.organisation, engagement.place, engagement.confirmed_by
