"""The three steps of a batch at the left of its page: whom for, what is wanted, issuing and handing out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.certificates import labels
from freiwilligenagentur.certificates.batch import BatchWish
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.batch import BatchPresenter
from freiwilligenagentur.certificates.presenter.batch_words import kind_labels
from freiwilligenagentur.certificates.presenter.kind_fields import BIRTH_DATE, OCCASION, PERIOD, parts_of
from freiwilligenagentur.certificates.view.parts import flowing
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import Button, button, link_button, primary_button
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.fields import Field, check, combo, date_edit, line_edit, number_edit
from freiwilligenagentur.desktop.labels import Badge, Tone, hint, subheading
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _, ngettext

_MOST_NAMES = 6


class Step(QWidget):
    """One step: its number, what it is about, and what stands in it."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(Badge(str(number), Tone.NEUTRAL))
        head.addWidget(subheading(title), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.BLOCK)
        self._column.setSpacing(theme.GAP)
        self._column.addLayout(head)

    def add(self, *widgets: QWidget) -> QWidget:
        """Adds a line and returns it; several widgets stand beside each other where there is room."""
        row = widgets[0] if len(widgets) == 1 else flowing(*widgets)
        left = Qt.AlignmentFlag.AlignLeft if isinstance(row, Button) else Qt.AlignmentFlag(0)
        self._column.addWidget(row, 0, left)
        return row


