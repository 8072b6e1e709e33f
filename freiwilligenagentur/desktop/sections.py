"""A room with several sections: a row of tabs above, the chosen section below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.labels import line


@dataclass(frozen=True, slots=True)
class Section:
    """One tab. Its page is made when somebody first goes there; it can ``refresh`` and may have ``leave``."""

    key: str
    title: str
    make: Callable[[], QWidget]


class SectionedPage(QWidget):
    """Sections that are made late and read anew only when they are seen. Ctrl+Tab goes to the next one."""

    def __init__(self, sections: Sequence[Section], name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("surface", "page")
        self._sections = list(sections)
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._tabs = QTabBar()
        self._tabs.setObjectName(f"{name}.sections")
        self._tabs.setAccessibleName(accessible)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        for section in self._sections:
            self._tabs.addTab(section.title)
        self._stack = QStackedWidget()
        self._lay_out()
        self._tabs.currentChanged.connect(self._follow_tab)
        for keys, act in (("Ctrl+Tab", self._next), ("Ctrl+Shift+Tab", self._previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def section(self) -> str:
        """The key of the section that is shown, "" before the first."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def show_section(self, key: str) -> QWidget | None:
        """Goes to a section and returns its page, fresh. None when the present one cannot be left as it is."""
        if key != self.section() and not self.leave():
            self._mark(self.section())
            return None
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._made(key)
            self._stack.addWidget(page)
            self._stale.add(key)
        self._stack.setCurrentWidget(page)
        self._mark(key)
        self._refresh_if_stale(key)
        return page

    def refresh(self) -> None:
        """Reads the section that is shown anew, the others when somebody goes there."""
        self._stale.update(self._pages)
        if self.section():
            self._refresh_if_stale(self.section())
        else:
            self.show_section(self._sections[0].key)

    def leave(self) -> bool:
        """Whether the section that is shown may be left."""
        leave = getattr(self._stack.currentWidget(), "leave", None)
        return leave is None or bool(leave())

    def _made(self, key: str) -> QWidget:
        return next(section for section in self._sections if section.key == key).make()

    def _refresh_if_stale(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._pages[key].refresh()  # type: ignore[attr-defined]  # every section can

    def _follow_tab(self, index: int) -> None:
        self.show_section(self._sections[index].key)

    def _mark(self, key: str) -> None:
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(next((i for i, each in enumerate(self._sections) if each.key == key), 0))
        self._tabs.blockSignals(False)

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % len(self._sections))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(theme.EDGE - theme.GAP, theme.HALF, theme.BLOCK, 0)
        row.addWidget(self._tabs)
        layout.addLayout(row)
        layout.addWidget(line())
        layout.addWidget(self._stack, 1)
