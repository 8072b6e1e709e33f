"""The right side: one person with each condition, where the hours come from, and the rule with its source."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.facts import fact_grid, flowing
from freiwilligenagentur.desktop.labels import Badge, Tone, body, hint, subheading
from freiwilligenagentur.desktop.pages import InfoBar, Section, scrolling
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.schemes.fulfilment import Outcome, State
from freiwilligenagentur.schemes.presenter.shown import PersonShown, RuleShown
from freiwilligenagentur.schemes.presenter.who import WhoPresenter
from freiwilligenagentur.schemes.view.route_ticks import RouteTicks
from freiwilligenagentur.schemes.words import Told

_LABEL_CHARS = 20
_TONES = {State.MET: Tone.GOOD, State.MISSING: Tone.WARN, State.UNKNOWN: Tone.NEUTRAL}
_SIGNS = {State.MET: "✓ ", State.MISSING: "! ", State.UNKNOWN: "? "}


class Detail(QWidget):
    """Person above, rule below; both scroll together."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name, self._badge = subheading(""), Badge("")
        self._issue = button(_("Issue a certificate"), "schemes.issue")
        self._open = button(_("Volunteer's record"), "schemes.volunteer")
        self._conditions = WidgetColumn(theme.GAP)
        self._routes = RouteTicks()
        self._routes_section = Section(_("Other ways than hours"), "schemes.routes")
        self._hours = WidgetColumn(theme.HALF)
        self._hours_section = Section(_("Hours"), "schemes.hours")
        self._person = QWidget()
        self._rule = Section(_("The rule"), "schemes.rule")
        self._facts = WidgetColumn(theme.HALF)
        self._news = InfoBar(Tone.WARN, _("news"), stacked=True)
        self._take = self._news.add_button(_("Take the program's facts"), "schemes.take")
        self._stay = self._news.add_button(_("Stay with our facts"), "schemes.stay")
        self.change = button(_("Change the rule …"), "schemes.change", "F2")
        self.succeed = link_button(_("New version from a day …"), "schemes.succeed")
        self.own = link_button(_("Own rule …"), "schemes.own", "Ctrl+N")
        self._buttons = flowing(self.change, self.succeed, self.own)
        self._shown = ""
        self._lay_out()

    def wire(self, presenter: WhoPresenter) -> None:
        """Connects what can be pressed."""
        self._issue.clicked.connect(presenter.issue_certificate)
        self._open.clicked.connect(presenter.open_volunteer)
        self._routes.changed.connect(presenter.hold_route)
        self._take.clicked.connect(presenter.take_programs)
        self._stay.clicked.connect(presenter.stay_with_ours)

    def focus_first(self) -> None:
        """Puts the keyboard on the first thing that can be done."""
        self._open.setFocus()

    def display_person(self, person: PersonShown | None) -> None:
        """One person, or nobody."""
        self._person.setVisible(person is not None)
        if person is None:
            return
        if person.id != self._shown:
            self._scroll.verticalScrollBar().setValue(0)
        self._shown = person.id
        self._name.setText(person.name)
        tones = {Outcome.MET: Tone.GOOD, Outcome.OPEN: Tone.WARN, Outcome.MISSING: Tone.WARN}
        self._badge.set_state(person.state, Tone.WARN if person.estimated else tones[person.outcome])
        self._conditions.fill([_condition(told) for told in person.conditions])
        self._routes.display(person.id, person.routes)
        self._routes_section.setVisible(bool(person.routes))
        self._hours_section.set_title(person.hours_title)
        nothing = hint(_("No hours and no placement in this time."))
        self._hours.fill([fact_grid(person.hours, _LABEL_CHARS)] if person.hours else [nothing])

    def display_rule(self, rule: RuleShown | None) -> None:
        """The rule of the day."""
        self._rule.setVisible(rule is not None)
        if rule is None:
            return
        self._rule.set_title(rule.title)
        self._facts.fill(_rule_widgets(rule))
        self._buttons.setVisible(bool(rule.code))
        self._news.setVisible(bool(rule.news))
        lines = "<br>".join(f"<b>{escape(label)}</b>: {escape(text)}" for label, text in rule.news)
        intro = escape(_("The program has other facts by now than those that you changed. Which shall hold?"))
        self._news.set_text(f"{intro}<br>{lines}")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._name, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        person = QVBoxLayout(self._person)
        person.setContentsMargins(0, 0, 0, 0)
        person.setSpacing(theme.GAP)
        person.addLayout(head)
        person.addWidget(flowing(self._open, self._issue))
        person.addWidget(self._conditions)
        self._routes_section.add(hint(_("What leads there without hours, as shown to the office by the person.")))
        self._routes_section.add(self._routes)
        person.addWidget(self._routes_section)
        self._hours_section.add(self._hours)
        person.addWidget(self._hours_section)
        for widget in (self._news, self._facts, self._buttons):
            self._rule.add(widget)
        content = _Content()
        content.setProperty("surface", "soft")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.BLOCK, theme.BLOCK, theme.BLOCK, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(self._person)
        column.addWidget(self._rule)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolling(content, "schemes.detail")
        self._scroll.follow(self._rule)
        self._scroll.follow(self._hours_section)
        self._scroll.follow(self._routes_section)
        layout.addWidget(self._scroll)
        self.display_person(None)
        self.display_rule(None)


class _Content(QWidget):
    """As high as its texts at the width there is; without this the scroll area adds what a narrow place would need."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), 0)


def _condition(told: Told) -> QWidget:
    """The name of the condition, its state as a badge, and what there is to say."""
    card = QWidget()
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, theme.HALF)
    column.setSpacing(2)
    tone = Tone.WARN if told.estimated else _TONES[told.state]
    column.addWidget(flowing(subheading(told.title), Badge(_SIGNS[told.state] + told.word, tone)))
    for text in told.lines:
        column.addWidget(body(text))
    return card


def _rule_widgets(rule: RuleShown) -> list[QWidget]:
    widgets: list[QWidget] = []
    if rule.own:
        widgets.append(hint(_("A rule of your own.")))
    elif rule.edited:
        widgets.append(hint(_("You changed this rule; the program's version is kept beside it.")))
    if rule.facts:
        widgets.append(fact_grid(rule.facts, _LABEL_CHARS))
    if rule.others:
        widgets.append(hint(_("At other times:")))
        widgets.append(hint(rule.others))
    return widgets
