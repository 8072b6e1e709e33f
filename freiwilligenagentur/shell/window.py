"""The main window: head, rooms at the left, the page of the present room, a line of state below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent, QStatusTipEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import dialogs, places, theme
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import ElidedLabel, Tone
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell import focus
from freiwilligenagentur.shell.bridge import ChangeBridge
from freiwilligenagentur.shell.finder import FinderLine
from freiwilligenagentur.shell.focus import TextUndo
from freiwilligenagentur.shell.foot import Foot
from freiwilligenagentur.shell.menu import Group, MenuButton
from freiwilligenagentur.shell.nav import NavList
from freiwilligenagentur.shell.office_desk import OfficeDesk
from freiwilligenagentur.shell.rooms import Room
from freiwilligenagentur.shell.search import Entry
from freiwilligenagentur.shell.stage import Stack, stage
from freiwilligenagentur.storage import ChangeSet, Store

SIZE = (1366, 768)
TITLE_BAR = 40  # pixels; what the system puts around the window is not known before it is shown
NARROW_CHARS = 112  # below this the rooms are shown by their signs alone
COUNTS_AFTER_MS = 60  # after the window is shown: the page is painted and keys are taken before rooms are counted


class MainWindow(QMainWindow):
    """Frame of all rooms. Pages are made when first visited and refreshed when something they show has changed."""

    def __init__(self, desk: OfficeDesk, store: Store, settings: Settings, *, title: str, user: str) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings
        self._rooms: dict[str, Room] = {}
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._opener: Callable[[Entry], None] | None = None
        self._closing: Callable[[], bool] | None = None
        self.setObjectName("shell.window")
        self.setWindowTitle(title)
        room = self.screen().availableSize().shrunkBy(QMargins(0, 0, 0, TITLE_BAR))  # else the foot is out of sight
        self.resize(QSize(*SIZE).boundedTo(room))
        self._menu_button = MenuButton()
        self._finder = FinderLine(desk.find, why_nothing=desk.why_nothing)
        self._finder.entry_chosen.connect(self._open_entry)
        self._title, self._user = ElidedLabel(title), ElidedLabel(_("Signed in: {user}").format(user=user))
        self.way_back = link_button("", "shell.back", "Alt+Left").set_icon(icon("caret-left", "accent"))
        self.way_back.setFont(theme.font(theme.SMALL))
        self.way_back.hide()
        self._band = InfoBar(Tone.WARN)
        self._band.hide()
        self._foot = Foot()
        self._stack = Stack()
        self._bridge = ChangeBridge(store, self)
        self._bridge.kept.connect(self._tell_kept)
        self._bridge.changed.connect(self._on_change, Qt.ConnectionType.QueuedConnection)
        self._text_undo = TextUndo(self)
        self._counting = QTimer(self, singleShot=True, interval=COUNTS_AFTER_MS)

    # --- building

    def set_rooms(self, rooms: Sequence[Room], settings_room: Room) -> None:
        """Fills the frame; the settings stand apart at the bottom."""
        self._rooms = {room.key: room for room in (*rooms, settings_room)}
        self._nav = NavList([(room.key, room.title, room.icon) for room in rooms], "shell.rooms", _("Rooms"))
        below = [(settings_room.key, settings_room.title, settings_room.icon)]
        self._nav_below = NavList(below, "shell.settings", settings_room.title)
        for nav in (self._nav, self._nav_below):
            nav.room_chosen.connect(self.show_room)
            nav.entered.connect(self.enter_room)
        for number, room in enumerate([*rooms, settings_room][:9], start=1):
            self._key(f"Ctrl+{number}", partial(self.enter_room, room.key))
        self._key("Ctrl+K", self._finder.begin)
        self._finder.left.connect(self.enter_page)
        self._foot.undo.clicked.connect(self.undo)
        self._foot.redo.clicked.connect(self.redo)
        self._lay_out()
        self._counting.timeout.connect(self._refresh_counts)
        self._counting.timeout.connect(self._refresh_undo)
        places.restore(self, "main", self._settings.windows)

    def set_band(self, text: str) -> None:
        """A line above all rooms that says where one is, such as at a stand."""
        self._band.set_plain_text(text)
        self._band.show()

    def set_menu(self, groups: Sequence[Group]) -> None:
        """What the menu at the top left offers."""
        self._menu_button.fill(groups, self)

    def set_opener(self, opener: Callable[[Entry], None]) -> None:
        """How a hit of the search is opened."""
        self._opener = opener

    def set_closing(self, closing: Callable[[], bool]) -> None:
        """Asked before the window closes; False keeps it open."""
        self._closing = closing

    # --- moving

    def show_room(self, key: str) -> QWidget | None:
        """Goes to a room and returns its page, fresh. Stays and returns None when the present page cannot be left, or
        when there is no such room, as the settings at a stand.
        """
        if key not in self._rooms:
            self.tell(_("This is done in the office."))
            return None
        if key != self.present_room() and not self._may_leave():
            self._mark_room(self.present_room())
            return None
        page = self.make_room(key)
        if self._rooms[key].shows_more and key != self.present_room():
            self._stale.add(key)
        self._leave_page(page)
        self.offer_way_back("")
        self._stack.setCurrentWidget(page)
        self._mark_room(key)
        self._refresh_if_stale(key)
        return page

    def make_room(self, key: str) -> QWidget:
        """The page of a room, made when there is none yet; it is not shown by that."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._rooms[key].make()
            self._stack.addWidget(page)
            self._stale.add(key)
        return page

    def enter_room(self, key: str) -> None:
        """Goes to a room with the keyboard."""
        if self.show_room(key) is not None:
            self.enter_page()

    def enter_page(self) -> None:
        """Puts the keyboard into the page that is shown, unless it is there."""
        page = self._stack.currentWidget()
        focused = self.focusWidget()
        if page is not None and (focused is None or not page.isAncestorOf(focused)):
            focus.enter(page)

    def _leave_page(self, page: QWidget) -> None:
        focused = self.focusWidget()
        if focused is not None and page is not self._stack.currentWidget() and self._stack.isAncestorOf(focused):
            self._nav.setFocus()  # else Qt would choose where the keyboard enters the next page

    def _mark_room(self, key: str) -> None:
        for nav in (self._nav, self._nav_below):
            nav.show_room(key)

    def _may_leave(self) -> bool:
        leave = getattr(self._stack.currentWidget(), "leave", None)
        return leave is None or bool(leave())

    def present_room(self) -> str:
        """The key of the room that is shown, "" before the first."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def present_place(self) -> str:
        """The room that is shown, with its section where it has some: ``certificates/schemes``."""
        section = getattr(self._stack.currentWidget(), "section", str)()
        return f"{self.present_room()}/{section}".rstrip("/")

    def offer_way_back(self, room: str) -> None:
        """Shows where somebody was led from to the present room, with the way back; "" for nowhere."""
        self.way_back.setVisible(room in self._rooms)
        if room in self._rooms:
            self.way_back.set_text(_("Back to {room}").format(room=self._rooms[room].title))

    def made_pages(self) -> dict[str, QWidget]:
        """The pages that exist so far, by room."""
        return dict(self._pages)

    def search_for(self, text: str) -> None:
        """Types into the search line, as a user would."""
        self.activateWindow()
        self._finder.begin()
        self._finder.setText(text)

    # --- saying

    def tell(self, text: str) -> None:
        """A short sentence in the line of state."""
        self._foot.tell(text)

    def event(self, event: QEvent) -> bool:
        """Takes what the window kit says for a line of state; menus send empty texts, which leave it as it is."""
        if isinstance(event, QStatusTipEvent):
            if event.tip():
                self.tell(event.tip())
            return True
        return super().event(event)

    def tell_backup(self, text: str) -> None:
        """When the last copy was made."""
        self._foot.tell_backup(text)

    # --- taking back

    def undo(self) -> None:
        """Takes the last step back and says which; what was done after it and stays is said first."""
        if stays := self._desk.stays():
            again = _("“{done}” stays. Ctrl+Z once more takes back: {label}.")
            self.tell(again.format(done=stays, label=self._desk.undo_label()))
            return
        told = partial(self._tell_taken, _("Taken back: {label}"), _("There is nothing to take back."))
        self._take(self._desk.undo, self._desk.undo_is_long(), _("Taking back"), told)

    def redo(self) -> None:
        """Brings the last step again and says which."""
        told = partial(self._tell_taken, _("Brought again: {label}"), _("There is nothing to bring again."))
        self._take(self._desk.redo, self._desk.redo_is_long(), _("Bringing again"), told)

    def _take(self, act: Callable[..., str | None], long: bool, title: str, told: Callable[[str | None], None]) -> None:
        if long:
            run_task(self, title, act, told, self._tell_refused)
            return
        try:
            told(act())
        except OfficeError as error:
            self._tell_refused(error)

    def _tell_taken(self, done: str, nothing: str, label: str | None) -> None:
        self.tell(done.format(label=label) if label else nothing)
        self._refresh_undo()

    def _tell_refused(self, error: OfficeError) -> None:
        dialogs.tell_error(self, str(error))

    # --- keeping up

    def _on_change(self, changes: ChangeSet) -> None:
        if self._bridge.stopped:
            return  # kept in leaving; there is nothing to show any more
        for key, room in self._rooms.items():
            if key in self._pages and changes.touches(*room.shows):
                self._stale.add(key)
        self._refresh_if_stale(self.present_room())
        self._refresh_counts(changes)
        self._refresh_undo()

    def _tell_kept(self, changes: ChangeSet) -> None:
        self.tell(_("Saved {time}: {label}").format(time=i18n.now(), label=changes.label))

    def _refresh_if_stale(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._pages[key].refresh()  # type: ignore[attr-defined]  # every page is a rooms.Page

    def _refresh_counts(self, changes: ChangeSet | None = None) -> None:
        for room in self._rooms.values():
            if room.count is not None and (changes is None or changes.touches(*room.shows)):
                self._nav.set_count(room.key, room.count())

    def _refresh_undo(self) -> None:
        self._foot.offer_undo(self._desk.undo_label())
        self._foot.offer_redo(self._desk.redo_label())

    def _open_entry(self, entry: Entry) -> None:
        if entry.kind == "command":
            self._desk.run(entry.id)
        elif self._opener is not None:
            self._opener(entry)
        if self._finder.hasFocus():
            self.enter_page()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._counting.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._closing is not None and not self._closing():
            event.ignore()
            return
        self.remember_place()
        self.stop()
        super().closeEvent(event)

    def remember_place(self) -> None:
        """Notes where the window stands, for the next start."""
        if self.isVisible():
            places.keep(self, "main", self._settings.windows)

    def stop(self) -> None:
        """Asks the office nothing more, because it is about to be closed."""
        self._bridge.stop()
        for waiting in self.findChildren(QTimer):  # of all pages: what was typed last would still be looked up
            waiting.stop()

    # --- layout

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < theme.chars(NARROW_CHARS)
        for nav in (self._nav, self._nav_below):
            nav.set_narrow(narrow)
            nav.setFixedWidth(self._nav.needed_width())
        self._foot.set_narrow(narrow)

    def _lay_out(self) -> None:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._band)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, theme.GAP)
        side.addWidget(self._nav, 1)
        side.addWidget(self._nav_below)
        self._nav_below.hug()
        middle.addLayout(side)
        self._stack.setProperty("surface", "page")
        middle.addWidget(stage(self._stack), 1)
        column.addLayout(middle, 1)
        column.addWidget(self._foot)
        self.setCentralWidget(frame)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.GAP + theme.HALF, 5, theme.BLOCK, 5)
        row.setSpacing(theme.GAP)
        self._title.setFont(theme.font(bold=True))
        self._user.setFont(theme.font(theme.SMALL))
        self._user.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._menu_button)
        left = QHBoxLayout()
        left.setSpacing(theme.BLOCK)
        left.addWidget(self._title, 1)
        left.addWidget(self.way_back)
        row.addLayout(left, 2)
        row.addWidget(self._finder, 3)
        row.addWidget(self._user, 2)
        return head

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)
