"""What Windows calls the trays of a printer, as the printer's own driver and dialog do. Qt knows their numbers only."""

from __future__ import annotations

import sys

_BIN_NAMES = 12  # DC_BINNAMES
_LENGTH = 24  # characters for each name, the last ones zero


def tray_names(printer: str) -> list[str]:
    """The names in the order of Qt's ``supportedPaperSources``; empty where the system has none."""
    if sys.platform == "win32":
        import ctypes

        # In this spelling the packer does not go looking for it: it is a part of Windows.
        ask = ctypes.windll["winspool.drv"].DeviceCapabilitiesW
        ask.argtypes = [ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_ushort, ctypes.c_wchar_p, ctypes.c_void_p]
        count = ask(printer, None, _BIN_NAMES, None, None)
        if count > 0:
            names = ctypes.create_unicode_buffer(count * _LENGTH)
            ask(printer, None, _BIN_NAMES, names, None)
            return cut(names[:])
    return []


def cut(names: str) -> list[str]:
    """Names out of fields of equal length."""
    return [names[at : at + _LENGTH].partition("\0")[0] for at in range(0, len(names), _LENGTH)]
