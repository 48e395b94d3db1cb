"""Tokens of links that stand for somebody without an account: handed out once, kept as a digest."""

import hashlib
import secrets

_BYTES = 24  # random ones, so that a plain digest cannot be guessed back


def new_token() -> str:
    """A token for one link; whoever makes it hands it out and stores its digest alone."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """What is stored of a token, 64 signs, so that nobody can read it out of the database."""
    return hashlib.sha256(token.encode()).hexdigest()
