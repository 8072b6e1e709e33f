"""Qt's own words (print dialog, file dialog, context menus) in the language of the office."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from freiwilligenagentur import i18n


def speak(app: QApplication) -> None:
    """Switches Qt's own dialogs to the language in use; call it again after changing the language."""
    translator = _translator_of(app)
    app.removeTranslator(translator)
    QLocale.setDefault(QLocale("de_DE" if i18n.language() == "de" else "en_GB"))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(translator)


@cache
def _translator_of(app: QApplication) -> QTranslator:
    return QTranslator(app)
