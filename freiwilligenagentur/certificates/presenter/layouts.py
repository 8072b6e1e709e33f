"""How the page of layouts behaves: choosing one, changing it with a preview beside, keeping it, passing it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import DEFAULT
from freiwilligenagentur.certificates.layout_file import ENDING, LARGEST_FILE
from freiwilligenagentur.certificates.layout_rows import LayoutRow, SampleText, StoredLayout
from freiwilligenagentur.certificates.service import Layouts
from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Problem, WrongFile
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator

_LARGEST_PICTURE = 30_000_000


class LayoutsView(Protocol):
    """The page on the screen: the list, the fields, the preview."""

    def display_rows(self, rows: Sequence[LayoutRow], chosen: str) -> None:
        """All layouts of the office."""

    def display_layout(self, stored: StoredLayout | None) -> None:
        """The fields of one layout; None while none is chosen."""

    def display_pictures(self, stored: StoredLayout) -> None:
        """Only the pictures of a layout."""

    def display_state(self, text: str) -> None:
        """Whether what stands in the fields is kept."""

    def display_problems(self, problems: Sequence[Problem], focus: bool) -> None:
        """What is wrong, each at its field; with ``focus`` the cursor goes to the first."""

    def display_preview(self, pdf: bytes | None) -> None:
        """A certificate in this layout; None when it cannot be drawn."""

    def display_samples(self, samples: Sequence[SampleText]) -> None:
        """Whose text the preview can show."""

    def ask_overwrite(self, text: str) -> bool:
        """Whether what stands here shall replace what a colleague kept."""

    def ask_with_signatures(self) -> bool:
        """Whether scanned signatures shall go into the file."""

    def ask_open(self) -> Path | None:
        """Which layout file shall be taken over; None when cancelled."""

    def ask_save(self, proposed: str) -> Path | None:
        """Where a layout file shall be written; None when cancelled."""

    def ask_picture(self) -> Path | None:
        """Which picture; None when cancelled."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class LayoutsPresenter:
    """State of the page. The view says ``edited`` at each change and ``look`` when the typing pauses."""

    def __init__(self, view: LayoutsView, layouts: Layouts, navigator: Navigator) -> None:
        self._view = view
        self._layouts = layouts
        self._navigator = navigator
        self._kept: StoredLayout | None = None
        self._now: StoredLayout | None = None
        self._volunteer_id = ""
        self._kind = Kind.EHRENAMTSNACHWEIS

    # --- choosing

    def refresh(self) -> None:
        """Reads anew; what was changed here and is not kept yet stays."""
        self._view.display_samples(self._layouts.samples())
        rows = self._layouts.rows()
        if self._is_changed():
            self._view.display_rows(rows, self._now.id if self._now else "")
            self.look()
            return
        wanted = self._now.id if self._now else ""
        found = next((row.id for row in rows if row.id == wanted), rows[0].id if rows else "")
        self._view.display_rows(rows, found)
        if found:
            self._open(found)
        elif begun := self._layouts.draft(""):
            self._show(StoredLayout(), begun)
        else:
            self._show(None, None)

    def choose(self, layout_id: str) -> None:
        """Another one was chosen in the list; the present one is kept first."""
        if self._now is None or layout_id != self._now.id:
            self.keep()
            self._open(layout_id)

    def show_with(self, volunteer_id: str, kind: Kind) -> None:
        """The preview shows somebody's text as a certificate of this kind."""
        self._volunteer_id, self._kind = volunteer_id, kind
        self.look()

    # --- changing

    def edited(self, stored: StoredLayout) -> None:
        """Takes what stands in the fields."""
        self._now = stored

    def look(self) -> None:
        """Shows the preview and what is wrong; called when the typing pauses."""
        if self._now is not None:
            problems = self._layouts.problems(self._now)
            self._view.display_problems(problems, focus=False)
            if problems:
                self._view.display_state(self._keep_draft() or self._state())
                return
        self._preview()
        self._view.display_state(self._keep_draft() or self._state())

    def take_picture(self, place: str) -> None:
        """Asks for a picture and puts it in a place of the layout: ``logo``, ``seal``, ``signature-1`` and so on."""
        if self._now is None or (chosen := self._view.ask_picture()) is None:
            return
        try:
            picture = self._layouts.picture(_read(chosen, _LARGEST_PICTURE))
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._with_pictures(self._now.layout.pictures() | {place: picture})

    def remove_picture(self, place: str) -> None:
        """Takes the picture of a place away."""
        if self._now is not None:
            pictures = self._now.layout.pictures()
            pictures.pop(place, None)
            self._with_pictures(pictures)

    # --- keeping

    def save(self) -> bool:
        """Keeps the layout; False when something is wrong, which then stands at its field."""
        if self._now is None:
            return True
        try:
            kept = self._layouts.save(self._now)
        except Invalid as error:
            self._view.display_problems(error.problems, focus=True)
            return False
        except Conflict as error:
            return self._settle(str(error))
        except OfficeError as error:
            self._view.tell_error(str(error))
            return False
        self._layouts.discard_draft(self._now.id)
        self._show_kept(kept)
        self._navigator.tell(_("Saved."))
        return True

    def keep(self) -> None:
        """Keeps the layout where that is possible; else what was typed waits as a draft."""
        if self._now is not None and self._is_changed():
            if self._layouts.problems(self._now):
                if refused := self._keep_draft():
                    self._view.tell_error(refused)
            else:
                self.save()

    def discard(self) -> None:
        """Shows the layout as it is kept; what was typed since goes."""
        if self._now is None:
            return
        self._layouts.discard_draft(self._now.id)
        self._now = self._kept if self._kept and self._kept.id else None
        self.refresh()

    def new(self) -> None:
        """Begins a layout, with today's look."""
        self.keep()
        self._begin(self._layouts.new())

    def duplicate(self) -> None:
        """Begins a layout that looks as the present one."""
        self.keep()
        if self._now is not None:
            self._begin(self._layouts.copy_of(self._now))

    def delete(self) -> None:
        """Deletes the layout; Ctrl+Z brings it back."""
        if self._now is None:
            return
        name = self._now.layout.name
        try:
            if self._now.id:
                self._layouts.delete(self._now.id)
        except OfficeError as error:
            self._view.tell_error(str(error))
        self._layouts.discard_draft(self._now.id)
        self._now = self._kept = None
        self.refresh()
        self._navigator.tell(_("Layout “{name}” is deleted. Ctrl+Z brings it back.").format(name=name))

    # --- as a file

    def import_file(self) -> None:
        """Takes a layout over from a file."""
        self.keep()
        if (place := self._view.ask_open()) is None:
            return
        try:
            kept = self._layouts.from_file(_read(place, LARGEST_FILE))
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._show_kept(kept)
        self._navigator.tell(_("Layout “{name}” was taken over.").format(name=kept.layout.name))

    def export_file(self) -> None:
        """Writes the layout into a file, for keeping or for another agency."""
        if self._now is None or (self._is_changed() and not self.save()):
            return
        signed = any(each.picture for each in self._now.layout.signatures)
        with_signatures = signed and self._view.ask_with_signatures()
        place = self._view.ask_save(self._now.layout.name + ENDING)
        if place is None:
            return
        try:
            write_safely(place, self._layouts.to_file(self._now, with_signatures=with_signatures))
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._navigator.tell(_("{name} is written.").format(name=place.name))

    # --- inside

    def _open(self, layout_id: str) -> None:
        try:
            kept = self._layouts.get(layout_id)
            begun = self._layouts.draft(layout_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        # A draft of an older version was overtaken by a colleague or by an undo.
        self._show(kept, begun if begun and begun.version == kept.version else kept)

    def _begin(self, stored: StoredLayout) -> None:
        """A new layout exists at once, so that it stands in the list and can be taken back."""
        try:
            self._show_kept(self._layouts.save(stored))
        except OfficeError as error:
            self._view.tell_error(str(error))

    def _show_kept(self, kept: StoredLayout) -> None:
        self._kept = self._now = kept
        self._view.display_rows(self._layouts.rows(), kept.id)
        self._show(kept, kept)

    def _show(self, kept: StoredLayout | None, now: StoredLayout | None) -> None:
        self._kept, self._now = kept, now
        self._view.display_layout(now)
        self._preview()
        if now is not None:
            self._view.display_problems(self._layouts.problems(now), focus=False)
        self._view.display_state(self._state())

    def _with_pictures(self, pictures: dict[str, bytes]) -> None:
        if self._now is not None:
            self._now = replace(self._now, layout=self._now.layout.with_pictures(pictures))
            self._view.display_pictures(self._now)
            self.look()

    def _preview(self) -> None:
        layout = self._now.layout if self._now else DEFAULT
        try:
            pdf = self._layouts.preview(layout, self._volunteer_id, self._kind)
        except OfficeError as error:
            self._view.display_preview(None)
            self._view.display_state(str(error))
            return
        self._view.display_preview(pdf)

    def _keep_draft(self) -> str:
        """Why the draft could not be written, "" when it was or nothing was changed."""
        if self._now is not None and self._is_changed():
            try:
                self._layouts.keep_draft(self._now)
            except OfficeError as error:
                return str(error)
        return ""

    def _state(self) -> str:
        if self._now is None:
            return _("So look certificates without a layout of your own.")
        if self._is_changed():
            return _("Changed, not saved yet. What you typed is kept.")
        return _("Saved, version {n}.").format(n=self._now.version)

    def _settle(self, text: str) -> bool:
        """A colleague was quicker: takes this one's place over it, or shows what the colleague kept."""
        if self._now is None:
            return False
        newest = self._layouts.get(self._now.id)
        if self._view.ask_overwrite(text):
            self._now = replace(self._now, version=newest.version)
            return self.save()
        self._layouts.discard_draft(newest.id)
        self._show_kept(newest)
        return False

    def _is_changed(self) -> bool:
        return self._now != self._kept


def _read(place: Path, most: int) -> bytes:
    try:
        with place.open("rb") as file:
            content = file.read(most + 1)
    except OSError:
        raise WrongFile(_("{name} cannot be read.").format(name=place.name)) from None
    if len(content) > most:
        raise WrongFile(_("{name} is too large. Nothing was taken over.").format(name=place.name))
    return content
