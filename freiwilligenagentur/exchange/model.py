"""What was imported last, record by record: the common ancestor of what stands there and what stands here."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage import Id, Record


class ImportedState(Record):
    """Ties one record of another system to one record here, and remembers what it held when it last came in.

    With it an import can tell "changed there" from "changed here". Several records there may be one here (an
    organisation that several agencies list), never the other way round.
    """

    __tablename__ = "imported_state"
    __table_args__ = (UniqueConstraint("source", "entity", "external_id"),)

    source: Mapped[str]
    """The system it came from, for example "freinet"."""
    entity: Mapped[str]
    """Class name of the record here: "Organisation", "Offer" or "Volunteer"."""
    external_id: Mapped[str]
    """The key there; where the file has none, one made of what identifies the record."""
    record_id: Mapped[Id] = mapped_column(Uuid(as_uuid=False), index=True)
    """The key here. No foreign key: the tie outlives the record, so that what was removed here does not come again."""
    digests: Mapped[dict[str, str]] = mapped_column(default_factory=dict)
    """Field to a short digest of its last imported value: enough to compare, and no second copy of personal data."""
