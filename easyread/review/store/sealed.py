"""Values with words of a letter in them -> sealed bytes that only this organisation can open.

Each owner (a letter, a template, a client) has a data key of its own, wrapped by the one key of the
store. Forgetting the wrapped key makes everything that was sealed with it unreadable for good, also
in the rows that stay. AES-256-GCM; the row's own name is bound in, so that sealed bytes cannot be
moved to another row.
"""

from __future__ import annotations

import json
import secrets
import zlib
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from easyread.errors import EasyReadError
from easyread.review.store.tables import DataKey

NONCE_BYTES = 12  # what AES-GCM takes
_PACK = 3  # how hard to press: a whole version is sealed for each line that somebody changes


class Shredded(EasyReadError):
    """The key of these words was deleted on purpose: nobody can read them any more."""

    code = "shredded"


class Keyring:
    """Seals and opens values inside one database session."""

    def __init__(self, session: Session, store_key: bytes) -> None:
        self._session = session
        self._store_key = store_key
        self._open_keys: dict[str, bytes] = {}

    def seal(self, owner: str, place: str, value: Any) -> bytes:
        """Seal any JSON value. ``owner`` is whose key, ``place`` names the row and the column."""
        clear = zlib.compress(json.dumps(value, ensure_ascii=False).encode(), _PACK)
        return _seal(self._key_of(owner), place, clear)

    def open(self, owner: str, place: str, sealed: bytes) -> Any:
        """Give back the value.

        Raises:
            Shredded: the key was deleted, or the bytes are not those of this place (``shredded``).
        """
        return unpacked(self.open_packed(owner, place, sealed))

    def open_packed(self, owner: str, place: str, sealed: bytes) -> bytes:
        """Give back the value as it was packed: ``unpacked`` reads it. Errors as in ``open``."""
        return _open(self._key_of(owner), place, sealed)

    def shred(self, owner: str) -> None:
        """Delete the key of this owner: what it sealed is unreadable from now on."""
        kept = self._session.get(DataKey, owner)
        self._open_keys.pop(owner, None)
        if kept is not None:
            kept.wrapped = None

    def shredded(self, owner: str) -> bool:
        """Whether the key of this owner was deleted."""
        if owner in self._open_keys:
            return False
        kept = self._session.get(DataKey, owner)
        return kept is not None and kept.wrapped is None

    def _key_of(self, owner: str) -> bytes:
        if owner in self._open_keys:
            return self._open_keys[owner]
        kept = self._session.get(DataKey, owner)
        if kept is None:
            fresh = AESGCM.generate_key(bit_length=256)
            self._session.add(DataKey(owner=owner, wrapped=_seal(self._store_key, owner, fresh)))
            self._session.flush()
            self._open_keys[owner] = fresh
        elif kept.wrapped is None:
            raise Shredded("These words were deleted.", "Only ids and dates of it are kept.")
        else:
            self._open_keys[owner] = _open(self._store_key, owner, kept.wrapped)
        return self._open_keys[owner]


def unpacked(packed: bytes) -> Any:
    """Read a value that ``Keyring.open_packed`` gave."""
    return json.loads(zlib.decompress(packed))


def _seal(key: bytes, place: str, clear: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, clear, place.encode())


def _open(key: bytes, place: str, sealed: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
    except InvalidTag as why:
        raise Shredded(
            "These words cannot be opened with the key of this store.", "Check the key file."
        ) from why
