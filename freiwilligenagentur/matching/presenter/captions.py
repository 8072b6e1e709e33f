"""The captions of the desk's lists."""

from __future__ import annotations

from typing import Final

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching.gates import Gate
from freiwilligenagentur.matching.presenter.shown import Lists
from freiwilligenagentur.matching.ranking import Ranking
from freiwilligenagentur.matching.reasons import Seen

_OF_THE_OFFER: Final = (Gate.OFFER, Gate.PLACES)


def captions(seen: Seen, ranking: Ranking, *, others: bool, shown: int, elsewhere: int | None) -> Lists:
    """Everything above the list. ``elsewhere`` is how many of the other list have the name that was typed, if any."""
    fitting, rest = i18n.number(len(ranking.matches)), i18n.number(len(ranking.others))
    if elsewhere is not None:
        empty = _name_words(elsewhere, others=others)
    elif not others and (closed := _closed(seen, ranking)):
        empty = _("{reason}. “Why not?” says who would fit otherwise.").format(reason=closed)
    else:
        empty = words_for_nothing(seen, others=others)
    return Lists(
        heading=heading(seen, shown, others=others),
        fitting=_("Fitting ({n})").format(n=fitting) if others else _("Fitting"),
        others=_("Why not? ({n})").format(n=rest),
        shows_others=others,
        empty=empty,
    )


def _closed(seen: Seen, ranking: Ranking) -> str:
    """Why an offer is for nobody at present, whoever it is; empty when that differs from person to person."""
    if seen is Seen.PLACES or not ranking.excluded:
        return ""
    first = [reason for reason in ranking.excluded[0].barriers if reason.about in _OF_THE_OFFER]
    return first[0].text if first and not ranking.matches and not ranking.weaker else ""


def _name_words(elsewhere: int, *, others: bool) -> str:
    """What to say when no name in this list fits what was typed."""
    if not elsewhere:
        return _("Nothing found. Fewer letters find more.")
    if others:
        return _("It fits: please look under “Fitting”.")
    return _("It stands under “Why not?”, with what is in the way.")


def heading(seen: Seen, count: int, *, others: bool) -> str:
    """``7 passende Angebote``."""
    if seen is Seen.PLACES:
        fitting = ngettext("{n} fitting offer", "{n} fitting offers", count)
        rest = ngettext("{n} other offer", "{n} other offers", count)
    else:
        fitting = ngettext("{n} fitting volunteer", "{n} fitting volunteers", count)
        rest = ngettext("{n} other volunteer", "{n} other volunteers", count)
    return (rest if others else fitting).format(n=i18n.number(count))


def words_for_nothing(seen: Seen, *, others: bool) -> str:
    """What an empty list says."""
    if others:
        return _("Nothing is left out: all of them fit.")
    if seen is Seen.PLACES:
        return _("No offer fits at present. “Why not?” says what stands in the way.")
    return _("Nobody fits at present. “Why not?” says what stands in the way.")
