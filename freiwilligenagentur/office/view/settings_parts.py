"""The parts of the settings page: each makes its sections and holds their widgets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.fields import Field, check, combo, line_edit, number_edit
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.presenter.settings import BackupRow
from freiwilligenagentur.office.view.agency_fields import add_agency_fields
from freiwilligenagentur.office.view.logo import LogoBox
from freiwilligenagentur.office.view.passphrase import PassphrasePair, passphrase_edit

_P = "office.settings"
_PERIODS = ("contact_follow_up_weeks", "start_follow_up_months", "recheck_months")


class AgencyPart:
    """Name, address, logo, who signs, periods."""

    def __init__(self) -> None:
        agency, signing, periods = FormSection(_("Agency")), FormSection(_("Signature")), FormSection(_("Follow-ups"))
        self.fields = add_agency_fields(agency, _P)
        self.fields["website"] = Field(_("Website"), line_edit(30), f"{_P}.website")
        agency.add(self.fields["website"])
        self.logo = LogoBox(_P)
        agency.add(Field(_("Logo"), self.logo, f"{_P}.logo"))
        self.fields["signatory_name"] = Field(_("Who signs certificates"), line_edit(26), f"{_P}.signatory_name")
        self.fields["signatory_function"] = Field(_("Function"), line_edit(26), f"{_P}.signatory_function")
        signing.add(self.fields["signatory_name"], self.fields["signatory_function"])
        wanted = check(_("Point out certificates whose draft the volunteer has not approved"))
        self.fields["approval_wanted"] = Field("", wanted, f"{_P}.approval_wanted")
        signing.add(self.fields["approval_wanted"])
        labels = (
            _("Ask after the contact was passed on (weeks)"),
            _("Ask how it is going (months)"),
            _("Check offers again (months)"),
        )
        for name, label in zip(_PERIODS, labels, strict=True):
            self.fields[name] = Field(label, number_edit(0, 120), f"{_P}.{name}")
        periods.add(*(self.fields[name] for name in _PERIODS))
        self.sections = (agency, signing, periods)

    def display(self, office: Office) -> None:
        """Shows the agency's data."""
        for name, field in self.fields.items():
            field.editor.set_value(getattr(office, name))
            field.clear_error()

    def values(self) -> dict[str, Any]:
        """What was entered; a period that is no number counts as 0, which the check refuses."""
        values = {name: field.editor.value() for name, field in self.fields.items()}
        return {**values, **{name: int(values[name] or 0) for name in _PERIODS}}


class UserPart:
    """Who can log in."""

    def __init__(self) -> None:
        section = FormSection(_("Users"))
        columns = [Column(_("Name"), lambda row: row.id), Column("", lambda row: row.note, 18)]
        self.table = RowTable(columns, f"{_P}.users", _("Users"))
        _bound(self.table)
        self.remove = button(_("Remove the user …"), f"{_P}.remove_user")
        self.name = Field(_("New user: name"), line_edit(28), f"{_P}.new_user")
        self.pair = PassphrasePair("new_user_passphrase", "new_user_again", _P, _("First passphrase"))
        self.add = button(_("Add the user"), f"{_P}.add_user")
        self.fields = {"new_user": self.name, **self.pair.fields}
        section.add(self.table)
        section.add(self.remove)
        section.add(self.name)
        section.add(self.pair.first, self.pair.second)
        section.add(self.add)
        self.sections = (section,)

    def clear(self) -> None:
        """Empties the lines for a new user."""
        self.name.editor.clear()
        self.pair.clear()


class PassphrasePart:
    """The own passphrase."""

    def __init__(self) -> None:
        section = FormSection(_("Your passphrase"))
        self.current = Field(_("Present passphrase"), passphrase_edit(), f"{_P}.own_current")
        self.pair = PassphrasePair("own_passphrase", "own_again", _P, _("New passphrase"))
        self.change = button(_("Change the passphrase"), f"{_P}.change_passphrase")
        self.fields = {"own_current": self.current, **self.pair.fields}
        section.add(self.current)
        section.add(self.pair.first, self.pair.second)
        section.add(self.change)
        self.sections = (section,)

    def clear(self) -> None:
        """Empties all lines."""
        self.current.editor.clear()
        self.pair.clear()


class BackupPart:
    """Copies of the office."""

    def __init__(self) -> None:
        section = FormSection(_("Backups"))
        columns = [
            Column(_("Made on"), lambda row: row.made, sort_key=_place),
            Column(_("Size"), lambda row: row.size, 10),
        ]
        self.table = RowTable(columns, f"{_P}.backups", _("Backups"))
        _bound(self.table)
        self._folder = hint("")
        self.make = button(_("Back up now"), f"{_P}.back_up")
        self.copy = button(_("Copy to another folder …"), f"{_P}.back_up_to")
        self.restore = button(_("Restore the chosen backup …"), f"{_P}.restore")
        section.add(self.make, self.copy)
        section.add(self._folder)
        section.add(self.table)
        section.add(self.restore)
        self.sections = (section,)

    def display(self, rows: Sequence[BackupRow], folder: Path) -> None:
        """Shows the copies, newest first."""
        self.table.set_rows(rows)
        self.table.select_first()
        self.restore.setEnabled(bool(rows))
        # Long paths may wrap after each folder.
        place = str(folder).replace("/", "/\u200b").replace("\\", "\\\u200b")
        self._folder.setText(_("Encrypted copies, made on closing and by hand, lie in {folder}").format(folder=place))


class LanguagePart:
    """The language of the windows."""

    def __init__(self) -> None:
        section = FormSection(_("Language"))
        languages = [("de", "Deutsch"), ("en", "English")]
        self.choice = Field(_("Language of the windows"), combo(languages), f"{_P}.language")
        section.add(self.choice)
        self.sections = (section,)


def _bound(table: RowTable) -> None:
    table.setMinimumWidth(theme.chars(24))
    table.setMaximumWidth(theme.chars(60))
    table.setFixedHeight(theme.em(9))


def _place(row: BackupRow) -> str:
    return row.id  # the file name begins with the moment, so it sorts by it
