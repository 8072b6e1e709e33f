"""What matching keeps beside the records: how an offer's text looks as a vector of meaning."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage import Base, Id


class OfferVector(Base):
    """The vector of one offer, encoded once and kept; it goes with the offer and can always be made again.

    It is no record: nobody edits it, the journal does not know it, and nothing is told when it changes.
    """

    __tablename__ = "offer_vector"

    offer_id: Mapped[Id] = mapped_column(
        Uuid(as_uuid=False), ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[bytes]
    """Of the text and the model; another one means that the vector is out of date."""
    vector: Mapped[bytes]
    """512 numbers of 16 bits."""
