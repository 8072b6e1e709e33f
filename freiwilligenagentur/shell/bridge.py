"""From the store to the windows: every kept change, in the thread of the windows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from freiwilligenagentur.storage import ChangeSet, Store


class ChangeBridge(QObject):
    """Carries a change from whatever thread kept it into the thread of the windows.

    ``kept`` comes at once where the change was made by a window, so that what the window says afterwards stays to be
    read; ``changed`` comes when that window has finished its work.
    """

    kept = Signal(object)
    changed = Signal(object)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False
        """Whether nobody shall be told any more, not even what is on its way already."""
        self._stop = store.subscribe(self._pass_on)

    def _pass_on(self, changes: ChangeSet) -> None:
        self.kept.emit(changes)
        self.changed.emit(changes)

    def stop(self) -> None:
        """Hears nothing any more."""
        self.stopped = True
        self._stop()
