"""Secrets of sessions and tokens: random, long, and kept only as a hash."""

import hashlib
import secrets


def new_secret() -> str:
    """Return a fresh secret, 256 bits in letters that stand in a header."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is kept of a secret; it needs no salt, being random and long."""
    return hashlib.sha256(secret.encode()).hexdigest()
