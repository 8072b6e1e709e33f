"""The keys that the agency signs its certificates with. The private part never leaves the encrypted database.

It is left out of the journal, so that no older copy of it remains, and it is deleted when a new key takes its place:
the old public key goes on proving what it signed, but nothing more can be signed with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office, SigningKey
from freiwilligenagentur.office.public_keys import PublicKey, key_file
from freiwilligenagentur.office.signer import Signer
from freiwilligenagentur.storage import Store


class SigningKeys:
    """The keys of one office."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def ensure(self) -> None:
        """Makes the first key of an office that has none; when two users do so at once, one finds it made."""
        if self.public():
            return
        try:
            with self._store.write(_("Key for certificates made"), undoable=False) as session:
                if session.scalar(select(SigningKey.id).limit(1)) is None:
                    session.add(_fresh(1, self._today()))
        except Refused:
            if not self.public():
                raise

    def public(self) -> list[PublicKey]:
        """All public keys, the newest first."""
        with self._store.read() as session:
            return [_public(key) for key in session.scalars(select(SigningKey).order_by(SigningKey.number.desc()))]

    def signer(self) -> Signer:
        """Signs with today's key, which is made when there is none yet."""
        self.ensure()
        with self._store.read() as session:
            return signer_in(session)

    def renew(self) -> PublicKey:
        """A new key from today on; the private part of the old one is deleted. What it signed stays proven."""
        self.ensure()
        with self._store.write(_("Key for certificates renewed"), undoable=False) as session:
            old = _newest(session)
            old.last, old.private = self._today(), None
            fresh = _fresh(old.number + 1, self._today())
            session.add(fresh)
            return _public(fresh)

    def key_file(self) -> str:
        """The file with all public keys, to give away."""
        self.ensure()
        with self._store.read() as session:
            agency = session.scalar(select(Office.name)) or ""
        return key_file(agency, self.public())


def signer_in(session: Session) -> Signer:
    """Today's key inside a session. Raises Refused when there is none."""
    found = _newest(session)
    if found.private is None:
        raise Refused(_("The key for certificates is missing. Please renew it in the settings."))
    return Signer(found.private, _public(found))


def _newest(session: Session) -> SigningKey:
    query = select(SigningKey).order_by(SigningKey.number.desc()).limit(1).options(undefer(SigningKey.private))
    found = session.scalars(query).first()
    if found is None:
        raise Refused(_("The key for certificates is missing. Please renew it in the settings."))
    return found


def _fresh(number: int, first: date) -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    return SigningKey(
        number=number,
        public=private.public_key().public_bytes_raw(),
        private=private.private_bytes_raw(),
        first=first,
    )


def _public(key: SigningKey) -> PublicKey:
    return PublicKey(key.public, key.first, key.last)
