"""Setting up and taking away what an account proves itself with."""

from typing import Any
from urllib.parse import quote, urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import transaction
from django.http import HttpRequest

from accounts.login_sessions.models import LoginSession
from core.site_name import site_name

from . import passkeys, recovery
from .totp import new_secret, step_of
from .verification import Kind

SECRET = "second_step_secret"  # noqa: S105 -- the name of a session entry


def offered_secret(request: HttpRequest) -> str:
    """The secret shown to this session until a code proves that the app has it."""
    return request.session.setdefault(SECRET, new_secret())


def app_address(user: Any, secret: str) -> str:
    """The `otpauth://` address that authenticator apps read from a QR code."""
    label = quote(f"{site_name()}:{user.get_username()}")
    return f"otpauth://totp/{label}?" + urlencode({"secret": secret, "issuer": site_name()})


@transaction.atomic
def take_app(request: HttpRequest, user: Any, code: str) -> bool:
    """Take the offered secret as the account's, in place of an earlier one, if the code shows that the app has it."""
    secret = offered_secret(request)
    step = step_of(secret, code)
    if step is None:
        return False
    Authenticator.objects.filter(user=user, type=Kind.TOTP).delete()
    Authenticator.objects.create(user=user, type=Kind.TOTP, data={"secret": encrypt(secret), "last_step": step})
    del request.session[SECRET]
    recovery.set_up(user)
    return True


@transaction.atomic
def take_passkey(request: HttpRequest, user: Any, credential: Any, name: str) -> bool:
    """Take a new passkey that answered this session's challenge."""
    if not passkeys.complete_registration(request, credential):
        return False
    count = Authenticator.objects.filter(user=user, type=Kind.WEBAUTHN).count()
    data = {"name": name or f"通行密钥 {count + 1}", "credential": credential}
    Authenticator.objects.create(user=user, type=Kind.WEBAUTHN, data=data)
    recovery.set_up(user)
    return True


@transaction.atomic
def renew_recovery_codes(user: Any) -> None:
    """New recovery codes; the old ones are void."""
    Authenticator.objects.filter(user=user, type=Kind.RECOVERY_CODES).delete()
    recovery.set_up(user)


def may_remove(key: Authenticator) -> bool:
    """Whether another proof is left without this one; recovery codes alone are none."""
    return Authenticator.objects.filter(user=key.user).exclude(pk=key.pk).exclude(type=Kind.RECOVERY_CODES).exists()


def reset(user: Any) -> None:
    """Take away all of an account's proofs and end its sign-ins; at the next it sets up new ones."""
    Authenticator.objects.filter(user=user).delete()
    LoginSession.objects.filter(user=user).end()
