"""The section of the settings in which an office says how much each criterion counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.chips import FlowLayout
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.labels import body, hint
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.presenter.weighing import STEPS, Weighing, WeightRow, WeightsPresenter
from freiwilligenagentur.navigator import Navigator

_LABEL, _WORDS, _SLIDER = 33, 18, 18
"""Widths in characters."""


class WeightsPart:
    """Holds the section; ``refresh`` is called with the page."""

    def __init__(self, weighing: Weighing, navigator: Navigator) -> None:
        self._navigator = navigator
        self._section = FormSection(_("What counts in matching"))
        self._rows: dict[str, WeightLine] = {}
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HALF)
        self._preview = hint("")
        self._keep = button(_("Let these weights count"), "matching.weights.keep")
        self._discard = button(_("Change nothing"), "matching.weights.discard")
        self._usual = button(_("Back to the usual weights"), "matching.weights.usual")
        self._presenter = WeightsPresenter(self, weighing)
        self._lay_out()
        self._keep.clicked.connect(self._presenter.keep)
        self._discard.clicked.connect(self._presenter.discard)
        self._usual.clicked.connect(self._presenter.use_defaults)
        self.sections: Sequence[QWidget] = (self._section,)

    def refresh(self) -> None:
        """Shows what counts now."""
        self._presenter.refresh()

    # what the presenter needs

    def display_weights(self, rows: Sequence[WeightRow], *, changed: bool, usual: bool) -> None:
        for row in rows:
            if row.code not in self._rows:
                self._add_line(row)
            self._rows[row.code].display(row)
        self._keep.setEnabled(changed)
        self._discard.setEnabled(changed)
        self._usual.setEnabled(not usual)

    def display_preview(self, sentences: Sequence[str]) -> None:
        self._preview.setText("\n".join(sentences))
        self._preview.setVisible(bool(sentences))

    def tell_done(self, text: str) -> None:
        self._navigator.tell(text)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self._section, text)

    # inside

    def _add_line(self, row: WeightRow) -> None:
        line = WeightLine(row)
        line.stepped.connect(partial(self._presenter.set_step, row.code))
        self._rows[row.code] = line
        self._column.addWidget(line)

    def _lay_out(self) -> None:
        ends = QWidget()
        flow = FlowLayout(ends)
        for control in (self._keep, self._discard, self._usual):
            flow.addWidget(control)
        self._section.add(hint(_("Conditions such as age or driving licence are not weighed: they must be met.")))
        self._section.add(self._lines)
        self._section.add(self._preview)
        self._section.add(ends)
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.hide()


class Slider(QSlider):
    """A slider that leaves the mouse wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class WeightLine(QWidget):
    """One criterion with its steps; Left and Right change them."""

    stepped = Signal(int)

    def __init__(self, row: WeightRow) -> None:
        super().__init__()
        name, self._words = body(row.label), body("")
        self._slider = Slider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(f"matching.weights.{row.code}")
        self._slider.setAccessibleName(row.label)
        self._slider.setRange(0, len(STEPS) - 1)
        self._slider.setPageStep(1)
        self._slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._slider.setTickInterval(1)
        self._slider.setFixedWidth(theme.chars(_SLIDER))
        name.setFixedWidth(theme.chars(_LABEL))
        name.setWordWrap(False)
        self._words.setMinimumWidth(theme.chars(_WORDS))
        self._words.setWordWrap(False)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP)
        for widget in (name, self._slider, self._words):
            across.addWidget(widget)
        across.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._slider.valueChanged.connect(self.stepped)

    def display(self, row: WeightRow) -> None:
        """Shows a step and its words."""
        self._slider.blockSignals(True)
        self._slider.setValue(row.step)
        self._slider.blockSignals(False)
        self._words.setText(row.words)
        said = _("{words}; usual: {usual}").format(words=row.words, usual=row.usual)
        self._slider.setAccessibleDescription(said)
        self._slider.setToolTip(said)
