"""ZIP archives that somebody else packed."""

from __future__ import annotations

import zipfile
import zlib
from typing import Final

BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading one raises that is damaged, locked or packed in an unknown way; these have no class in common.

OSError is not among them: where the archive lies on a disk, it may be the disk.
"""
