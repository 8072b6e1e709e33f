"""What a double click on the file of a stand leads to while no office is open."""

from __future__ import annotations

from pathlib import Path

from freiwilligenagentur import paths
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office import access
from freiwilligenagentur.settings import Settings


def lying_here(settings: Settings) -> Path | None:
    """The stand that a laptop without an office goes on with; None where there is an office, or no stand."""
    if not access.needs_setup(settings) or not paths.stands().is_dir():
        return None
    from freiwilligenagentur.fair.service import here

    return here.newest()


def goes_home(file: Path, settings: Settings) -> bool:
    """Whether a file comes back from a stand and this computer has the office that it may belong to.

    Raises WrongFile or NoPermission.
    """
    from freiwilligenagentur.fair.container import read_label
    from freiwilligenagentur.fair.service import here

    label = read_label(file)
    return label.closed and not access.needs_setup(settings) and not here.lies_here(label.stand_id)


def about(error: OfficeError) -> tuple[str, str]:
    """Title and sentence for a file that cannot be used."""
    return _("File of a stand"), str(error)


def about_waiting(file: Path) -> tuple[str, str]:
    """Title and sentence for a file that waits until somebody has logged in."""
    text = _("{name} comes home from a stand. Please log in; then you see what it brings. Until then nothing changes.")
    return _("File of a stand"), text.format(name=file.name)


def about_setting_up(file: Path) -> tuple[str, str, str, str]:
    """Title, question and both answers for a file that comes while an office is being set up."""
    text = _(
        "A new office is being set up. {name} is for a laptop at a stand and needs none. If you open it, what you "
        "entered for the new office is not kept."
    )
    return _("File of a stand"), text.format(name=file.name), _("Open the stand"), _("Go on setting up")
