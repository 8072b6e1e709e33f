"""The form for a talk: one page, read from top to bottom while talking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, date_edit, line_edit, multi_line, number_edit
from freiwilligenagentur.desktop.filled_anew import empty_layout
from freiwilligenagentur.desktop.forms import Form, FormSection, display_problems
from freiwilligenagentur.desktop.labels import body, hint, line, subheading
from freiwilligenagentur.desktop.pages import PageHeader, scrolling
from freiwilligenagentur.desktop.typed import show_typed, unreadable
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.consultation_rules import LONGEST
from freiwilligenagentur.placements.model import Result
from freiwilligenagentur.placements.presenter.consultation import TalkForm, TalkLine, TalkPresenter
from freiwilligenagentur.placements.service import Consultations
from freiwilligenagentur.placements.view.one_of import OneOf

KEEP_AFTER_MS = 800
SIDE_CHARS, BOTH_CHARS = 38, 100
"""Characters of the earlier talks, and what they need together with the form."""


class ConsultationPanel(QWidget):
    """Fulfils the presenter's TalkView. ``closed`` gets the volunteer's id when a talk was noted, "" when it waits."""

    def __init__(self, consultations: Consultations, navigator: Navigator, closed: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("consultation.panel")
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter = TalkPresenter(self, consultations, navigator, closed)
        self._filling = False
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER_MS)
        self._keeper.timeout.connect(self._presenter.keep_draft)
        self._make_fields()
        self._lay_out()

    def start(self, volunteer_id: str) -> bool:
        """An empty form for somebody; False when the record is gone."""
        return self._presenter.start(volunteer_id)

    def focus_first(self) -> None:
        """Puts the keyboard into the first field."""
        self._channel.setFocus()

    def display_person(self, title: str, subtitle: str) -> None:
        self._head.set_texts(title, subtitle)

    def display_form(self, form: TalkForm) -> None:
        self._filling = True
        self._held_on.editor.set_value(form.held_on)
        self._channel.editor.set_value(form.channel)
        self._minutes.editor.set_value(form.minutes)
        self._adviser.editor.set_value(form.adviser)
        self._result.editor.set_value(form.result)
        self._referred_to.editor.set_value(form.referred_to)
        self._notes.editor.set_value(form.notes)
        self._follow_up_on.editor.set_value(form.follow_up_on)
        self._follow_up_text.editor.set_value(form.follow_up_text)
        show_typed(self._fields, form.unreadable)
        self._filling = False

    def display_referral(self, asked: bool) -> None:
        self._referral_row.setVisible(asked)

    def display_earlier(self, lines: Sequence[TalkLine], nothing: str) -> None:
        empty_layout(self._earlier)
        if not lines:
            self._earlier.addWidget(hint(nothing))
        for each in lines:
            self._earlier.addWidget(self._earlier_talk(each))
            self._earlier.addWidget(line())

    def display_problems(self, problems: Sequence[Problem]) -> None:
        display_problems(self._fields, problems)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        if self._keeper.isActive():
            self._keeper.stop()
            self._presenter.keep_draft()
        super().hideEvent(event)

    def _make_fields(self) -> None:
        channels = [(code, words.channel(code)) for code in words.CHANNELS]
        results = [(result.value, words.result(result)) for result in Result]
        self._channel = Field("", OneOf(channels, "consultation.channel", _("How")), "consultation.channel")
        self._held_on = Field(_("Day"), date_edit(), "consultation.held_on")
        self._minutes = Field(_("Minutes"), number_edit(0, LONGEST), "consultation.minutes")
        self._adviser = Field(_("Advised by"), line_edit(24), "consultation.adviser")
        self._result = Field("", OneOf(results, "consultation.result", _("Result")), "consultation.result")
        self._referred_to = Field(_("Referred to"), line_edit(40), "consultation.referred_to")
        self._notes = Field("", multi_line(8), "consultation.notes")
        self._notes.editor.setAccessibleName(_("Notes"))
        self._follow_up_on = Field(_("Day"), date_edit(), "consultation.follow_up_on")
        self._follow_up_text = Field(
            _("What is to be done"), line_edit(40), "consultation.follow_up_text", _("Empty: call again")
        )
        self._fields = {
            "channel": self._channel,
            "held_on": self._held_on,
            "minutes": self._minutes,
            "adviser": self._adviser,
            "result": self._result,
            "referred_to": self._referred_to,
            "notes": self._notes,
            "follow_up_on": self._follow_up_on,
            "follow_up_text": self._follow_up_text,
        }
        for field in self._fields.values():
            field.edited.connect(self._tell_typed)

    def _lay_out(self) -> None:
        self._head = PageHeader("")
        later = button(_("Go on later"), "consultation.leave", "Esc")
        later.clicked.connect(self._presenter.leave)
        discard = link_button(_("Empty the form"), "consultation.discard")
        discard.clicked.connect(self._presenter.discard)
        save = primary_button(_("Keep the talk"), "consultation.save", "Ctrl+Return")
        save.clicked.connect(self._save)
        for each in (discard, later, save):
            self._head.add_button(each)
        form = Form("consultation.form")
        for title, rows in (
            (_("How and when"), ((self._channel,), (self._held_on, self._minutes, self._adviser))),
            (_("Notes"), ((self._notes,),)),
            (_("Result"), ((self._result,),)),
            (_("Follow-up"), ((self._follow_up_on, self._follow_up_text),)),
        ):
            section = FormSection(title)
            for row in rows:
                section.add(*row)
            if rows[0][0] is self._result:
                self._referral_row = section.add(self._referred_to)
            form.add(section)
        left = self._left = QWidget()
        left.setProperty("surface", "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.EDGE, theme.EDGE, theme.BLOCK, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(line())
        column.addWidget(form, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left, 1)
        self._side = self._make_side()
        layout.addWidget(self._side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Without the earlier talks, which give way in a narrow window; the person's record shows them too."""
        return QSize(self._left.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= theme.chars(BOTH_CHARS))

    def _make_side(self) -> QWidget:
        content = QWidget()
        content.setProperty("surface", "soft")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.BLOCK, theme.EDGE, theme.BLOCK, theme.EDGE)
        column.setSpacing(theme.GAP)
        column.addWidget(subheading(_("Earlier talks")))
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(theme.GAP)
        column.addLayout(self._earlier)
        column.addStretch(1)
        area = scrolling(content, "consultation.earlier")
        area.setFixedWidth(theme.chars(SIDE_CHARS))
        return area

    def _earlier_talk(self, talk: TalkLine) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(subheading(talk.title))
        column.addWidget(hint(talk.below))
        if talk.notes:
            column.addWidget(body(talk.notes))
        row = QHBoxLayout()
        edit = link_button(_("Correct"), f"consultation.edit.{talk.id}")
        edit.setAccessibleName(_("Correct: {talk}").format(talk=talk.title))
        edit.clicked.connect(partial(self._presenter.edit, talk.id))
        row.addWidget(edit)
        row.addStretch(1)
        column.addLayout(row)
        return box

    def _form(self) -> TalkForm:
        minutes = self._minutes.editor.value()
        return TalkForm(
            held_on=self._held_on.editor.value(),
            channel=self._channel.editor.value(),
            minutes=None if minutes is None else int(minutes),
            adviser=self._adviser.editor.value(),
            result=self._result.editor.value(),
            referred_to=self._referred_to.editor.value(),
            notes=self._notes.editor.value(),
            follow_up_on=self._follow_up_on.editor.value(),
            follow_up_text=self._follow_up_text.editor.value(),
            unreadable={name: fault.text for name, fault in unreadable(self._fields).items()},
        )

    def _tell_typed(self) -> None:
        if not self._filling:
            self._presenter.typed(self._form())
            self._keeper.start()

    def _save(self) -> None:
        if wrong := unreadable(self._fields):
            self.display_problems([Problem(name, fault.problem) for name, fault in wrong.items()])
            return
        self._keeper.stop()
        self._presenter.typed(self._form())
        self._presenter.save()
