"""A choice from a long list by typing any part of it, umlauts either way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.i18n import _
from freiwilligenagentur.vocabulary.folding import fold

_FOLDED = Qt.ItemDataRole.UserRole + 7


class SearchCombo(Combo):
    """Type to search, Down and Enter choose; a text that is no entry counts as nothing chosen and stays to be seen."""

    def __init__(self, width_chars: int, parent: QWidget | None = None) -> None:
        self._chars = width_chars
        super().__init__((), parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = _FoldedCompleter(self)
        completer.setModel(self.model())
        self.setCompleter(completer)
        completer.activated.connect(self._tell_completed)
        if (line := self.lineEdit()) is not None:
            line.textEdited.connect(self._tell_typed)
            line.editingFinished.connect(self._settle)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        super().set_options([("", ""), *options])
        for place in range(self.count()):
            self.setItemData(place, fold(self.itemText(place)), _FOLDED)

    def code(self) -> str:
        """The id of the entry whose name stands in the line, however spelled."""
        place = self._named()
        return str(self.itemData(place) or "") if place >= 0 else ""

    def set_code(self, code: str) -> None:
        super().set_code(code)
        if (line := self.lineEdit()) is not None:
            line.setCursorPosition(0)

    def text(self) -> str:
        """What stands in the line."""
        return self.currentText()

    def setText(self, text: str) -> None:  # noqa: N802 - as in a line of text
        """Shows a text as it was typed; emits nothing."""
        self.setEditText(text)

    def problem(self) -> str:
        """What is wrong with the text, as a sentence; "" when it is empty or names an entry."""
        if not self.currentText().strip() or self._named() >= 0:
            return ""
        return _("There is none of this name. Please choose one from the list, or empty the field.")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(self._chars), theme.control_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(16), theme.control_height())

    def _settle(self) -> None:
        """Typing the whole name is as good as choosing it."""
        place = self._named()
        if place >= 0 and self.currentText() != self.itemText(place):
            self.setCurrentIndex(place)
            self.edited.emit()

    def _named(self) -> int:
        here = self.currentIndex()
        if here >= 0 and self.currentText() == self.itemText(here):
            return here
        typed = fold(self.currentText())
        return next((place for place in range(self.count()) if self.itemData(place, _FOLDED) == typed), -1)

    def _tell_completed(self, _text: str) -> None:
        self._settle()

    def _tell_typed(self, _text: str) -> None:
        self.edited.emit()


class _FoldedCompleter(QCompleter):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's name
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
