"""Signs with the agency's private key."""

from __future__ import annotations

from freiwilligenagentur.office.public_keys import PublicKey


class Signer:
    """Signs with one key. It prints as nothing, so that no log can show the key."""

    __slots__ = ("_private", "public")

    def __init__(self, private: bytes, public: PublicKey) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._private = Ed25519PrivateKey.from_private_bytes(private)
        self.public = public

    def sign(self, data: bytes) -> bytes:
        """The signature, 64 bytes; the same data give the same signature."""
        return self._private.sign(data)
