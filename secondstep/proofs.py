"""What counts as a second proof: a code of the moment, a recovery code, a passkey.

Keys are kept in allauth's table and its ceremony for passkeys is used; codes are checked here, because allauth
remembers used ones in a cache that two processes need not share.
"""

from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal import auth as passkeys
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

Kind = Authenticator.Type


def kinds_of(user: Any) -> set[str]:
    """The kinds of proof an account has set up, recovery codes not counted."""
    kinds = Authenticator.objects.filter(user=user).exclude(type=Kind.RECOVERY_CODES)
    return set(kinds.values_list("type", flat=True))


def step_of(secret: str, code: str) -> int | None:
    """The 30-second step whose code this is: now, the one before or the one after. None for a wrong code."""
    for step in yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            return step
    return None


@transaction.atomic
def accept_code(user: Any, code: str) -> bool:
    """Whether the code is right and was never used; it cannot be used again, nor can an older one."""
    held = Authenticator.objects.select_for_update().filter(user=user).exclude(type=Kind.WEBAUTHN)
    for key in held.order_by("-type"):  # the app's code first
        if key.type == Kind.TOTP and _is_new_code(key, code):
            return True
        if key.type == Kind.RECOVERY_CODES and RecoveryCodes(key).validate_code(code):
            return True
    return False


def _is_new_code(key: Authenticator, code: str) -> bool:
    step = step_of(decrypt(key.data["secret"]), code)
    if step is None or step <= key.data.get("last_step", 0):
        return False
    key.data["last_step"] = step
    key.last_used_at = timezone.now()
    key.save(update_fields=["data", "last_used_at"])
    return True


def accept_passkey(user: Any, credential: Any) -> bool:
    """Whether the answer was signed by one of the account's passkeys for the challenge of this session."""
    try:
        passkeys.parse_authentication_response(credential)
        passkeys.complete_authentication(user, credential).record_usage()
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


def recovery_codes(user: Any) -> list[str]:
    """The recovery codes that were not used yet."""
    key = Authenticator.objects.filter(user=user, type=Kind.RECOVERY_CODES).first()
    return RecoveryCodes(key).get_unused_codes() if key else []
