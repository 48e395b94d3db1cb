"""Codes of authenticator apps: RFC 6238 with the parameters every app knows."""

import base64
import secrets
import time

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from django.utils.crypto import constant_time_compare

PERIOD = 30  # seconds
TOLERANCE = 1  # periods by which a phone's clock may be wrong
_DIGITS = 6


def new_secret() -> str:
    """160 random bits in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of a step, counted in periods since 1970."""
    key = base64.b32decode(secret, casefold=True)
    return HOTP(key, _DIGITS, SHA1()).generate(step).decode()  # noqa: S303 -- what the apps use


def step_of(secret: str, code: str) -> int | None:
    """The step whose code this is: now, the one before or the one after. None for a wrong code."""
    now = int(time.time()) // PERIOD
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        if constant_time_compare(code, code_at(secret, step)):
            return step
    return None
