"""Whether a place is fit for a database: a local disk, with permission, and nobody else in it."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from freiwilligenagentur.errors import AlreadyOpen, NetworkShare, NoPermission
from freiwilligenagentur.files import refusal
from freiwilligenagentur.i18n import _

NETWORK_FILE_SYSTEMS = frozenset(
    {"cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "ncpfs", "afs", "webdav", "davfs", "fuse.sshfs",
     "fuse.davfs2", "fuse.rclone", "9p", "afpfs", "glusterfs", "fuse.glusterfs", "ceph"}
)  # fmt: skip


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
    """Whether a folder lies on a network share."""
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return True
    # The longest mount point that leads to the folder is the one it lies on.
    resolved = os.path.normcase(os.path.realpath(text))
    best, network = "", False
    for part in psutil.disk_partitions(all=True):
        mount = os.path.normcase(part.mountpoint)
        inside = resolved == mount or resolved.startswith(mount.rstrip(os.sep) + os.sep)
        if inside and len(mount) >= len(best):
            best = mount
            network = part.fstype.lower() in NETWORK_FILE_SYSTEMS or "remote" in part.opts.split(",")
    return network


def lock(place: Path) -> FileLock:
    """Takes the place for this program. Raises AlreadyOpen when a second program holds it, and NoPermission or DiskFull
    when the system does not let the lock be made.
    """
    # An office is opened in the thread of a task and closed in the window's; a lock per thread would never be freed.
    guard = FileLock(str(place) + ".lock", thread_local=False)
    try:
        guard.acquire(timeout=0)
    except Timeout:
        raise AlreadyOpen(
            _("This office is already open in another window or program. Please use that one, or close it first.")
        ) from None
    except OSError as error:
        raise refusal(error, place) from error
    return guard
