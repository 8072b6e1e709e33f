"""Batches in words."""

from __future__ import annotations

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.batch import BatchRow, BatchWish
from freiwilligenagentur.i18n import _, ngettext


def kind_label(wish: BatchWish) -> str:
    """What certificates of a kind are called when there are many."""
    return kind_labels()[wish.kind.value]


def kind_labels() -> dict[str, str]:
    """All kinds that a batch can be of, by their key."""
    return {
        "EN": _("Ehrenamtsnachweise"),
        "KN": _("Kompetenznachweise"),
        "TB": _("Teilnahmebescheinigungen"),
        "DU": _("Dankurkunden"),
        "EK": _("Confirmations for the Ehrenamtskarte"),
    }


def earlier_text(row: BatchRow) -> str:
    """What tells a batch from others of the same title; the day there is that of the certificates."""
    text = _("{issued} of {total} issued, begun on {date} at {time} by {who}")
    begun = row.begun_at.astimezone()
    values = {"date": i18n.date(begun.date()), "time": i18n.time_of_day(begun), "who": row.begun_by}
    return text.format(issued=i18n.number(row.issued), total=i18n.number(row.total), **values)


def unfinished_text(row: BatchRow | None) -> str:
    """That a batch is not finished; "" when there is none."""
    if row is None:
        return ""
    text = ngettext(
        "“{title}” is not finished: {n} certificate is still to be issued.",
        "“{title}” is not finished: {n} certificates are still to be issued.",
        row.waiting,
    )
    return text.format(title=row.title, n=i18n.number(row.waiting))
