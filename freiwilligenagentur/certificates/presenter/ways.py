"""From what was found for somebody to the place where it can be put right."""

from __future__ import annotations

from freiwilligenagentur.certificates.batch import Checked
from freiwilligenagentur.certificates.rows import CONSENTS, Missing
from freiwilligenagentur.navigator import Navigator

_OF_ALL = {
    "first": "first",
    "last": "last",
    "dated": "dated",
    "occasion": "occasion",
    "layout": "layout_id",
    "competences": "competences",
    "competences_text": "competences",
}
"""What of a certificate is asked once for all of them, and the field of the page that asks it."""


def field_of_all(missing: Missing, has_layouts: bool) -> str:
    """The field of the page where it can be put right; "" where it belongs to one person or to the office."""
    if missing.field == "signatory" and has_layouts:
        return "layout_id"  # who signs stands there
    return "" if missing.volunteer_id and missing.field == "first" else _OF_ALL.get(missing.field, "")


def lead_to_record(missing: Missing, navigator: Navigator) -> bool:
    """Goes to the record that what was found is about; False when it is about none."""
    if missing.certificate_id:
        navigator.open_certificate(missing.certificate_id)
    elif missing.placement_id:
        navigator.open_placement(missing.placement_id)
    elif missing.field == CONSENTS:
        navigator.open_consents(missing.volunteer_id)
    elif missing.volunteer_id:
        navigator.open_volunteer(missing.volunteer_id)
    else:
        return False
    return True


def lead(missing: Missing, checked: Checked | None, person: str, navigator: Navigator) -> None:
    """Goes to the record, the training or the settings that what was found is about; else to the person's own form."""
    training = checked.request.training_id if checked and checked.request else ""
    if lead_to_record(missing, navigator):
        return
    if missing.field == "training_id" and training:
        navigator.open_training(training)
    elif missing.field in ("signatory", "place"):
        navigator.open_settings()
    else:
        navigator.issue_certificate(person)
