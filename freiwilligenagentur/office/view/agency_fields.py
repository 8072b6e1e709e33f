"""The fields of the agency's own data, the same when setting up and in the settings."""

from __future__ import annotations

from freiwilligenagentur.desktop.fields import Field, combo, email_edit, line_edit
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import LAENDER


def add_agency_fields(section: FormSection, prefix: str) -> dict[str, Field]:
    """Adds name and address to a section; returns the fields by the names of Office's columns."""
    laender = [("", _("please choose")), *LAENDER.items()]
    fields = {
        "name": Field(_("Name of the agency"), line_edit(44), f"{prefix}.name"),
        "street": Field(_("Street and number"), line_edit(26), f"{prefix}.street"),
        "postcode": Field(_("Postcode"), line_edit(5), f"{prefix}.postcode"),
        "town": Field(_("Town"), line_edit(20), f"{prefix}.town"),
        "land": Field(_("Federal state"), combo(laender), f"{prefix}.land"),
        "phone": Field(_("Phone"), line_edit(16), f"{prefix}.phone"),
        "email": Field(_("E-mail"), email_edit(26), f"{prefix}.email"),
    }
    for row in (("name",), ("street", "postcode", "town"), ("land",), ("phone", "email")):
        section.add(*(fields[name] for name in row))
    return fields
