"""The window kit: look, fields, tables, tasks, preview and print, the same in every room."""

import builtins

import PySide6.QtCore  # noqa: F401  (it has to be there first)

# PySide puts an import of its own in Python's place. That one reads the source of every module that follows, in search
# of a switch to other spellings that nobody here uses; it costs a third of a millisecond a module.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
