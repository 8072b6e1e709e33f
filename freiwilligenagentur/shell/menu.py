"""The menu at the top left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.i18n import _

Group = Sequence[tuple[str, str, Callable[[], None]]]
"""(caption, key sequences separated by blanks, what happens)"""


class MenuButton(QToolButton):
    """Opens the menu; the keys of its actions work in the whole window."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("shell.menu")
        self.setAccessibleName(_("Menu"))
        self.setIcon(icon("list"))
        self.setAutoRaise(True)
        self.setIconSize(QSize(theme.em() + 2, theme.em() + 2))
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setShortcut(QKeySequence("F10"))
        self.setToolTip(_("Menu (F10)"))

    def fill(self, groups: Sequence[Group], window: QWidget) -> None:
        """Makes the menu and lets the window listen to its keys."""
        menu = QMenu(window)
        for group in groups:
            for caption, keys, run in group:
                action = QAction(caption, window)
                action.setShortcuts([QKeySequence(key) for key in keys.split()])
                action.triggered.connect(partial(_call, run))
                menu.addAction(action)
                window.addAction(action)
            menu.addSeparator()
        self.setMenu(menu)


def _call(run: Callable[[], None], _checked: bool = False) -> None:
    run()