class WhomStep(Step):
    """By what waits, by a rule, by a training, or one by one."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(1, _("For whom?"))
        self._source = Field(_("Choose by"), combo([], 34), "batch.source")
        self._option = Field(_("Which?"), combo([], 34), "batch.option")
        self._day = Field(_("On the day"), date_edit(), "batch.day")
        self._day.editor.set_value(today())
        self._take = button(_("Take them over"), "batch.take")
        self._look = link_button(_("Look at the list"), "batch.look")
        self._search = Field(_("Add one person"), line_edit(), "batch.search", _("Name, phone or place"))
        self._hits = Field(_("Found"), combo([], 34), "batch.hits")
        self._add = button(_("Add"), "batch.add")
        self.add(self._source)
        self.add(self._option)
        self.add(self._day)
        self.add(self._take, self._look)
        self.add(self._search)
        self.add(self._hits)
        self.add(self._add)
        for hidden in (self._option, self._day, self._look, self._hits, self._add):
            hidden.hide()

    def wire(self, presenter: BatchPresenter) -> None:
        """Connects what can be chosen and pressed."""
        self._presenter = presenter
        self._source.edited.connect(self._choose_source)
        self._option.edited.connect(self._choose_option)
        self._take.clicked.connect(presenter.take)
        self._look.clicked.connect(presenter.look)
        self._search.editor.textEdited.connect(presenter.search)
        self._search.editor.returnPressed.connect(self._add_hit)
        self._add.clicked.connect(self._add_hit)

    def display_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        """The ways to choose."""
        self._source.editor.set_options(sources)
        self._choose_source()

    def display_options(self, options: Sequence[tuple[str, str]], by_day: bool, look: bool) -> None:
        """What the way asks first."""
        self._option.editor.set_options(options)
        self._option.setVisible(bool(options))
        self._day.setVisible(by_day)
        self._look.setVisible(look)

    def day(self) -> date | None:
        """The day; None while something unreadable stands there, which then says so."""
        day: date | None = self._day.editor.value()
        if day is None:
            self._day.set_error(self._day.editor.problem() or _("Please enter a day."))
        return day

    def focus_day(self) -> None:
        """Puts the cursor onto the day."""
        self._day.setFocus()

    def display_choice(self, source: str, option: str) -> None:
        """What is chosen; emits nothing."""
        self._source.editor.set_code(source)
        self._option.editor.set_code(option)

    def display_hits(self, hits: Sequence[tuple[str, str]]) -> None:
        """Who fits what was typed."""
        self._hits.editor.set_options(hits)
        for found in (self._hits, self._add):
            found.setVisible(bool(hits))

    def _choose_source(self) -> None:
        self._presenter.choose_source(self._source.editor.code())

    def _choose_option(self) -> None:
        self._presenter.choose_option(self._option.editor.code())

    def _add_hit(self) -> None:
        if key := self._hits.editor.code():
            self._presenter.add(key)
            self._search.editor.set_value("")
            self.display_hits([])
            self._search.setFocus()


class WishStep(Step):
    """What all certificates of the batch share; names, hours and tasks come from the records."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(2, _("What is issued?"))
        self._kind = Field(_("Kind"), combo(list(kind_labels().items()), 30), "batch.kind")
        self._layout = Field(_("Layout"), combo([], 30), "batch.layout_id")
        self._fields = {
            "first": Field(_("From"), date_edit(), "batch.first"),
            "last": Field(_("To"), date_edit(), "batch.last"),
            "dated": Field(_("Date of issue"), date_edit(), "batch.dated"),
        }
        self._fields["dated"].editor.set_value(today())
        self._least = Field(_("Fewest hours"), number_edit(1), "batch.least")
        self._occasion = Field(_("Occasion"), line_edit(), "batch.occasion")
        self._known: dict[str, str] = {}
        """Words of the competences by their codes."""
        self._competences = ChipGroup([], "batch.competences", _("Competences"))
        self._pool = WidgetColumn()
        languages = [("en", _("English")), ("de-simple", _("Easy German")), ("uk", _("Ukrainian"))]
        self._languages = ChipGroup(languages, "batch.languages", _("Further pages"))
        self._birth = check(_("with date of birth"))
        self._letters = check(_("They will be sent by post"))
        self.check = primary_button(_("Check everybody"), "batch.check", "Ctrl+Return")
        self._birth.setObjectName("batch.birth")
        self._letters.setObjectName("batch.letters")
        self._birth.set_value(True)
        self.add(self._kind)
        self.add(self._layout)
        self._of_work = (
            self.add(self._fields["first"], self._fields["last"]),
            self.add(hint(_("Without a period each certificate covers all that somebody did."))),
            self._least,
        )
        self.add(self._fields["dated"], self._least)
        self.add(self._occasion)
        self.add(self._pool)
        self.add(hint(_("Further pages")))
        self.add(self._languages)
        self.add(self._birth)
        self.add(self._letters)
        self._occasion.hide()
        self._pool.hide()
        for field in (self._kind, self._layout, *self._fields.values(), self._least, self._occasion):
            field.edited.connect(self._tell)
        for editor in (self._languages, self._birth, self._letters):
            editor.edited.connect(self._tell)

    def wish(self) -> BatchWish | None:
        """What stands here; None while something unreadable does, which then says so."""
        kind = Kind(self._kind.editor.code())
        day = self._fields["dated"]
        of_work = (self._fields["first"], self._fields["last"], self._least) if PERIOD in parts_of(kind) else ()
        for field in (*of_work, day):
            if not field.editor.is_valid():
                field.set_error(field.editor.problem())
                return None
        dated = day.editor.value()
        first, last, least = [field.editor.value() for field in of_work] or [None] * 3
        if dated is None:
            day.set_error(_("Please enter a day."))
            return None
        if (first is None) != (last is None):
            self._fields["last" if first else "first"].set_error(_("A period needs both days."))
            return None
        return BatchWish(
            kind=kind,
            dated=dated,
            first=first,
            last=last,
            languages=tuple(each for each in ("en", "de-simple", "uk") if each in self._languages.selected()),
            with_birth_date=self._birth.value(),
            occasion=self._occasion.editor.value(),
            layout_id=self._layout.editor.code(),
            competences=self._ticked() if kind is Kind.KOMPETENZNACHWEIS else (),
            least_hours=least,
            with_letters=self._letters.value(),
        )

    def display_kind(self, kind: str) -> None:
        """The kind that the chosen people get."""
        self._kind.editor.set_code(kind)
        self._tell()

    def display_layouts(self, layouts: Sequence[tuple[str, str]]) -> None:
        """The layouts to choose from, what was chosen stays; without any there is nothing to choose."""
        chosen = self._layout.editor.code()
        self._layout.editor.set_options([("", _("the usual one")), *layouts])
        self._layout.editor.set_code(chosen if chosen in dict(layouts) else "")
        self._layout.setVisible(bool(layouts))

    def display_competences(self, competences: Sequence[tuple[str, str]]) -> bool:
        """The competences to tick for everybody; what was ticked stays, also when it is offered no longer.

        Returns whether they are others than before.
        """
        ticked, offered = self._competences.selected(), dict(competences)
        known = offered | {code: label for code, label in self._known.items() if code in ticked - offered.keys()}
        if known == self._known:
            return False
        self._known = known
        self._competences = ChipGroup(list(known.items()), "batch.competences", _("Competences"))
        self._competences.set_selected(ticked)
        self._competences.edited.connect(self._tell)
        self._pool.fill([hint(_("Competences of everybody")), self._competences])
        return True

    def display_field(self, name: str) -> None:
        """Puts the cursor into a field."""
        others = {"layout_id": self._layout, "occasion": self._occasion, "competences": self._competences}
        (others.get(name) or self._fields[name]).setFocus()

    def _ticked(self) -> tuple[str, ...]:
        ticked = self._competences.selected()
        return tuple(label for code, label in self._known.items() if code in ticked)

    def _tell(self) -> None:
        kind = Kind(self._kind.editor.code())
        parts = parts_of(kind)
        for widget in self._of_work:
            widget.setVisible(PERIOD in parts)
        self._birth.setVisible(BIRTH_DATE in parts)
        self._occasion.setVisible(OCCASION in parts)
        self._pool.setVisible(kind is Kind.KOMPETENZNACHWEIS)
        self.edited.emit()


