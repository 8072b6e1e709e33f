"""One of a few, all in sight: chips of which exactly one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.chips import Chip, FlowLayout


class OneOf(QWidget):
    """Tab enters at the chosen chip and leaves the group; arrows choose, like the buttons of a radio."""

    edited = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._label = label
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=theme.GAP, line_gap=theme.GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for code, text in options:
            self._add(code, text)
        if self._chips:
            self._choose(self._chips[0])

    def code(self) -> str:
        """The chosen code."""
        return next((chip.code for chip in self._chips if chip.isChecked()), "")

    def set_code(self, code: str) -> None:
        """Chooses; an unknown code leaves the choice. Emits nothing."""
        for chip in self._chips:
            if chip.code == code:
                self._choose(chip)

    def value(self) -> str:
        """Same as ``code``, so that every editor has a value."""
        return self.code()

    def set_value(self, code: str) -> None:
        """Same as ``set_code``."""
        self.set_code(code)

    def set_captions(self, captions: dict[str, str]) -> None:
        """Changes the words, for example to carry counts."""
        for chip in self._chips:
            text = captions.get(chip.code, chip.caption)
            if text != chip.caption:
                chip.caption = text
                chip.setText(text.replace("&", "&&"))
                chip.setAccessibleName(text)
                chip.updateGeometry()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 - Qt's name
        """Puts the focus on the chosen chip."""
        self._chosen().setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.setFocus(event.reason())

    def _add(self, code: str, text: str) -> None:
        chip = Chip(text, code, parent=self)
        chip.setObjectName(f"{self.objectName()}.{code}")
        chip.setAccessibleDescription(self._label)
        chip.setAutoExclusive(True)
        chip.clicked.connect(self._clicked)
        chip.stepped.connect(self._step)
        self._chips.append(chip)
        self._flow.addWidget(chip)

    def _chosen(self) -> Chip:
        return next((chip for chip in self._chips if chip.isChecked()), self._chips[0])

    def _choose(self, chosen: Chip) -> None:
        chosen.setChecked(True)
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is chosen else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        self._choose(self._chosen())
        self.edited.emit()

    def _step(self, step: int) -> None:
        here = self._chips.index(self._chosen())
        there = self._chips[(here + step) % len(self._chips)]
        self._choose(there)
        there.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited.emit()
