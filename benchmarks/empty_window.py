"""An empty window with Qt and SQLAlchemy loaded: what the frozen program's start is measured beside.

A word on the command line stands in the window: with the first word Qt reads the list of fonts.
"""

from __future__ import annotations

import sys

import sqlalchemy.orm
from PySide6 import QtCore, QtGui, QtWidgets

LOADED = (sqlalchemy.orm, QtCore, QtGui)
application = QtWidgets.QApplication(sys.argv)
window = QtWidgets.QMainWindow()
window.setWindowTitle("Leeres Fenster")
window.resize(1366, 768)
if sys.argv[1:]:
    window.setCentralWidget(QtWidgets.QLabel(sys.argv[1]))
window.show()
raise SystemExit(application.exec())
