"""A password hash is slow on purpose; this one asks the pace first, whichever form wants it."""

from typing import Any

from django.contrib.auth.hashers import BasePasswordHasher, PBKDF2PasswordHasher

from .login_rate import take_hash


class PacedHasher(BasePasswordHasher):
    """Before a hasher: it hashes only what the pace allows; outside of requests everything."""

    def encode(self, *args: Any, **kwargs: Any) -> str:
        """The hash; TooManyHashesError when the pace allows none now."""
        take_hash()
        return super().encode(*args, **kwargs)


class PacedPBKDF2PasswordHasher(PacedHasher, PBKDF2PasswordHasher):
    """Django's own, paced; it reads and writes the same hashes."""
