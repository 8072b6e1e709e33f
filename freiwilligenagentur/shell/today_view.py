"""The start page as a window."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.filled_anew import empty_layout, keyboard_stays
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import Badge, body, hint, line, subheading
from freiwilligenagentur.desktop.pages import PageHeader, scrolling
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.shell.today import Card, Line, Recent, Sources, TodayPresenter

NARROW_CHARS = 96
MINUTE_MS = 60_000
REST_AFTER_MS = 60  # what is due is painted and keys are taken before the figures are counted


class TodayPage(QWidget):
    """Head with the day, four figures, what is due, and how the year goes."""

    def __init__(self, sources: Sources, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("shell.today")
        self._head = PageHeader("")
        begin = primary_button(_("Begin a first talk"), "today.intake", "Ctrl+N")
        begin.clicked.connect(partial(navigator.start_intake, None))
        issue = button(_("Issue a certificate"), "today.certificate")
        issue.clicked.connect(partial(navigator.issue_certificate, None))
        self._head.add_button(begin)
        self._head.add_button(issue)
        self._cards = QGridLayout()
        self._cards.setSpacing(theme.GAP + theme.HALF)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines, self._recent, self._reasons = _column(), _column(), _column()
        self._months = MonthBars()
        self._lay_out()
        self._presenter = TodayPresenter(self, sources, navigator)
        self._rest = QTimer(self, singleShot=True, interval=REST_AFTER_MS)
        self._rest.timeout.connect(self._presenter.fill_rest)
        self._ages: list[QLabel] = []
        self._badges: list[Badge] = []
        self._minutes = QTimer(self, interval=MINUTE_MS)
        self._minutes.timeout.connect(self._presenter.minute_passed)

    def refresh(self) -> None:
        self._presenter.refresh()

    def display_head(self, day: date, subtitle: str) -> None:
        self._head.set_texts(
            QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat), subtitle
        )

    def ask_rest_later(self) -> None:
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._minutes.stop()
        self._rest.stop()  # nothing is asked of an office that may be closed by then
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._rest.start()
        self._minutes.start()

    def display_cards(self, cards: list[Card]) -> None:
        empty_layout(self._cards)
        for card in cards:
            self._cards.addWidget(_card(card))
        self._place_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_cards()
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if self._is_narrow() else directions.LeftToRight)

    def _is_narrow(self) -> bool:
        return self.width() < theme.chars(NARROW_CHARS)

    def _place_cards(self) -> None:
        """Four beside each other, or two by two in a narrow window."""
        items = [item for _number in range(self._cards.count()) if (item := self._cards.takeAt(0))]
        columns = 2 if self._is_narrow() else 4
        for number, item in enumerate(items):
            self._cards.addItem(item, number // columns, number % columns)
        for column in range(4):
            self._cards.setColumnStretch(column, int(column < columns))

    def display_lines(self, lines: list[Line], nothing: str) -> None:
        with keyboard_stays(self):
            empty_layout(self._lines)
            self._badges = []
            if not lines:
                self._lines.addWidget(hint(nothing))
            self.display_further_lines(lines)

    def display_further_lines(self, lines: list[Line]) -> None:
        for each in lines:
            self._lines.addWidget(self._line(each))
            self._lines.addWidget(line())
        widest = max((badge.sizeHint().width() for badge in self._badges), default=0)
        for badge in self._badges:
            badge.setFixedWidth(widest)

    def display_months(self, months: list[tuple[int, int, int]]) -> None:
        short = QLocale.FormatType.ShortFormat
        names = [QLocale().standaloneMonthName(month, short).rstrip(".") for month, _now, _before in months]
        self._months.display([(name, now, before) for name, (_m, now, before) in zip(names, months, strict=True)])

    def display_recent(self, recent: list[Recent]) -> None:
        with keyboard_stays(self):
            empty_layout(self._recent)
            self._ages = []
            self._recent_part.setVisible(bool(recent))
            for each in recent:
                self._recent.addWidget(self._recent_row(each))
                self._recent.addWidget(line())

    def display_ages(self, ages: list[str]) -> None:
        for label, age in zip(self._ages, ages, strict=False):
            label.setText(age)

    def display_reasons(self, reasons: list[tuple[str, str]]) -> None:
        empty_layout(self._reasons)
        self._reasons_part.setVisible(bool(reasons))
        for words, count in reasons:
            self._reasons.addWidget(_counted(words, count))

    def _line(self, each: Line) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, theme.HALF, 0, theme.HALF)
        layout.setSpacing(theme.GAP + theme.HALF)
        badge = Badge(each.badge, each.tone)
        self._badges.append(badge)
        text = _two_part_text(each.strong, each.text)
        text.setMinimumWidth(theme.chars(30))  # else Qt reckons with a word a line and scrolls for nothing
        act = button(each.button, f"today.open.{each.id}")
        said = f"{each.strong}, {each.text}" if each.strong else each.text
        act.setAccessibleName(f"{each.button}: {said}")
        act.clicked.connect(partial(self._presenter.open, each.id))
        layout.addWidget(badge)
        layout.addWidget(text, 1)
        if each.can_be_done:
            done = link_button("", f"today.done.{each.id}").set_icon(icon("check", "muted"))
            done.setAccessibleName(_("Done: {text}").format(text=said))
            done.setToolTip(_("Done"))
            done.clicked.connect(partial(self._presenter.done, each.id))
            layout.addWidget(done)
        layout.addWidget(act)
        return row

    def _recent_row(self, each: Recent) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        opener = link_button(each.label, f"today.{each.id}")
        opener.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        opener.setProperty("leading", "true")
        opener.setToolTip(each.label)  # a long title is cut
        opener.clicked.connect(partial(self._presenter.open, each.id))
        layout.addWidget(opener, 1)
        when = hint(each.when)
        when.setWordWrap(False)
        layout.addWidget(when)
        self._ages.append(when)
        return row

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("surface", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.EDGE)
        column.setSpacing(theme.GAP)
        column.addWidget(self._head)
        column.addLayout(self._cards)
        self._halves.setContentsMargins(0, theme.BLOCK, 0, 0)
        self._halves.setSpacing(theme.EDGE)
        self._halves.addLayout(_titled(_("Due now"), "", self._lines), 4)
        side = QVBoxLayout()
        side.setSpacing(theme.BLOCK)
        bars = QVBoxLayout()
        bars.addWidget(self._months)
        side.addLayout(_titled(_("Placements by month"), _("grey: the year before"), bars))
        self._recent_part = QWidget()
        recent = _titled(_("Worked on last"), "", self._recent)
        recent.setContentsMargins(0, 0, 0, 0)
        self._recent_part.setLayout(recent)
        self._recent_part.setVisible(False)
        self._reasons_part = QWidget()
        reasons = _titled(_("Why it came to nothing"), _("this year, by reason"), self._reasons)
        reasons.setContentsMargins(0, 0, 0, 0)
        self._reasons_part.setLayout(reasons)
        self._reasons_part.setVisible(False)
        side.addWidget(self._reasons_part)
        side.addWidget(self._recent_part)
        side.addStretch(1)
        self._halves.addLayout(side, 3)
        column.addLayout(self._halves)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content, "today.scroll"))


class MonthBars(QWidget):
    """Bars of the last six months, the year before in grey beside them; the figures stand above."""

    def __init__(self) -> None:
        super().__init__()
        self._months: list[tuple[str, int, int]] = []
        self.setMinimumHeight(theme.em(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("today.months")

    def display(self, months: list[tuple[str, int, int]]) -> None:
        """Shows (month, this year, the year before)."""
        self._months = months
        spoken = [_("{month}: {n}, the year before {before}").format(month=m, n=n, before=b) for m, n, b in months]
        self.setAccessibleName("; ".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(40), theme.em(8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self._months:
            return
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        text_height = painter.fontMetrics().height()
        most = max(1, *(max(now, before) for _month, now, before in self._months))
        room = self.height() - 2 * text_height - theme.GAP
        width = self.width() / len(self._months)
        for number, (month, now, before) in enumerate(self._months):
            left = number * width
            ground = self.height() - text_height - theme.HALF
            for offset, value, fill in ((0.12, before, colours.border), (0.44, now, colours.accent)):
                height = room * value / most
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(fill))
                painter.drawRoundedRect(QRectF(left + width * offset, ground - height, width * 0.3, height), 2, 2)
            painter.setPen(QColor(colours.text))
            above = QRectF(
                left + width * 0.44 - 10, ground - room * now / most - text_height, width * 0.3 + 20, text_height
            )
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, i18n.number(now))
            painter.setPen(QColor(colours.muted))
            below = QRectF(left, ground + theme.HALF, width, text_height)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, month)
        painter.end()


def _card(card: Card) -> QFrame:
    frame = QFrame()
    frame.setProperty("surface", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.BLOCK, theme.GAP + theme.HALF, theme.BLOCK, theme.GAP + theme.HALF)
    column.setSpacing(2)
    figure = QLabel(card.figure)
    figure.setFont(theme.font(1.9, bold=True))
    column.addWidget(hint(card.label))
    column.addWidget(figure)
    column.addWidget(hint(card.below))
    return frame


def _counted(words: str, count: str) -> QWidget:
    row = QWidget()
    row.setAccessibleName(f"{words}: {count}")
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 2)
    layout.addWidget(body(words), 1)
    figure = body(count)
    figure.setWordWrap(False)
    layout.addWidget(figure)
    return row


def _two_part_text(strong: str, text: str) -> QWidget:
    from html import escape

    label = body("")
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(f"<b>{escape(strong)}</b> – {escape(text)}" if strong else escape(text))
    return label


def _titled(title: str, below: str, content: QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.HALF)
    column.addWidget(subheading(title))
    if below:
        column.addWidget(hint(below))
    column.addLayout(content)
    column.addStretch(1)
    return column


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column
