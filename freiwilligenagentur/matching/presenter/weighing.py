"""How much each criterion counts: steps in plain words, what a change would do, and the way back to the defaults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.weights import DEFAULT, Criterion, Weights

STEPS: Final = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0)
"""The weights behind the words, from "does not matter" on."""


@dataclass(frozen=True, slots=True)
class WeightRow:
    """One criterion: its name, the step it stands at, that step in words, and where the program would put it."""

    code: str
    label: str
    step: int
    words: str
    usual: str


class Weighing(Protocol):
    """What the engine does with weights."""

    def weights(self) -> Weights:
        """Those that count in this office."""

    def set_weights(self, weights: Weights) -> None:
        """Keeps others, as one step that can be taken back."""

    def preview(self, weights: Weights) -> Sequence[str]:
        """What others would change, a sentence each; empty when nothing."""


class WeightsView(Protocol):
    """The section of the settings."""

    def display_weights(self, rows: Sequence[WeightRow], *, changed: bool, usual: bool) -> None:
        """All criteria; whether they differ from what is kept, and whether they are the program's own."""

    def display_preview(self, sentences: Sequence[str]) -> None:
        """What the change would do."""

    def tell_done(self, text: str) -> None:
        """A short sentence."""

    def tell_error(self, text: str) -> None:
        """What could not be done."""


class WeightsPresenter:
    """Weights as they are being set; nothing counts before ``keep``."""

    def __init__(self, view: WeightsView, weighing: Weighing) -> None:
        self._view = view
        self._weighing = weighing
        self._kept = DEFAULT
        self._draft = DEFAULT

    def refresh(self) -> None:
        """Shows what counts, unless something here is not kept yet."""
        kept = self._weighing.weights()
        if self._draft == self._kept:
            self._draft = kept
        self._kept = kept
        self._display()

    def set_step(self, code: str, step: int) -> None:
        """Another step for a criterion; what it would change is shown."""
        if step != nearest(self._draft[Criterion(code)]):
            self._draft = replace(self._draft, **{code: STEPS[step]})
            self._display()

    def use_defaults(self) -> None:
        """The program's own weights; kept with ``keep`` like any other."""
        self._draft = DEFAULT
        self._display()

    def discard(self) -> None:
        """Back to what counts."""
        self._draft = self._kept
        self._display()

    def keep(self) -> None:
        """From now on these count, for everybody in the office."""
        if self._draft == self._kept:
            return
        try:
            self._weighing.set_weights(self._draft)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._kept = self._draft
        self._view.tell_done(_("These weights count from now on. Ctrl+Z takes it back."))
        self._display()

    def _display(self) -> None:
        changed = self._draft != self._kept
        rows = [_row(criterion, self._draft) for criterion in Criterion]
        self._view.display_weights(rows, changed=changed, usual=self._draft == DEFAULT)
        self._view.display_preview(self._weighing.preview(self._draft) if changed else [])


def nearest(weight: float) -> int:
    """The step whose weight is nearest."""
    return min(range(len(STEPS)), key=lambda step: abs(STEPS[step] - weight))


def step_words(step: int) -> str:
    """A step in plain words."""
    return [
        _("does not matter"),
        _("matters little"),
        _("matters somewhat"),
        _("important"),
        _("very important"),
        _("decisive"),
    ][step]


def criterion_label(criterion: Criterion) -> str:
    """A criterion in the words of the office."""
    return {
        Criterion.ACTIVITY: _("Activity"),
        Criterion.AREA: _("Area"),
        Criterion.TARGET_GROUP: _("Target group"),
        Criterion.TIME: _("Times"),
        Criterion.LANGUAGE: _("Languages"),
        Criterion.NEEDS: _("Accessibility that is needed"),
        Criterion.SKILLS: _("Skills and experience"),
        Criterion.RHYTHM: _("Regular or once"),
        Criterion.HOURS: _("Hours a week"),
        Criterion.COMPANY: _("Alone or with others"),
        Criterion.DISTANCE: _("How far away it is"),
        Criterion.WORDS: _("What is written in the text"),
        Criterion.FAIRNESS: _("Offers that waited long"),
    }[criterion]


def _row(criterion: Criterion, weights: Weights) -> WeightRow:
    step = nearest(weights[criterion])
    usual = step_words(nearest(DEFAULT[criterion]))
    return WeightRow(criterion.value, criterion_label(criterion), step, step_words(step), usual)
