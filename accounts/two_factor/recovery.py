"""Recovery codes: ten of eight digits, each good once.

They are derived from a seed; a mask says which are used. The derivation is allauth's, whose rows go on being valid.
"""

import hmac
import secrets
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.utils.crypto import constant_time_compare

_COUNT, _DIGITS = 10, 8


def set_up(user: Any) -> None:
    """Give the account recovery codes unless it has some."""
    data = {"seed": encrypt(secrets.token_hex(40)), "used_mask": 0}
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.RECOVERY_CODES, defaults={"data": data})


def unused(key: Authenticator) -> list[str]:
    """The codes that are still good."""
    return [code for number, code in enumerate(_codes(key)) if not key.data["used_mask"] >> number & 1]


def use(key: Authenticator, code: str) -> bool:
    """Whether the code was still good; it no longer is. The caller holds the row's lock."""
    for number, right in enumerate(_codes(key)):
        if not key.data["used_mask"] >> number & 1 and constant_time_compare(code, right):
            key.data["used_mask"] |= 1 << number
            key.save(update_fields=["data"])
            return True
    return False


def was_shown(key: Authenticator) -> bool:
    """Whether the owner saw the codes."""
    return bool(key.data.get("viewed_at"))


def mark_shown(key: Authenticator) -> None:
    """The owner sees the codes now, and never again."""
    key.data["viewed_at"] = time.time()
    key.save(update_fields=["data"])


def _codes(key: Authenticator) -> list[str]:
    digest, codes = hmac.new(decrypt(key.data["seed"]).encode(), digestmod="sha1"), []
    for number in range(_COUNT):
        digest.update(f"{number:3},".encode())
        value = int.from_bytes(digest.digest()[: _DIGITS // 2], "big")
        codes.append(f"{value % 10**_DIGITS:0{_DIGITS}}")
    return codes
