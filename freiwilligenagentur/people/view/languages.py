"""Languages with level: one small line a language, and a choice that adds one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.chips import FlowLayout
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.i18n import _

Options = Sequence[tuple[str, str]]

_MOVING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class LanguageUnit(QWidget):
    """A language, its level, and a button that takes it out."""

    edited = Signal()
    dropped = Signal()

    def __init__(self, code: str, label: str, levels: Options, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._level = Combo([("", _("level not asked")), *levels])
        _narrow(self._level)
        self._level.setObjectName(f"{name}.{code}.level")
        self._level.setAccessibleName(_("Level of {language}").format(language=label))
        self._level.edited.connect(self.edited)
        self._drop = link_button("✕", f"{name}.{code}.drop")
        self._drop.setAccessibleName(_("Take {language} out").format(language=label))
        self._drop.setToolTip(self._drop.accessibleName())
        self._drop.clicked.connect(self.dropped)
        caption = QLabel(label)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.GAP, 0)
        layout.setSpacing(theme.HALF)
        for part in (caption, self._level, self._drop):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def level(self) -> str:
        """The level, "" when nobody asked."""
        return self._level.code()

    def set_level(self, level: str) -> None:
        """Shows a level."""
        self._level.set_code(level)

    def focus_level(self) -> None:
        """Puts the keyboard on the level, which is asked next."""
        self._level.setFocus()

    def come_before(self, widget: QWidget) -> None:
        """Lets Tab reach the level and the button right before a widget."""
        for first, second in pairwise((widget, self._level, self._drop, widget)):
            QWidget.setTabOrder(first, second)


class AddingCombo(Combo):
    """A choice that acts at once: keys open the list and move in it, only Enter or a click takes something."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        letter = event.text() if event.text().isalnum() else ""
        if letter or event.key() in _MOVING:
            self.showPopup()
            # A first letter is looked for below the current line, so that typing begins above the first language.
            self.view().setCurrentIndex(self.model().index(0 if letter else 1, 0))
            if letter:
                self.view().keyboardSearch("")  # forgets what was typed before the list opened
                self.view().keyboardSearch(letter)
        else:
            super().keyPressEvent(event)


class LanguagesEditor(QWidget):
    """Any number of languages; ``value`` is code to level. A language is added by choosing it from the list."""

    edited = Signal()

    def __init__(self, languages: Options, levels: Options, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._languages, self._levels = name, dict(languages), list(levels)
        self._units: dict[str, LanguageUnit] = {}
        self._adding = AddingCombo()
        _narrow(self._adding)
        self._adding.setAccessibleName(_("Add a language"))
        self._adding.setObjectName(f"{name}.add")
        self._adding.edited.connect(self._add_chosen)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._adding)
        self._offer()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self) -> dict[str, str]:
        """Language code to level."""
        return {code: unit.level() for code, unit in self._units.items()}

    def set_value(self, languages: Mapping[str, str]) -> None:
        """Shows these languages; emits nothing."""
        for code in [code for code in self._units if code not in languages]:
            self._take_out(code)
        for code, level in languages.items():
            self._put(code).set_level(level)
        self._offer()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._adding.setFocus(event.reason())

    def _put(self, code: str) -> LanguageUnit:
        if code not in self._units:
            unit = LanguageUnit(code, self._languages.get(code, code), self._levels, self._name, self)
            unit.edited.connect(self.edited)
            unit.dropped.connect(partial(self._drop, code))
            self._units[code] = unit
            self._flow.takeAt(self._flow.count() - 1)
            self._flow.addWidget(unit)
            self._flow.addWidget(self._adding)
            unit.show()
            unit.come_before(self._adding)
        return self._units[code]

    def _take_out(self, code: str) -> None:
        unit = self._units.pop(code)
        self._flow.removeWidget(unit)
        unit.hide()
        unit.deleteLater()

    def _add_chosen(self) -> None:
        if code := self._adding.code():
            unit = self._put(code)
            self._offer()
            unit.focus_level()
            self.edited.emit()

    def _drop(self, code: str) -> None:
        self._take_out(code)
        self._offer()
        self._adding.setFocus()
        self.edited.emit()

    def _offer(self) -> None:
        left = [(code, label) for code, label in self._languages.items() if code not in self._units]
        self._adding.set_options([("", _("+ Language")), *left])
        self._adding.set_code("")
        self.updateGeometry()


def _narrow(choice: Combo) -> None:
    """Narrower than the longest option, which the open list still shows whole."""
    choice.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(15)
