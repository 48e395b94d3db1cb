"""What counts as a second proof: a code of the moment, a recovery code, a passkey.

Keys are kept in allauth's table. A used code is remembered with its key: two processes need not share a cache.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from . import passkeys, recovery
from .totp import step_of

Kind = Authenticator.Type


def kinds_of(user: Any) -> set[str]:
    """The kinds of proof an account has set up, recovery codes not counted."""
    kinds = Authenticator.objects.filter(user=user).exclude(type=Kind.RECOVERY_CODES)
    return set(kinds.values_list("type", flat=True))


@transaction.atomic
def accept_code(user: Any, code: str) -> bool:
    """Whether the code is right and was never used; it cannot be used again, nor can an older one."""
    held = Authenticator.objects.select_for_update().filter(user=user).exclude(type=Kind.WEBAUTHN)
    for key in held.order_by("-type"):  # the app's code first
        if key.type == Kind.TOTP and _is_new_code(key, code):
            return True
        if key.type == Kind.RECOVERY_CODES and recovery.use(key, code):
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


def accept_passkey(request: HttpRequest, user: Any, credential: Any) -> bool:
    """Whether the answer was signed by one of the account's passkeys for the challenge of this session."""
    key = passkeys.complete_authentication(request, user, credential)
    if key:
        key.record_usage()
    return key is not None


def recovery_codes(user: Any) -> list[str]:
    """The recovery codes that were not used yet."""
    key = Authenticator.objects.filter(user=user, type=Kind.RECOVERY_CODES).first()
    return recovery.unused(key) if key else []
