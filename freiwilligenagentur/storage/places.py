"""Whether a place is fit for a database: a local disk, with permission, and nobody else in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from freiwilligenagentur import locks
from freiwilligenagentur.errors import AlreadyOpen, NetworkShare, NoPermission
from freiwilligenagentur.files import refusal
from freiwilligenagentur.i18n import _

NETWORK_FILE_SYSTEMS = frozenset(
    {"cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "ncpfs", "afs", "webdav", "davfs", "9p", "afpfs",
     "glusterfs", "ceph", "fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.sshfs", "fuse.davfs2",
     "fuse.rclone", "fuse.glusterfs", "fuse.curlftpfs", "fuse.s3fs", "fuse.onedriver"}
)  # fmt: skip
_DRIVE_REMOTE = 4  # of GetDriveTypeW


def check(place: Path) -> None:
    """Raises NetworkShare or NoPermission when a database must not or cannot lie there."""
    folder = place.parent.absolute()
    if is_network(folder):
        raise NetworkShare(
            _(
                "{folder} lies on a network drive. A database there would be damaged sooner or later, so the program "
                "does not open it. Please choose a folder on this computer; "
                "several workstations need the server edition."
            ).format(folder=folder)
        )
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(existing, os.W_OK) or (place.exists() and not os.access(place, os.R_OK | os.W_OK)):
        raise NoPermission(
            _("There is no permission to write in {folder}. Nothing was changed. Please choose another folder.").format(
                folder=folder
            )
        )


def is_network(folder: Path) -> bool:
    """Whether a folder lies on a network share. Never asks a share for anything: one that is gone answers late."""
    real = os.path.realpath(folder)  # on Windows this shows the share behind the letter of a drive
    if any(path.removeprefix("\\\\?\\").startswith(("\\\\", "//", "UNC\\")) for path in (str(folder), real)):
        return True
    return is_remote_drive(real) if sys.platform == "win32" else _kind_of_mount(real) in NETWORK_FILE_SYSTEMS


def is_remote_drive(path: str) -> bool:
    """What Windows says of the drive of a path."""
    import ctypes

    drive, _below = os.path.splitdrive(path)
    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE)  # type: ignore[attr-defined]


def mounts() -> list[tuple[str, str]]:
    """(folder, file system) of all that is mounted on Linux."""
    lines = (line.split(" ") for line in Path("/proc/self/mounts").read_text("utf-8").splitlines())
    return [(words[1].replace(r"\040", " "), words[2]) for words in lines]


def _kind_of_mount(path: str) -> str:
    """The longest mount point that leads to a path is the one it lies on."""
    leading = [(mount, kind) for mount, kind in mounts() if Path(path).is_relative_to(mount)]
    return max(leading, key=lambda each: len(each[0]))[1]


def lock(place: Path) -> BinaryIO:
    """Takes the place for this program until the file that it returns is closed, or the program ends however it may.

    Raises AlreadyOpen when a second program holds it, and NoPermission or DiskFull when the system does not let the
    lock be made.
    """
    try:
        guard = locks.hold(place.with_name(f"{place.name}.lock"))
    except OSError as error:
        raise refusal(error, place) from error
    if guard is None:
        raise AlreadyOpen(
            _("This office is already open in another window or program. Please use that one, or close it first.")
        )
    return guard
