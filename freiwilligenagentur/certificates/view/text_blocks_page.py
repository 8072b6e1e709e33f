"""Text blocks on the screen: the list; beside it one block, its three forms, and what it says of three people."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.text_blocks import (
    FORMS,
    BlockRow,
    TextBlocksPresenter,
    block_of,
    placeholders,
)
from freiwilligenagentur.certificates.service.text_blocks import TextBlocks
from freiwilligenagentur.certificates.text_blocks import Block, Fault, Shape, Variants
from freiwilligenagentur.certificates.view.parts import FilterLine, fact_grid, flowing
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.editors import MultiLine
from freiwilligenagentur.desktop.fields import Field, line_edit, multi_line
from freiwilligenagentur.desktop.forms import Form, FormSection, display_problems
from freiwilligenagentur.desktop.labels import Tone, hint
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.desktop.pages import EmptyState, InfoBar, PageHeader
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements.view.one_of import OneOf
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

_P = "certificates.text_blocks"
_BOTH_CHARS = 110


class TextBlocksPage(QWidget):
    """Fulfils TextBlocksView; ``refresh``, ``leave`` and ``open_draft`` are for the frame."""

    def __init__(
        self,
        blocks: TextBlocks,
        vocabulary: Vocabulary,
        navigator: Navigator,
        memory: MutableMapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(_P)
        self.setProperty("surface", "page")
        self._head = PageHeader(_("Text blocks"))
        self._new = primary_button(_("New text block"), f"{_P}.new", "Ctrl+N")
        self._head.add_button(self._new)
        self._filter = FilterLine(f"{_P}.filter", _("Filter the text blocks"), _("Type to filter (Ctrl+F)"))
        self._table = RowTable(_columns(), f"{_P}.table", _("Text blocks"), give_way=(3, 2))
        self._table.remember_columns({} if memory is None else memory)
        self._empty = EmptyState("")
        self._list = QStackedWidget()
        self._list.addWidget(self._table)
        self._list.addWidget(self._empty)
        self._side = _BlockSide(vocabulary)
        self._presenter = TextBlocksPresenter(self, blocks, vocabulary, navigator)
        self._wire()
        self._lay_out()

    def refresh(self) -> None:
        """Reads the list anew; what was typed stays."""
        self._presenter.refresh()

    def leave(self) -> bool:
        """Keeps what was typed."""
        return self._presenter.leave()

    def open_draft(self, draft_key: str) -> None:
        """Goes on with a block that was begun and not kept; the key is that of the draft."""
        self._presenter.go_on(draft_key.partition("/")[2])
        self._enter()

    def display_rows(self, rows: Sequence[BlockRow], chosen: str) -> None:
        self._table.set_rows(rows)
        if chosen:
            self._table.select(chosen)

    def display_count(self, text: str, empty: str) -> None:
        self._head.set_texts(_("Text blocks"), text)
        self._empty.set_text(empty)
        self._list.setCurrentWidget(self._empty if empty else self._table)

    def display_filter(self, text: str) -> None:
        self._filter.set_value(text)

    def display_block(self, block: Block | None, state: str) -> None:
        self._side.display_block(block, state)

    def display_faults(self, found: Mapping[str, Sequence[Fault]]) -> None:
        self._side.display_faults(found)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        for problem in display_problems(self._side.fields, problems):
            self.tell_error(problem.text)

    def display_preview(self, said: Sequence[tuple[str, str]]) -> None:
        self._side.display_preview(said)

    def display_kept_draft(self, waiting: bool) -> None:
        self._side.begun.setVisible(waiting)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _wire(self) -> None:
        presenter = self._presenter
        self._new.clicked.connect(self._begin_new)
        self._filter.textEdited.connect(presenter.filter)
        self._filter.stepped.connect(self._table.step)
        self._filter.accepted.connect(self._enter)
        self._table.chosen.connect(presenter.choose)
        self._table.activated_id.connect(self._enter)
        self._side.form.edited.connect(self._tell_edited)
        self._side.save.clicked.connect(presenter.save)
        self._side.aside.clicked.connect(presenter.put_aside_or_back)
        self._side.anew.clicked.connect(presenter.begin_anew)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._filter.setFocus)

    def _tell_edited(self) -> None:
        self._presenter.edited(self._side.form.value())

    def _begin_new(self) -> None:
        self._presenter.begin_new()
        self._enter()

    def _enter(self) -> None:
        self._split.bring_record_to_front(True)
        self._side.fields["title"].setFocus()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("surface", "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.EDGE, theme.GAP, theme.GAP, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self._head)
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        self._split = ListAndRecord(left, self._side, _P, _BOTH_CHARS)
        self._split.back_asked.connect(self._table.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        follow_reading_order(self)


class _BlockForm(QWidget):
    """The fields of one block."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        labels = {
            "neutral": _("Full name (neutral)"),
            "feminine": _("Ms, where it differs"),
            "masculine": _("Mr, where it differs"),
        }
        self.fields = {"title": Field(_("Name"), line_edit(34), f"{_P}.title")}
        self.fields |= {form: Field(labels[form], multi_line(3), f"{_P}.{form}") for form in FORMS}
        self.preview = WidgetColumn(theme.GAP)
        shapes = [(Shape.TASKS.value, _("List, one task a line")), (Shape.PROSE.value, _("Sentences"))]
        self._shape = OneOf(shapes, f"{_P}.shape", _("Where it goes"))
        self._activities = _chips(vocabulary, TermList.ACTIVITY, "activities", _("Activities"))
        self._areas = _chips(vocabulary, TermList.AREA, "areas", _("Areas"))
        self.edited = self._shape.edited
        self._lay_out()
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self._activities.edited.connect(self.edited)
        self._areas.edited.connect(self.edited)

    def set_value(self, block: Block) -> None:
        """Shows a block; emits nothing."""
        for name, text in {"title": block.title, **{form: getattr(block.words, form) for form in FORMS}}.items():
            self.fields[name].clear_error()
            self.fields[name].editor.set_value(text)
        self._shape.set_code(block.shape.value)
        self._activities.editor.set_selected(block.activities)
        self._areas.editor.set_selected(block.areas)

    def value(self) -> Block:
        """What stands there now; blanks around a text stay while somebody types."""
        words = Variants(**{form: self.fields[form].editor.toPlainText() for form in FORMS})
        areas, activities = self._areas.editor.selected(), self._activities.editor.selected()
        return block_of(self.fields["title"].editor.value(), self._shape.code(), words, areas, activities)

    def _lay_out(self) -> None:
        what, words, about = FormSection(_("Text block")), FormSection(_("Words")), FormSection(_("Offered for"))
        says = FormSection(_("So it reads"))
        what.add(self.fields["title"])
        what.add(self._shape)
        about.add(self._activities)
        about.add(self._areas)
        words.add(hint(placeholders()))
        for form in FORMS:
            words.add(self.fields[form])
        says.add(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for section in (what, words, says, about):
            layout.addWidget(section)


class _BlockSide(QWidget):
    """One block, what it says, and the buttons; or that none is chosen."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.form = _BlockForm(vocabulary)
        self.fields = self.form.fields
        self._state = hint("")
        self.begun = InfoBar(Tone.NEUTRAL)
        self.begun.set_text(_("You began to change this text and did not keep it. It is here again."))
        self.anew = self.begun.add_button(_("Give it up"), f"{_P}.anew")
        self.save = primary_button(_("Save"), f"{_P}.save", "Ctrl+S")
        self.aside = button(_("Put aside"), f"{_P}.aside")
        self._nothing = EmptyState(_("Choose a text block to change it, or begin a new one with Ctrl+N."))
        self._stack = QStackedWidget()
        self._lay_out()

    def display_block(self, block: Block | None, state: str) -> None:
        """Shows a block, or that none is chosen."""
        self._stack.setCurrentIndex(0 if block is None else 1)
        self._state.setText(state)
        if block is not None:
            self.form.set_value(block)
            self.aside.set_text(_("Put aside") if block.active else _("Offer again"))
            self.aside.setVisible(bool(block.key))

    def display_faults(self, found: Mapping[str, Sequence[Fault]]) -> None:
        """Underlines each fault and says the first one with its place."""
        for form, faults in found.items():
            field = self.fields[form]
            _underline(field.editor, faults)
            if faults:
                first = faults[0]
                text = _("Line {line}, column {column}: {problem}")
                said = text.format(line=first.line, column=first.column, problem=first.text)
                if field.error() != said:
                    field.set_error(said, focus=False)
            else:
                field.clear_error()

    def display_preview(self, said: Sequence[tuple[str, str]]) -> None:
        """The three forms below each other."""
        self.form.preview.fill([fact_grid(said)])

    def _lay_out(self) -> None:
        form = Form(f"{_P}.form")
        form.add(self._state)
        form.add(self.begun)
        form.add(self.form)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(theme.BLOCK, theme.GAP, theme.BLOCK, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(form, 1)
        column.addWidget(flowing(self.save, self.aside))
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(block)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)


def _chips(vocabulary: Vocabulary, which: TermList, name: str, label: str) -> Field:
    return Field(label, ChipGroup(vocabulary.options(which), f"{_P}.{name}", label, visible=4), f"{_P}.{name}")


def _underline(editor: MultiLine, faults: Sequence[Fault]) -> None:
    marks = []
    for fault in faults:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(theme.colours().red))
        look.setBackground(QColor(theme.colours().red_soft))
        cursor = QTextCursor(editor.document())
        cursor.setPosition(fault.start)
        cursor.setPosition(fault.start + fault.length, QTextCursor.MoveMode.KeepAnchor)
        mark.format, mark.cursor = look, cursor
        marks.append(mark)
    editor.setExtraSelections(marks)


def _columns() -> list[Column]:
    return [
        Column(_("Name"), lambda row: row.title, least=18),
        Column(_("For"), lambda row: row.topics, least=18),
        Column(_("Goes into"), lambda row: row.shape, 11),
        Column(_("State"), lambda row: row.state, 12),
    ]
