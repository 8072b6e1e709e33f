"""What narrows the list of offers: state, area, places, age of the last check."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop.fields import check, combo
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations import words
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.organisations.service import OfferFilter

_AGES = (3, 6, 12, 24)


class OfferFilters(QObject):
    """Four small choices; ``edited`` when the user changed one."""

    edited = Signal()

    def __init__(self, areas: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.status = combo([*words.offer_statuses(), ("", _("all"))])
        self.area = combo(())
        self.area.setSizeAdjustPolicy(self.area.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.area.setMinimumContentsLength(12)
        self.age = combo([("0", _("any last check")), *((str(months), _age(months)) for months in _AGES)])
        self.hide_full = check(_("Hide full ones"))
        self.set_areas(areas)
        for widget, name, label in (
            (self.status, "offers.status", _("Status")),
            (self.area, "offers.area", _("Area")),
            (self.age, "offers.age", _("Last check")),
            (self.hide_full, "offers.hide_full", _("Hide full ones")),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(label)
            widget.edited.connect(self.edited)

    def widgets(self) -> list[QWidget]:
        """In the order of reading."""
        return [self.status, self.area, self.age, self.hide_full]

    def set_areas(self, areas: Sequence[tuple[str, str]]) -> None:
        """The office's areas; the chosen one stays where it still exists."""
        self.area.set_options([("", _("all areas")), *areas])

    def chosen(self) -> OfferFilter:
        """What is chosen now."""
        return OfferFilter(
            status=OfferStatus(self.status.code()) if self.status.code() else None,
            area=self.area.code(),
            hide_full=self.hide_full.value(),
            older_than_months=int(self.age.code()),
        )

    def display(self, chosen: OfferFilter) -> None:
        """Shows a filter; emits nothing."""
        self.status.set_code(chosen.status or "")
        self.area.set_code(chosen.area)
        months = str(chosen.older_than_months)
        if self.age.findData(months) < 0:
            self.age.addItem(_age(chosen.older_than_months), months)
        self.age.set_code(months)
        self.hide_full.set_value(chosen.hide_full)


def _age(months: int) -> str:
    return ngettext("over {n} month ago", "over {n} months ago", months).format(n=months)
