"""The line of state at the bottom: the last copy, what was just done, and what can be taken back."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.labels import ElidedLabel
from freiwilligenagentur.i18n import _


class Foot(QWidget):
    """``undo`` and ``redo`` take the last step back and bring it again; each shows only while there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._state, self._backup = ElidedLabel(), QLabel()
        self.undo = link_button("", "shell.undo")
        self.redo = link_button(_("Bring again (Ctrl+Y)"), "shell.redo")
        self.redo.hide()
        for widget in (self._state, self._backup, self.redo, self.undo):
            widget.setFont(theme.font(theme.SMALL))
        keeps_height = self.undo.sizePolicy()
        keeps_height.setRetainSizeWhenHidden(True)  # else the page would jump with the first step
        self.undo.setSizePolicy(keeps_height)
        self.undo.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.BLOCK, 1, theme.BLOCK, 1)
        row.setSpacing(theme.EDGE)
        row.addWidget(self._backup)
        row.addWidget(self._state, 1)
        row.addWidget(self.redo)
        row.addWidget(self.undo)

    def tell(self, text: str) -> None:
        """A short sentence about what was done; read aloud, since nobody's focus is here (EN 301 549, 11.4.1.3)."""
        self._state.set_text(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._state, text))

    def tell_backup(self, text: str) -> None:
        """When the last copy was made."""
        self._backup.setText(text)

    def offer_undo(self, label: str) -> None:
        """Names the step that can be taken back; "" for none."""
        self.undo.setVisible(bool(label))
        self.undo.set_text(_("Take back: {label} (Ctrl+Z)").format(label=label) if label else "")

    def offer_redo(self, label: str) -> None:
        """Whoever took a step back may want it again; the tooltip names it."""
        self.redo.setVisible(bool(label))
        self.redo.setToolTip(label)

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short, what was just done matters more than the last copy."""
        self._backup.setVisible(not narrow)
