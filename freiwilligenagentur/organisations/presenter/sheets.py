"""The sheet on the desk: the record that a form is about, from opening to saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from freiwilligenagentur.errors import Invalid, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import field_words
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.organisations.presenter.values import (
    Values,
    offer_values,
    organisation_values,
    set_offer,
    set_organisation,
)
from freiwilligenagentur.organisations.service import OffersService, OrganisationsService


class Sheet(Protocol):
    """One record at a time, as values. Every method may raise an OfficeError."""

    kind: str

    def new(self, parent_id: str) -> Values:
        """Takes a fresh sheet."""

    def new_again(self, record_id: str) -> Values:
        """Takes a fresh sheet under the key of a draft that was never saved."""

    def exists(self, record_id: str) -> bool:
        """Whether the record is kept already."""

    def open(self, record_id: str) -> Values:
        """Takes a record as it stands now."""

    def save(self, values: Values) -> str:
        """Keeps the record with these values and returns its key."""

    def record_id(self) -> str:
        """The key of the record on the desk."""

    def heading(self, is_new: bool) -> str:
        """What the form is called."""

    def needed(self) -> str:
        """What cannot be left out, as a sentence."""

    def name(self, values: Values) -> str:
        """What the record is called at present, for the list of drafts."""

    def word(self, field: str) -> str:
        """The label of a field."""


class OrganisationSheet:
    """An organisation with its contacts."""

    kind = "organisation"

    def __init__(self, organisations: OrganisationsService) -> None:
        self._organisations = organisations
        self._record = Organisation(name="")

    def new(self, parent_id: str) -> Values:
        """An empty organisation; it belongs to nothing."""
        self._record = Organisation(name="")
        return organisation_values(self._record)

    def new_again(self, record_id: str) -> Values:
        """An empty organisation under the key of a draft."""
        self._record = Organisation(id=record_id, name="")
        return organisation_values(self._record)

    def exists(self, record_id: str) -> bool:
        """Whether the organisation is kept already."""
        return _is_kept(self._organisations.get, record_id)

    def open(self, record_id: str) -> Values:
        """The organisation as it stands now."""
        self._record = self._organisations.get(record_id)
        return organisation_values(self._record)

    def save(self, values: Values) -> str:
        """Keeps organisation and contacts; problems of a contact stand at ``contacts.<key>.<field>``."""
        set_organisation(self._record, values)
        try:
            return self._organisations.save(self._record).id
        except Invalid as error:
            raise Invalid(str(error), tuple(self._at_contact(problem) for problem in error.problems)) from None

    def record_id(self) -> str:
        """The key on the desk."""
        return self._record.id

    def heading(self, is_new: bool) -> str:
        """Title of the form."""
        return _("New organisation") if is_new else _("Change organisation")

    def needed(self) -> str:
        """Only the name."""
        return _("Only the name is needed. Everything else can come later.")

    def name(self, values: Values) -> str:
        """The name typed so far."""
        return values["name"] or _("Organisation without a name")

    def word(self, field: str) -> str:
        """The label of a field."""
        return _("Contacts") if field == "contacts" else field_words.organisation_words().get(field, field)

    def _at_contact(self, problem: Problem) -> Problem:
        """Names a contact by its key instead of its place: empty lines were left out on the way."""
        group, _dot, rest = problem.field.partition(".")
        if group != "contacts":
            return problem
        place, _dot, field = rest.partition(".")
        return Problem(f"contacts.{self._record.contacts[int(place)].id}.{field}", problem.text)


class OfferSheet:
    """An offer of an organisation."""

    kind = "offer"

    def __init__(self, offers: OffersService) -> None:
        self._offers = offers
        self._record = Offer(organisation_id="", title="")

    def new(self, parent_id: str) -> Values:
        """An empty offer at the address of its organisation."""
        self._record = self._offers.new_for(parent_id)
        return offer_values(self._record)

    def new_again(self, record_id: str) -> Values:
        """An empty offer under the key of a draft."""
        self._record = Offer(id=record_id, organisation_id="", title="")
        return offer_values(self._record)

    def exists(self, record_id: str) -> bool:
        """Whether the offer is kept already."""
        return _is_kept(self._offers.get, record_id)

    def open(self, record_id: str) -> Values:
        """The offer as it stands now."""
        self._record = self._offers.get(record_id)
        return offer_values(self._record)

    def save(self, values: Values) -> str:
        """Keeps the offer."""
        set_offer(self._record, values)
        return self._offers.save(self._record).id

    def record_id(self) -> str:
        """The key on the desk."""
        return self._record.id

    def heading(self, is_new: bool) -> str:
        """Title of the form."""
        return _("New offer") if is_new else _("Change offer")

    def needed(self) -> str:
        """Title and organisation."""
        return _("Only title and organisation are needed. Everything else can come later.")

    def name(self, values: Values) -> str:
        """The title typed so far."""
        return values["title"] or _("Offer without a title")

    def word(self, field: str) -> str:
        """The label of a field."""
        return field_words.offer_words().get(field, field)


def _is_kept(get: Callable[[str], object], record_id: str) -> bool:
    try:
        get(record_id)
    except Refused:
        return False
    return True
