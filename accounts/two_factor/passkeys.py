"""The ceremony of passkeys (WebAuthn) between this site, a browser and a device. Each challenge is good once."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

_CHALLENGE = "second_step_challenge"
_VERIFICATION = UserVerificationRequirement.PREFERRED


def begin_registration(request: HttpRequest, user: Any) -> dict[str, Any]:
    """What the browser needs to make a passkey."""
    name = user.get_username()
    options, request.session[_CHALLENGE] = _server(request).register_begin(
        PublicKeyCredentialUserEntity(id=str(user.pk).encode(), name=name, display_name=str(user)),
        list(_credentials(user).values()),
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=_VERIFICATION,
        extensions={"credProps": True},
    )
    return dict(options)


def complete_registration(request: HttpRequest, credential: Any) -> bool:
    """Whether the device's answer is a new passkey for this session's challenge."""
    state = request.session.pop(_CHALLENGE, None)
    if state is None:
        return False
    try:
        _server(request).register_complete(state, credential)
    except Exception:  # the answer is a stranger's: its parsers raise all kinds
        return False
    return True


def begin_authentication(request: HttpRequest, user: Any) -> dict[str, Any]:
    """What the browser needs to ask for one of the account's passkeys."""
    options, request.session[_CHALLENGE] = _server(request).authenticate_begin(
        list(_credentials(user).values()), user_verification=_VERIFICATION
    )
    return dict(options)


def complete_authentication(request: HttpRequest, user: Any, credential: Any) -> Authenticator | None:
    """The account's passkey that signed this session's challenge, or None."""
    state = request.session.pop(_CHALLENGE, None)
    if state is None:
        return None
    held = _credentials(user)
    try:
        used = _server(request).authenticate_complete(state, list(held.values()), credential)
    except Exception:  # as above
        return None
    return next(key for key, known in held.items() if known.credential_id == used.credential_id)


def _server(request: HttpRequest) -> Fido2Server:
    host = request.get_host()
    return Fido2Server(PublicKeyCredentialRpEntity(id=host.partition(":")[0], name=host))


def _credentials(user: Any) -> dict[Authenticator, AttestedCredentialData]:
    keys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return {key: _credential_of(key) for key in keys}


def _credential_of(key: Authenticator) -> AttestedCredentialData:
    return RegistrationResponse.from_dict(key.data["credential"]).response.attestation_object.auth_data.credential_data
