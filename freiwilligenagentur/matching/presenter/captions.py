"""The captions of the desk's lists."""

from __future__ import annotations

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching.reasons import Seen


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
