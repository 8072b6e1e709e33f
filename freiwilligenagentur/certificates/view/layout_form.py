"""The fields of a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import (
    FOOTERS,
    MOST_SIGNATURES,
    PICTURE_PLACES,
    FrameStyle,
    Layout,
    LogoChoice,
    Place,
    SignatureBlock,
    Stamp,
)
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.view.colour_line import ColourLine
from freiwilligenagentur.certificates.view.picture_box import PictureBox
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.fields import Field, combo, line_edit, multi_line, number_edit
from freiwilligenagentur.desktop.forms import Form, FormSection, display_problems
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _

_PARTS = ("name", "function", "body")


class LayoutForm(QWidget):
    """Everything that can be chosen. ``edited`` at each change by the user; the pictures' buttons say their place."""

    edited = Signal()
    picture_wanted = Signal(str)
    picture_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stored = StoredLayout()
        accent, rule = _("Title and frame"), _("Fine lines")
        self._fields = {
            "name": Field(_("Name of the layout"), line_edit(), "certificates.layout.name"),
            "logo": Field(_("Logo"), combo(_logos()), "certificates.layout.logo"),
            "logo_place": Field(_("Where it stands"), combo(_places()), "certificates.layout.logo_place"),
            "logo_width": Field(_("Wide (mm)"), number_edit(1, 99), "certificates.layout.logo_width"),
            "logo_height": Field(_("High (mm)"), number_edit(1, 99), "certificates.layout.logo_height"),
            "letterhead": Field(
                _("Lines below the agency's name"),
                multi_line(3),
                "certificates.layout.letterhead",
                _("Up to six lines; empty for the address from the settings."),
            ),
            "accent": Field(accent, ColourLine("certificates.layout.accent", accent), "certificates.layout.accent"),
            "rule": Field(rule, ColourLine("certificates.layout.rule", rule), "certificates.layout.rule"),
            "frame": Field(_("Frame"), combo(_frames()), "certificates.layout.frame"),
            "stamp": Field(_("Beside the signatures"), combo(_stamps()), "certificates.layout.stamp"),
            "footer": Field(
                _("Lines at the foot"), multi_line(2), "certificates.layout.footer", _("Up to two lines on each page.")
            ),
            **{
                name: Field(
                    label, multi_line(2), f"certificates.layout.{name}", _("Empty: the German lines stand there.")
                )
                for name, label in _footers()
            },
            "authorisation": Field(
                _("Authorisation (Ausstellungsberechtigung)"),
                line_edit(),
                "certificates.layout.authorisation",
                _("By which paper you may issue under a title of the Land, for example “Bescheid vom …”."),
            ),
            "title": Field(
                _("Title instead of the usual one"),
                line_edit(),
                "certificates.layout.title",
                _("Empty for the title of the kind, such as Ehrenamtsnachweis."),
            ),
        }
        self._signatures = [self._signature_fields(number) for number in range(MOST_SIGNATURES)]
        self._default_for = ChipGroup(kind_names(), "certificates.layout.default_for", _("Applies by itself to"))
        self._pictures = {place: PictureBox(_picture_name(place), _picture_id(place)) for place in PICTURE_PLACES}
        self._form = Form("certificates.layout.form")
        self._lay_out()
        self._wire()

    def set_value(self, stored: StoredLayout) -> None:
        """Shows a layout; emits nothing."""
        self._stored = stored
        layout = stored.layout
        for name, field in self._fields.items():
            field.clear_error()
            value = getattr(layout, name)
            field.editor.set_value("\n".join(value) if isinstance(value, tuple) else value)
        for number, row in enumerate(self._signatures):
            signed = layout.signatures[number] if number < len(layout.signatures) else SignatureBlock()
            for part, field in row.items():
                field.clear_error()
                field.editor.set_value(getattr(signed, part))
        self._default_for.set_selected(map(str, stored.default_for))
        self.set_pictures(stored)

    def set_pictures(self, stored: StoredLayout) -> None:
        """Shows the pictures of a layout; the other fields stay."""
        self._stored = replace(self._stored, layout=stored.layout)
        pictures = stored.layout.pictures()
        for place, box in self._pictures.items():
            box.display(pictures.get(place))
        self._show_what_is_needed()

    def value(self) -> StoredLayout:
        """What stands in the fields, with the pictures and the version that were shown."""
        said = {name: field.editor.value() for name, field in self._fields.items()}
        layout = Layout(
            name=said["name"],
            logo=LogoChoice(said["logo"]),
            logo_width=float(said["logo_width"] or 0),
            logo_height=float(said["logo_height"] or 0),
            logo_place=Place(said["logo_place"]),
            accent=said["accent"],
            rule=said["rule"],
            letterhead=_lines(said["letterhead"]),
            frame=FrameStyle(said["frame"]),
            signatures=self._signed(),
            stamp=Stamp(said["stamp"]),
            footer=_lines(said["footer"]),
            footer_en=_lines(said["footer_en"]),
            footer_simple=_lines(said["footer_simple"]),
            footer_uk=_lines(said["footer_uk"]),
            authorisation=said["authorisation"],
            title=said["title"],
        )
        layout = layout.with_pictures(self._stored.layout.pictures())
        kinds = frozenset(map(Kind, self._default_for.selected()))
        return replace(self._stored, layout=layout, default_for=kinds)

    def display_problems(self, problems: Sequence[Problem], focus: bool) -> list[Problem]:
        """Shows each problem at its field; returns those that have none."""
        fields = self._all_fields()
        if focus:
            return display_problems(fields, problems)
        texts = {problem.field: problem.text for problem in reversed(problems)}
        for name, field in fields.items():
            if field.error() != texts.get(name, ""):  # said aloud once, not at each pause of the typing
                field.set_error(texts.get(name, ""), focus=False)
        return [problem for problem in problems if problem.field not in fields]

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        self._fields["name"].setFocus()

    def _all_fields(self) -> dict[str, Field]:
        found = dict(self._fields)
        found |= {"logo_picture": self._pictures["logo"].field, "seal_picture": self._pictures["seal"].field}
        for number, row in enumerate(self._signatures):
            found |= {f"signature.{number}.{part}": field for part, field in row.items()}
            found[f"signature.{number}.picture"] = self._pictures[f"signature-{number + 1}"].field
        return found

    def _signed(self) -> tuple[SignatureBlock, ...]:
        """Who signs, up to the last row in which something stands."""
        rows = [SignatureBlock(*(row[part].editor.value() for part in _PARTS)) for row in self._signatures]
        pictures = self._stored.layout.pictures()
        used = [n for n, row in enumerate(rows) if row != SignatureBlock() or f"signature-{n + 1}" in pictures]
        return tuple(rows[: max(used, default=-1) + 1])

    def _tell_edited(self) -> None:
        self._show_what_is_needed()
        self.edited.emit()

    def _show_what_is_needed(self) -> None:
        """A picture is asked for only where one is wanted."""
        self._pictures["logo"].setVisible(self._fields["logo"].editor.code() == LogoChoice.OWN)
        self._pictures["seal"].setVisible(self._fields["stamp"].editor.code() == Stamp.PICTURE)
        for name in ("logo_place", "logo_width", "logo_height"):
            self._fields[name].setEnabled(self._fields["logo"].editor.code() != LogoChoice.NONE)

    def _wire(self) -> None:
        for field in (*self._fields.values(), *(field for row in self._signatures for field in row.values())):
            field.edited.connect(self._tell_edited)
        self._default_for.edited.connect(self._tell_edited)
        for place, box in self._pictures.items():
            box.wanted.connect(partial(self.picture_wanted.emit, place))
            box.removed.connect(partial(self.picture_removed.emit, place))

    def _signature_fields(self, number: int) -> dict[str, Field]:
        labels = {"name": _("Name"), "function": _("Function"), "body": _("Organisation")}
        name = f"certificates.layout.signature.{number}"
        return {part: Field(labels[part], line_edit(15), f"{name}.{part}") for part in _PARTS}

    def _lay_out(self) -> None:
        fields, pictures = self._fields, self._pictures
        general = FormSection(_("Layout"))
        general.add(fields["name"])
        general.add(hint(_("Applies by itself to")))
        general.add(self._default_for)
        head = FormSection(_("Head"))
        head.add(fields["logo"], fields["logo_place"])
        head.add(fields["logo_width"], fields["logo_height"])
        head.add(pictures["logo"])
        head.add(fields["letterhead"])
        look = FormSection(_("Colours and frame"))
        look.add(fields["accent"])
        look.add(fields["rule"])
        look.add(fields["frame"])
        signing = FormSection(_("Signatures"))
        signing.add(hint(_("Without a picture there is a line to sign on. A picture stands above its own name only.")))
        for number, row in enumerate(self._signatures, 1):
            signing.add(*(row[part] for part in _PARTS))
            signing.add(pictures[f"signature-{number}"])
        signing.add(fields["stamp"])
        signing.add(pictures["seal"])
        foot = FormSection(_("Foot and title"))
        for name in ("footer", *FOOTERS.values(), "title", "authorisation"):
            foot.add(fields[name])
        for section in (general, head, look, signing, foot):
            self._form.add(section)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)