class MakeStep(Step):
    """Issuing; afterwards printing, saving, letters and labels."""

    def __init__(self) -> None:
        super().__init__(3, _("Issue and hand out"))
        self.issue = primary_button(_("Issue"), "batch.issue", "Ctrl+Return")
        self._not_yet = hint(_("First everybody is checked. Numbers are given when the certificates are issued."))
        self.print = primary_button(_("Print all"), "batch.print", "Ctrl+P")
        self._save = button(_("Save in a folder …"), "batch.save", "Ctrl+S")
        self._written = InfoBar(Tone.GOOD)
        self._open = self._written.add_button(_("Open folder"), "batch.folder")
        self._letters = button(_("Print letters"), "batch.print_letters")
        options = [(each.key, each.key) for each in labels.formats()]
        self._format = Field(_("Label sheets"), combo(options, 26), "batch.format")
        self._first = Field(_("First free label"), number_edit(0, 99), "batch.first_label")
        self._labels = button(_("Print labels"), "batch.print_labels")
        self._unaddressed = InfoBar(Tone.WARN)
        self._again = button(_("Check the others again"), "batch.again")
        self._new = button(_("New batch"), "batch.new")
        self._first.editor.set_value(1)
        self.add(self._not_yet)
        self.add(self.print, self._save)
        self.add(self._written)
        self._sending = hint(
            _("To send them: letters for window envelopes, or addresses on labels, in the same order.")
        )
        self.add(self._sending)
        self.add(self._letters)
        self.add(self._format, self._first)
        self.add(self._labels)
        self.add(self._unaddressed)
        self.add(self._again, self._new)
        self._result = (self.print, self._save, self._sending, self._letters, self._format, self._first, self._labels,
                        self._new)  # fmt: skip
        self._written.hide()
        self._unaddressed.hide()

    def wire(self, presenter: BatchPresenter) -> None:
        """Connects what can be pressed."""
        papers = presenter.papers
        self._papers = papers
        self.issue.clicked.connect(presenter.issue)
        self.print.clicked.connect(papers.print)
        self._save.clicked.connect(papers.save)
        self._open.clicked.connect(papers.show_folder)
        self._letters.clicked.connect(papers.print_letters)
        self._labels.clicked.connect(self._print_labels)
        self._again.clicked.connect(presenter.take_refused)
        self._new.clicked.connect(presenter.start)

    def display_next(self, count: int, issued: bool) -> None:
        """How many can be issued now."""
        text = ngettext("Issue {n} certificate", "Issue {n} certificates", count).format(n=count)
        self.issue.set_text(text)
        self.issue.setVisible(bool(count))
        self._not_yet.setVisible(not count and not issued)

    def display_result(self, shown: bool, refused: bool) -> None:
        """Whether there is something to hand out, and whether somebody was left out."""
        for widget in self._result:
            widget.setVisible(shown)
        self._again.setVisible(refused)
        if not shown:
            self._written.hide()
            self._unaddressed.hide()

    def display_written(self, text: str) -> None:
        """What was saved."""
        self._written.set_plain_text(text)
        self._written.setVisible(bool(text))

    def display_unaddressed(self, names: Sequence[str]) -> None:
        """People who get neither letter nor label."""
        shown = "; ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
        text = ngettext("{n} person has no address: {names}", "{n} people have no address: {names}", len(names))
        self._unaddressed.set_plain_text(text.format(n=len(names), names=shown) if names else "")
        self._unaddressed.setVisible(bool(names))

    def _print_labels(self) -> None:
        first = self._first.editor.value()
        self._papers.print_labels(self._format.editor.code(), int(first or 1))
