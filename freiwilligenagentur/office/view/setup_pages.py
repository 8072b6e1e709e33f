"""The five pages of setting up: what each asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.fields import Field, line_edit
from freiwilligenagentur.desktop.forms import Form, FormSection
from freiwilligenagentur.desktop.labels import Badge, Tone, body, hint
from freiwilligenagentur.desktop.pages import InfoBar, scrolling
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.presenter.setup import Agency
from freiwilligenagentur.office.view.agency_fields import add_agency_fields
from freiwilligenagentur.office.view.logo import LogoBox
from freiwilligenagentur.office.view.passphrase import PassphrasePair


class AgencyPage(Form):
    """Name, address, Land, logo."""

    def __init__(self) -> None:
        super().__init__("office.setup.agency")
        section, picture = FormSection(_("Agency")), FormSection(_("Logo"))
        self.fields = add_agency_fields(section, "office.setup")
        self.logo = LogoBox("office.setup")
        picture.add(self.logo)
        picture.add(hint(_("PNG or JPEG. It stands on certificates and letters, and can come later.")))
        self.add(section)
        self.add(picture)

    def values(self) -> Agency:
        """What was entered."""
        return Agency(**{name: field.editor.value() for name, field in self.fields.items()})


class UserPage(Form):
    """The first user."""

    def __init__(self) -> None:
        super().__init__("office.setup.user_page")
        section = FormSection(_("Login"))
        self.user = Field(
            _("Your name"), line_edit(28), "office.setup.user", hint=_("It stands beside every change you make.")
        )
        self.pair = PassphrasePair("passphrase", "again", "office.setup", _("Passphrase"))
        self.fields = {"user": self.user, **self.pair.fields}
        section.add(self.user)
        section.add(self.pair.first)
        section.add(self.pair.second)
        self.add(section)


class PlacePage(Form):
    """Where the database lies."""

    def __init__(self) -> None:
        super().__init__("office.setup.place_page")
        section = FormSection(_("Storage place"))
        self.fields = {"place": Field(_("File of the office"), line_edit(60), "office.setup.place")}
        self.choose = button(_("Other folder …"), "office.setup.choose_place")
        section.add(self.fields["place"])
        section.add(self.choose)
        section.add(
            hint(
                _(
                    "Everything is encrypted. The folder must be on this computer: "
                    "a database on a network drive gets damaged. Backups lie in a folder beside it."
                )
            )
        )
        self.add(section)

    def value(self) -> Path:
        """The place that was entered."""
        return Path(self.fields["place"].editor.value()).expanduser()


class SheetPage(QWidget):
    """The recovery sheet, to be printed or saved."""

    def __init__(self) -> None:
        super().__init__()
        self.problem = InfoBar(Tone.WARN)
        self.preview = PdfPreview("office.setup.sheet", _("Recovery sheet"))
        self.print = button(_("Print"), "office.setup.print", "Ctrl+P")
        self.save = button(_("Save as PDF …"), "office.setup.save_sheet", "Ctrl+S")
        self.kept = Badge(_("✓ Printed or saved"), Tone.GOOD)
        beside = QWidget()
        beside.setProperty("surface", "page")
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.GAP)
        side.addWidget(body(_("Without a passphrase and without this sheet nobody can open your data.")))
        side.addWidget(self.print)
        side.addWidget(self.save)
        side.addWidget(self.kept)
        side.addWidget(hint(_("Put it into a safe, not beside the computer. You will type its code on the next page.")))
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(theme.BLOCK)
        middle.addWidget(scrolling(beside), 1)
        middle.addWidget(self.preview, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.problem)
        layout.addLayout(middle, 1)


class CodePage(Form):
    """The code typed back."""

    def __init__(self) -> None:
        super().__init__("office.setup.code_page")
        section = FormSection(_("Code"))
        advice = _("Capitals, spaces and dashes do not matter.")
        self.fields = {"code": Field(_("Code on the sheet"), line_edit(44), "office.setup.code", hint=advice)}
        section.add(self.fields["code"])
        self.add(section)