def kind_names() -> list[tuple[str, str]]:
    """All kinds of certificates as they are called on paper."""
    return [(kind, wording.german.title(kind)) for kind in Kind]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _picture_name(place: str) -> str:
    if place == "logo":
        return _("Logo of this layout")
    if place == "seal":
        return _("Picture of the seal")
    return _("Scanned signature {n}").format(n=place.rpartition("-")[2])


def _picture_id(place: str) -> str:
    return f"certificates.layout.picture.{place}"


def _footers() -> list[tuple[str, str]]:
    return [
        (FOOTERS["en"], _("At the foot of pages in English")),
        (FOOTERS["de-simple"], _("At the foot of pages in Easy German")),
        (FOOTERS["uk"], _("At the foot of pages in Ukrainian")),
    ]


def _logos() -> list[tuple[str, str]]:
    return [
        (LogoChoice.OFFICE, _("that of the agency")),
        (LogoChoice.OWN, _("one of its own")),
        (LogoChoice.NONE, _("no logo")),
    ]


def _places() -> list[tuple[str, str]]:
    return [(Place.LEFT, _("left")), (Place.CENTRE, _("in the middle")), (Place.RIGHT, _("right"))]


def _frames() -> list[tuple[str, str]]:
    return [
        (FrameStyle.DOUBLE, _("two lines")),
        (FrameStyle.SINGLE, _("one line")),
        (FrameStyle.ORNATE, _("two lines with corners")),
        (FrameStyle.NONE, _("no frame")),
    ]


def _stamps() -> list[tuple[str, str]]:
    return [
        (Stamp.ROOM, _("room for the stamp")),
        (Stamp.SEAL, _("a drawn seal with your name")),
        (Stamp.PICTURE, _("a picture of your seal")),
        (Stamp.NONE, _("nothing")),
    ]
