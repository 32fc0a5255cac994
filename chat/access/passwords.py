"""Passwords: argon2id hashes, rules for new ones, one-time ones for the first start."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ingest import wording
from ingest.errors import AccountError

SHORTEST = 10
LONGEST = 200  # argon2 takes any length, a request should not
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no letters that are read as others
_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))


def hashed(password: str) -> str:
    """Return the hash that is kept, argon2id with its own salt.

    Raises:
        AccountError: too short, or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(wording.password_length(SHORTEST, LONGEST))
    return _hasher.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one kept; as slow for a name that nobody has.

    >>> matches("mật khẩu dài", hashed("mật khẩu dài")), matches("khác", None)
    (True, False)
    """
    if len(password) > LONGEST:
        return False
    try:
        return _hasher.verify(kept or _NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def one_time_password() -> str:
    """Return a password to be typed once: 4 groups of 4, 79 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)
