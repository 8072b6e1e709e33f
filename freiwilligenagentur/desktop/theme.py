"""How the windows look: colours by the system's light or dark mode, spacing, and sizes relative to the system font."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from freiwilligenagentur.desktop import palette as _palette
from freiwilligenagentur.desktop.palette import Colours
from freiwilligenagentur.desktop.stylesheet import style_sheet

HALF = 4
GAP = 8
BLOCK = 16
EDGE = 24
RADIUS = 4

HEAD = 1.45  # a page title, times the system font
SMALL = 0.88  # hints and labels above fields


def apply(app: QApplication, dark: bool | None = None) -> None:
    """Gives the whole program its look and keeps following the system; ``dark`` fixes the mode (for pictures)."""
    theme = _theme_of(app)
    theme.fixed = dark
    theme.refresh()


def colours() -> Colours:
    """The colours in use now. Ask when painting, never keep them: the system may switch to dark."""
    app = QApplication.instance()
    return _theme_of(app).colours if isinstance(app, QApplication) else _palette.LIGHT


def font(factor: float = 1.0, bold: bool = False) -> QFont:
    """The system font, scaled."""
    scaled = QFont(QApplication.font())
    scaled.setPointSizeF(scaled.pointSizeF() * factor)
    if bold:
        scaled.setWeight(QFont.Weight.DemiBold)
    return scaled


def em(lines: float = 1.0) -> int:
    """The height of that many lines of the system font, in device-independent pixels."""
    return round(QFontMetrics(QApplication.font()).height() * lines)


def chars(count: int) -> int:
    """The width of that many ordinary characters of the system font, in device-independent pixels."""
    return QFontMetrics(QApplication.font()).horizontalAdvance("0") * count


def control_height() -> int:
    """The height of buttons and of everything that takes one line."""
    return em() + 2 * 7


class _Theme(QObject):
    """Lives as a child of the application; sets palette and style sheet again whenever the system changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.fixed: bool | None = None
        self.colours = _palette.LIGHT
        app.styleHints().colorSchemeChanged.connect(self.refresh)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self.refresh)

    def refresh(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.colours = self._choose(app)
        app.setPalette(_qt_palette(self.colours))
        app.setStyleSheet(style_sheet(self.colours))

    def _choose(self, app: QApplication) -> Colours:
        hints = app.styleHints()
        if self.fixed is None and hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return _palette.from_system(app.style().standardPalette())
        dark = hints.colorScheme() == Qt.ColorScheme.Dark if self.fixed is None else self.fixed
        return _palette.DARK if dark else _palette.LIGHT


@cache
def _theme_of(app: QApplication) -> _Theme:
    """The one of an application. Looking for it among its children makes Python name all six hundred numbers of Qt's
    styles, since the style is one of them.
    """
    return _Theme(app)


def _qt_palette(colours: Colours) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, value in {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.surface_soft,
        roles.Text: colours.text,
        roles.Button: colours.surface,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.accent_text,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.accent_text,
        roles.Accent: colours.accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.PlaceholderText: colours.muted,
        roles.ToolTipBase: colours.surface,
        roles.ToolTipText: colours.text,
        roles.Light: colours.surface,
        roles.Midlight: colours.border,
        roles.Mid: colours.control,
        roles.Dark: colours.control,
        roles.Shadow: colours.control,
    }.items():
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.control))
    return palette
