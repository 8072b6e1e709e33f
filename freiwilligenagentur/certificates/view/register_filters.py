"""What narrows the register: words, kind, year, state, area, place of engagement."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.filtering import Chosen, State
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.register import Choices
from freiwilligenagentur.certificates.view.parts import FilterLine, flowing
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.i18n import _

_MOST = 32
"""Letters that a choice is wide at most: some organisations have long names."""


class RegisterFilters(QWidget):
    """The filter line and five choices below it; ``edited`` when the user changed one."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = FilterLine("certificates.filter", _("Filter the register"), _("Type to filter (Ctrl+F)"))
        self.clear = link_button(_("Show all"), "certificates.show_all")
        self._kind = _Choice("certificates.kind", _("Kind"))
        self._year = _Choice("certificates.year", _("Year"))
        self._state = _Choice("certificates.state", _("State"))
        self._area = _Choice("certificates.area", _("Area"))
        self._organisation = _Choice("certificates.organisation", _("Place of engagement"))
        choices = (self._kind, self._year, self._state, self._area, self._organisation)
        for each in choices:
            each.edited.connect(self.edited)
        self.text.textEdited.connect(self._tell_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        first = QHBoxLayout()
        first.setSpacing(theme.GAP)
        first.addWidget(self.text, 1)
        first.addWidget(self.clear)
        column.addLayout(first)
        column.addWidget(flowing(*choices))

    def set_choices(self, choices: Choices) -> None:
        """What can be chosen; what is chosen stays."""
        for each, options in (
            (self._kind, choices.kinds),
            (self._year, choices.years),
            (self._state, choices.states),
            (self._area, choices.areas),
            (self._organisation, choices.organisations),
        ):
            _offer(each, options)

    def chosen(self) -> Chosen:
        """What is chosen now."""
        return Chosen(
            text=self.text.text(),
            kind=Kind(self._kind.code()) if self._kind.code() else None,
            year=int(self._year.code() or 0),
            state=State(self._state.code()),
            organisation=self._organisation.code(),
            area=self._area.code(),
        )

    def display(self, chosen: Chosen) -> None:
        """Shows a filter; emits nothing."""
        self.text.set_value(chosen.text)
        self._kind.set_code(chosen.kind or "")
        self._year.set_code(str(chosen.year or ""))
        self._state.set_code(chosen.state)
        self._area.set_code(chosen.area)
        self._organisation.set_code(chosen.organisation)

    def _tell_edited(self, _text: str) -> None:
        self.edited.emit()


class _Choice(Combo):
    """As wide as what is chosen, not as the longest choice: so all of them stand beside each other."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.currentTextChanged.connect(self._resize)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        words = self.fontMetrics().size(0, self.currentText())
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        around = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, words, self)
        return QSize(min(around.width(), theme.chars(_MOST)), super().sizeHint().height())

    def _resize(self, _text: str) -> None:
        self.updateGeometry()


def _offer(choice: Combo, options: Sequence[tuple[str, str]]) -> None:
    """Leaves the list alone while it says the same, so that an open one does not close."""
    present = [(choice.itemData(number), choice.itemText(number)) for number in range(choice.count())]
    if present != list(options):
        choice.set_options(options)
