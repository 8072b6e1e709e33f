"""The small style sheet over the native style: fields, surfaces, lists; made from the colour tokens."""

from __future__ import annotations

from string import Template

from freiwilligenagentur.desktop.palette import Colours

# Combo boxes of Qt's own dialogs stay native: only those of the kit paint their arrow themselves.
# Roles are set as dynamic properties by the widgets of this room, never by object name.
_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: 4px 6px; }

*[surface="page"] { background: $surface; }
*[surface="soft"] { background: $surface_soft; }
*[surface="window"] { background: $window; }
QFrame[surface="card"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[line="true"] { background: $border; border: none; }

QLabel[role="hint"], QLabel[role="label"] { color: $muted; }
QLabel[role="error"] { color: $red; }
QLabel[role="links"] { border: 2px solid transparent; border-radius: 4px; }
QLabel[role="links"]:focus { border-color: $focus; }
QScrollArea[reads="true"] { border: 2px solid transparent; }
QScrollArea[reads="true"]:focus { border-color: $focus; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox[kit="true"], QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $control; border-radius: 4px;
    selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit { padding: 5px 7px; }
QComboBox[kit="true"] { padding: 5px 26px 5px 9px; combobox-popup: 0; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox[kit="true"]:focus, QAbstractSpinBox:focus {
    border: 2px solid $focus;
}
QLineEdit:focus { padding: 4px 6px; }
QComboBox[kit="true"]:focus { padding: 4px 25px 4px 8px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 4px; }
*[invalid="true"] { border: 2px solid $red; }
QLineEdit[invalid="true"] { padding: 4px 6px; }
QComboBox[kit="true"][invalid="true"] { padding: 4px 25px 4px 8px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $surface_soft; border-color: $border; }
QLineEdit:disabled, QComboBox[kit="true"]:disabled, QPlainTextEdit:disabled {
    background: $surface_soft; color: $control; border-color: $border;
}
QComboBox[kit="true"]::drop-down { border: none; width: 22px; }
QComboBox[kit="true"]::down-arrow { image: none; }
QComboBox[kit="true"] QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $control; outline: none;
    selection-background-color: $accent_soft; selection-color: $on_accent_soft;
}
QComboBox[kit="true"] QAbstractItemView::item { padding: 5px 8px; }

QTableView, QListView, QTreeView {
    background: $surface; border: 1px solid $border; outline: none; alternate-background-color: $surface_soft;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid $focus; }
QListView::item { padding: 5px 8px; color: $text; }
QListView::item:selected { background: $accent_soft; color: $on_accent_soft; }
QHeaderView { background: $surface; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $border; padding: 6px 8px;
}
QHeaderView::section:hover { background: $hover; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control; border: 3px solid $surface; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: none; background: transparent; }
QSplitter::handle { background: $border; }
QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QTabBar { border: 2px solid transparent; border-radius: 4px; }
QTabBar:focus { border-color: $focus; }
QTabBar::tab {
    padding: 6px 12px; color: $muted; background: transparent; border: 2px solid transparent;
    border-bottom: 3px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QProgressBar {
    border: 1px solid $control; border-radius: 4px; background: $surface_soft; text-align: center; color: $text;
    min-height: 8px; max-height: 8px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(colours: Colours) -> str:
    """The sheet in these colours."""
    return _SHEET.substitute({name: str(value) for name, value in colours._asdict().items()})
