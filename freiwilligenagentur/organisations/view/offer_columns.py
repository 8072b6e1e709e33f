"""What the list of offers shows of each."""

from __future__ import annotations

from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.tables import Column
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import words
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.organisations.presenter.records import RECHECK_MONTHS
from freiwilligenagentur.organisations.recheck import months_before
from freiwilligenagentur.organisations.service import OfferRow
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary
from freiwilligenagentur.vocabulary.sorting import word_key
from freiwilligenagentur.vocabulary.times import times_text

STATUS_COLUMN = 6


def offer_columns(vocabulary: Vocabulary, today: date) -> list[Column]:
    """Title, organisation, areas, when, places, last check, state."""
    stale_before = months_before(today, RECHECK_MONTHS)

    def areas(row: OfferRow) -> str:
        return ", ".join(vocabulary.labels(TermList.AREA, row.areas))

    def when(row: OfferRow) -> str:
        return times_text(row.availability, short=True) or row.time_text

    def stale(row: OfferRow) -> Tone | None:
        return Tone.WARN if row.looked_at < stale_before else None

    return [
        Column(_("Title"), lambda row: row.title, sort_key=lambda row: word_key(row.title), tip=lambda row: row.title),
        Column(
            _("Organisation"),
            lambda row: row.organisation,
            width=20,
            sort_key=lambda row: (word_key(row.organisation), word_key(row.title)),
            tip=lambda row: row.organisation,
        ),
        Column(_("Area"), areas, width=12, tip=areas),
        Column(_("When"), when, width=11, tip=when),
        Column(_("Free"), _places, width=8, sort_key=_by_places),
        Column(
            _("Checked"), lambda row: i18n.date(row.checked_on) or _("never"), width=11, sort_key=_by_check, tone=stale
        ),
        Column(
            _("Status"),
            lambda row: words.label(words.offer_statuses(), row.status),
            width=9,
            tone=lambda row: Tone.GOOD if row.status is OfferStatus.ACTIVE else Tone.NEUTRAL,
        ),
    ]


def _places(row: OfferRow) -> str:
    if row.places_wanted is None:
        return _("not asked yet")
    return _("{free} of {wanted}").format(free=row.free, wanted=row.places_wanted)


def _by_places(row: OfferRow) -> tuple[bool, int]:
    return (row.free is None, row.free or 0)


def _by_check(row: OfferRow) -> date:
    return row.checked_on or date.min
