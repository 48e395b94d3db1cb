"""Setting up and taking away what an account proves itself with."""

from typing import Any
from urllib.parse import quote, urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import encrypt
from allauth.mfa.webauthn.internal import auth as passkeys
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from signins.models import SignIn

from .proofs import Kind, step_of

SECRET = "second_step_secret"  # noqa: S105 -- the name of a session entry


def offered_secret(request: HttpRequest) -> str:
    """The secret shown to this session until a code proves that the app has it."""
    return request.session.setdefault(SECRET, generate_totp_secret())


def app_address(user: Any, secret: str) -> str:
    """The `otpauth://` address that authenticator apps read from a QR code."""
    label = quote(f"{settings.WAGTAIL_SITE_NAME}:{user.get_username()}")
    return f"otpauth://totp/{label}?" + urlencode({"secret": secret, "issuer": settings.WAGTAIL_SITE_NAME})


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
    RecoveryCodes.activate(user)
    return True


@transaction.atomic
def take_passkey(user: Any, credential: Any, name: str) -> bool:
    """Take a new passkey that answered this session's challenge."""
    try:
        passkeys.parse_registration_response(credential)
        passkeys.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        return False
    count = Authenticator.objects.filter(user=user, type=Kind.WEBAUTHN).count()
    passkeys.WebAuthn.add(user, name or f"通行密钥 {count + 1}", credential)
    RecoveryCodes.activate(user)
    return True


@transaction.atomic
def renew_recovery_codes(user: Any) -> None:
    """New recovery codes; the old ones are void."""
    Authenticator.objects.filter(user=user, type=Kind.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)


def may_remove(key: Authenticator) -> bool:
    """Whether another proof is left without this one; recovery codes alone are none."""
    return Authenticator.objects.filter(user=key.user).exclude(pk=key.pk).exclude(type=Kind.RECOVERY_CODES).exists()


def reset(user: Any) -> None:
    """Take away all of an account's proofs and end its sign-ins; at the next it sets up new ones."""
    Authenticator.objects.filter(user=user).delete()
    SignIn.objects.filter(user=user).end()
