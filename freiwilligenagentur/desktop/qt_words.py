"""Qt's own words (print dialog, file dialog, context menus) in the language of the office."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from freiwilligenagentur import i18n

_NAME = "desktop.qt_words"


def speak(app: QApplication) -> None:
    """Switches Qt's own dialogs to the language in use; call it again after changing the language."""
    for earlier in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    QLocale.setDefault(QLocale("de_DE" if i18n.language() == "de" else "en_GB"))
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(translator)
