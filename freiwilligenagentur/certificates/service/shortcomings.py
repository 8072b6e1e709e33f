"""What a certificate lacks before it can be issued, and what the office should know before it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Engagement
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof import making
from freiwilligenagentur.certificates.request import Chosen, Request
from freiwilligenagentur.certificates.rows import CONSENTS, Earlier, Missing, Preparation, Stint
from freiwilligenagentur.certificates.titles import belongs_to_the_land
from freiwilligenagentur.certificates.training_lines import unread
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import LAENDER

OVER_WORK = frozenset({Kind.EHRENAMTSNACHWEIS, Kind.KOMPETENZNACHWEIS, Kind.EHRENAMTSKARTE})
"""Kinds that are about placements and their hours."""


def shortcomings(
    content: CertificateContent,
    request: Request,
    found: Preparation,
    today: date,
    *,
    authorised: bool = False,
    earlier: Sequence[Earlier] = (),
    only_once: bool = False,
) -> list[Missing]:
    """Everything that hinders first, then what is worth knowing.

    ``authorised`` says whether the Land lets the agency issue under the Land's own title; ``only_once`` whether it
    hinders that one of the ``earlier`` certificates covers the period already.
    """
    listed = [
        *_days(request, today),
        *(_work(content, request, found, today) if request.kind in OVER_WORK else ()),
        *_own(content, request, found),
        *_earlier(content, request, earlier, only_once=only_once),
        *_issuer(content),
        *_title(content, found, authorised=authorised),
        *_approval(content, request, found, today),
        *_wording(request),
        *_trainings(request),
        *_letters(content),
        *([Missing(making.too_long())] if making.is_too_long(content) else []),
        *_consent(found),
    ]
    return sorted(listed, key=lambda each: not each.hinders)


def _days(request: Request, today: date) -> Iterator[Missing]:
    if request.dated > today:
        yield Missing(_("The date of issue lies in the future."), "dated")


def _work(content: CertificateContent, request: Request, found: Preparation, today: date) -> Iterator[Missing]:
    if request.last < request.first:
        yield Missing(_("The period ends before it begins."), "last")
    elif request.last > today:
        yield Missing(_("The period reaches into the future; only what was done can be certified."), "last")
    yield from _engagements(content, request, found)


def _engagements(content: CertificateContent, request: Request, found: Preparation) -> Iterator[Missing]:
    if not found.stints:
        text = _("In this period there is no placement that began.")
        yield Missing(text, "first", volunteer_id=request.volunteer_id)
    elif not content.engagements:
        yield Missing(_("Please choose at least one placement."), "placements")
    else:
        stints = {stint.placement_id: stint for stint in found.stints}
        named: set[str] = set()
        for chosen in request.chosen:
            if stint := stints.get(chosen.placement_id):
                yield from _one(stint, chosen)
                if stint.overlaps & named:
                    yield _same_days(stint)
                named.add(stint.placement_id)


def _one(stint: Stint, chosen: Chosen) -> Iterator[Missing]:
    key, organisation, tally = stint.placement_id, stint.organisation, stint.tally
    if not chosen.function.strip():
        text = _("What did the person do at {organisation}?")
        yield Missing(text.format(organisation=organisation), f"function.{key}")
    if not tally.total:
        text = _("No hours are entered for {organisation} in this period.")
        yield Missing(text.format(organisation=organisation), placement_id=key)
    elif not tally.confirmed:
        text = _("The hours at {organisation} are only estimated; the certificate says so.")
        yield Missing(text.format(organisation=organisation), placement_id=key, hinders=False)
    if tally.own:
        text = _("{hours} hours at {organisation} do not count: the volunteer confirmed them, somebody else has to.")
        text = text.format(hours=i18n.number(tally.own), organisation=organisation)
        yield Missing(text, placement_id=key, hinders=False)
    if tally.cut:
        text = _("{hours} hours at {organisation} do not count: their days lie only partly in the period.")
        text = text.format(hours=i18n.number(tally.cut), organisation=organisation)
        yield Missing(text, placement_id=key, hinders=False)


def _same_days(stint: Stint) -> Missing:
    text = _("At {organisation} two placements have hours on the same days. Please check that none counts twice.")
    return Missing(text.format(organisation=stint.organisation), placement_id=stint.placement_id, hinders=False)


def _earlier(
    content: CertificateContent, request: Request, earlier: Sequence[Earlier], *, only_once: bool
) -> Iterator[Missing]:
    if request.kind not in OVER_WORK or not content.engagements:
        return
    first, last = content.period
    for each in earlier:
        if each.first <= last and first <= each.last:
            covered = each.first <= first and last <= each.last
            text = (
                _("{serial} covers this period already.")
                if covered
                else _("{serial} covers a part of this period already.")
            )
            hinders = covered and only_once
            yield Missing(text.format(serial=each.serial), certificate_id=each.certificate_id, hinders=hinders)


def _own(content: CertificateContent, request: Request, found: Preparation) -> Iterator[Missing]:
    """What only this kind needs."""
    if request.kind is Kind.KOMPETENZNACHWEIS and not (content.competences or content.competences_text):
        yield Missing(_("Which competences did the person use or acquire?"), "competences")
    elif request.kind is Kind.TEILNAHME:
        yield from _course(content, request, found)
    elif request.kind is Kind.DANK and not content.occasion:
        yield Missing(_("What do you thank for? Please write the occasion."), "occasion")
    elif request.kind is Kind.EHRENAMTSKARTE:
        yield from _card(content, request)


def _course(content: CertificateContent, request: Request, found: Preparation) -> Iterator[Missing]:
    if not found.courses:
        yield Missing(_("The person was at no training yet; only attendance can be certified."), "training_id")
    elif content.course is None:
        yield Missing(_("Please choose the training."), "training_id")
    elif not all(each.enough for each in found.courses if each.id == request.training_id):
        yield Missing(_("The person was there for too short a time for a certificate."), "training_id")
    elif content.course.present < content.course.held:
        text = _("The person was there for a part of the training only; the certificate says so.")
        yield Missing(text, "training_id", hinders=False)


def _card(content: CertificateContent, request: Request) -> Iterator[Missing]:
    if not content.scheme:
        yield Missing(_("For which card is the confirmation?"), "scheme", hinders=False)
    if content.person.birth_date is None:
        text = _("The date of birth is missing; most cards ask for it.")
        yield Missing(text, volunteer_id=request.volunteer_id, hinders=False)


def _issuer(content: CertificateContent) -> Iterator[Missing]:
    if not content.issuer.name:
        yield Missing(_("The name of the agency is missing. Please enter it in the settings."))
    if not any(each.name.strip() for each in content.signatories):
        yield Missing(_("Who signs? A certificate without a signature is worth nothing."), "signatory")
    if not content.place:
        yield Missing(_("The place of issue is missing."), "place")


def _title(content: CertificateContent, found: Preparation, *, authorised: bool) -> Iterator[Missing]:
    title = wording.title_of(content)
    if not authorised and belongs_to_the_land(title, found.land):
        text = _(
            "In {land} “{title}” is a document of the Land. Please choose a template with your authorisation "
            "(Ausstellungsberechtigung) or with another title."
        )
        yield Missing(text.format(land=LAENDER[found.land], title=title), "layout")


def _approval(content: CertificateContent, request: Request, found: Preparation, today: date) -> Iterator[Missing]:
    if request.approved_on is None:
        if found.approval_wanted:
            text = _("The volunteer has not approved the draft yet.")
            yield Missing(text, "approved_on", hinders=False)
    elif request.approved_on > today:
        yield Missing(_("The day of approval lies in the future."), "approved_on")
    elif request.approved_reading and request.approved_reading != content.reading():
        text = _("The text changed since the volunteer approved it. Please enter the new day, or leave it empty.")
        yield Missing(text, "approved_on", hinders=False)


def _consent(found: Preparation) -> Iterator[Missing]:
    if not found.consented:
        text = _("No consent to keeping the data is recorded.")
        yield Missing(text, CONSENTS, volunteer_id=found.volunteer_id, hinders=False)


def _wording(request: Request) -> Iterator[Missing]:
    """Texts that grade: they would be read like a Zeugnis, so they are refused. Thanks may praise."""
    for field, written in _written(request):
        for phrase in wording.graded_phrases(written):
            text = _("“{phrase}” grades or can be read in code. Please describe what was done.")
            yield Missing(text.format(phrase=phrase), field, hinders=request.kind is not Kind.DANK)


def _trainings(request: Request) -> Iterator[Missing]:
    """Lines that stand on the certificate as they were typed, although a day or hours seem to be meant."""
    if request.kind in {Kind.EHRENAMTSNACHWEIS, Kind.KOMPETENZNACHWEIS}:
        for line in filter(unread, request.trainings):
            text = _(
                "Day or hours of the training “{line}” are not understood. Please write “Title, 12.04.2026, 6 Stunden”."
            )
            yield Missing(text.format(line=line.strip()), "trainings", hinders=False)


def _written(request: Request) -> Iterator[tuple[str, str]]:
    """Field and text of everything typed that this kind shows."""
    if request.kind in OVER_WORK:
        for each in request.chosen:
            yield f"function.{each.placement_id}", each.function
            yield f"text.{each.placement_id}", each.text
            yield f"tasks.{each.placement_id}", "\n".join(each.tasks)
            yield f"about.{each.placement_id}", each.about
    if request.kind in {Kind.EHRENAMTSNACHWEIS, Kind.KOMPETENZNACHWEIS}:
        yield "competences_text", "\n".join((*request.competences, request.competences_text))
        yield "trainings", "\n".join(request.trainings)
    if request.kind in {Kind.EHRENAMTSNACHWEIS, Kind.KOMPETENZNACHWEIS, Kind.DANK}:
        yield "thanks", request.thanks
    if request.kind is Kind.DANK:
        yield "occasion", request.occasion


def _letters(content: CertificateContent) -> Iterator[Missing]:
    from freiwilligenagentur.documents import fonts

    named = [content.person.name, content.issuer.name, *content.issuer.address, content.place]
    named += [part for each in content.engagements for part in _names(each)]
    named += [part for each in content.signatories for part in (each.name, each.function, each.body)]
    if letters := fonts.missing("\n".join((*named, *content.texts()))):
        yield Missing(str(fonts.MissingLetters(letters)))


def _names(engagement: Engagement) -> tuple[str, ...]:
    return engagement.organisation, engagement.place, engagement.confirmed_by
