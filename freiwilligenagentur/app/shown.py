"""Which records each room shows: a change of one makes the room's page stale."""

from __future__ import annotations

_PAIR = frozenset({"Volunteer", "Offer", "Organisation", "Placement"})
TODAY = _PAIR | {"FollowUp", "Consultation", "Certificate", "Office"}
PEOPLE = _PAIR | {
    "Consent",
    "PlacementStep",
    "Consultation",
    "HoursEntry",
    "Certificate",
    "Term",
    "Training",
    "Attendance",
}
MATCHING = _PAIR | {"Consent", "Contact", "Term", "MatchingWeights"}
CERTIFICATES = (
    _PAIR
    | {"Certificate", "CertificateLayout", "HoursEntry", "Office", "Term", "TextBlock", "TextBlockVersion"}
    | {"SchemeEdit", "Training", "Attendance"}
)
PLACEMENTS = _PAIR | {"Consent", "Contact", "PlacementStep", "FollowUp", "HoursEntry", "Transfer", "Consultation"}
ORGANISATIONS = frozenset({"Organisation", "Contact", "Offer", "Placement"})
OFFERS = _PAIR | {"Contact", "Term"}
FAIR = frozenset({"Stand", "NumberSeries", "Certificate"})
SETTINGS = frozenset({"Office", "MatchingWeights", "SigningKey"})
