"""A password or a random secret -> what is kept of it; and back only as yes or no.

Passwords are hashed with Argon2id. Links, keys and sessions are random, so a plain SHA-256 of them
is enough to find them again and useless to a thief.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Literal

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from easyread.errors import EasyReadError

Kind = Literal["session", "key", "test-key", "link", "way"]
_FRONT: dict[Kind, str] = {
    "session": "er_session_",
    "key": "er_key_",
    "test-key": "er_test_",
    "link": "er_link_",
    "way": "er_way_",
}
SECRET_BYTES = 32
LEAST_PASSWORD = 12  # letters; no other demand: long beats odd (NCSC: three random words)

_hasher = PasswordHash((Argon2Hasher(),))
# Compared with when there is no such person, so that an answer takes as long as for a real one.
_NOBODY = _hasher.hash(secrets.token_urlsafe(16))


class WeakPassword(EasyReadError):
    """The password is too short."""

    code = "weak-password"


def new_secret(kind: Kind) -> str:
    """Make a secret that nobody can guess; its front says what it opens."""
    return _FRONT[kind] + secrets.token_urlsafe(SECRET_BYTES)


def print_of_secret(secret: str) -> str:
    """What is kept of a secret: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_password(password: str) -> str:
    """Hash a password (about 0.15 s).

    Raises:
        WeakPassword: fewer than 12 letters (code ``weak-password``).
    """
    if len(password) < LEAST_PASSWORD:
        raise WeakPassword(
            f"A password needs at least {LEAST_PASSWORD} letters.", "Three words are a good one."
        )
    return _hasher.hash(password)


def right_password(password: str, kept: str | None) -> bool:
    """Say if this is the password. Takes as long when there is none."""
    right = _hasher.verify(password, kept or _NOBODY)
    return right and kept is not None
