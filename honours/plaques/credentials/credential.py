"""An honour as a Verifiable Credential 2.0 in the shape of Open Badges 3.0. Its subject is a business, no person."""

from typing import Any

from django.conf import settings

from core.verification.codes import address
from honours.history.states import ENDED_EARLY, HonourState
from honours.models import AwardScheme, Honour, Merchant

from ..models import CredentialIndex
from .keys import site_did
from .status import place, status_url

#: States of honours that were awarded; others have no credential.
AWARDED = {HonourState.VALID, HonourState.EXPIRED, *ENDED_EARLY}
_SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


def credential(honour: Honour) -> dict[str, Any]:
    """The credential of an awarded honour, not yet signed; its place in the status lists is kept from now on."""
    index, _ = CredentialIndex.objects.get_or_create(honour=honour)
    valid_until = {"validUntil": f"{honour.valid_to}T23:59:59+08:00"} if honour.valid_to else {}
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": f"{address(honour.code)}/credential.json",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": honour.scheme.title,
        "issuer": _issuer(honour.scheme),
        "validFrom": f"{honour.issued_on}T00:00:00+08:00",
        **valid_until,
        "credentialSubject": {
            "id": _url(honour.merchant.get_absolute_url()),
            "type": ["AchievementSubject"],
            "identifier": _identifiers(honour.merchant),
            "licenseNumber": honour.number,
            "achievement": _achievement(honour.scheme),
        },
        "evidence": [{"id": address(honour.code), "type": ["Evidence"], "name": "牌匾核验网页"}],
        "credentialStatus": _status(index),
        "credentialSchema": [{"id": _SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }


def _issuer(scheme: AwardScheme) -> dict[str, Any]:
    return {"id": site_did(), "type": ["Profile"], "name": scheme.issuer, "url": _url("/")}


def _identifiers(merchant: Merchant) -> list[dict[str, Any]]:
    facts = {
        "name": merchant.title,
        "ext:registeredName": merchant.public_registered_name,
        "ext:unifiedSocialCreditCode": merchant.public_credit_code,
    }
    return [
        {"type": "IdentityObject", "hashed": False, "identityHash": value, "identityType": kind}
        for kind, value in facts.items()
        if value
    ]


def _achievement(scheme: AwardScheme) -> dict[str, Any]:
    basis = scheme.legal_basis or scheme.title
    return {
        "id": _url(f"/honours/#scheme-{scheme.pk}"),
        "type": ["Achievement"],
        "name": scheme.title,
        "description": basis,
        "criteria": {"narrative": scheme.criteria_version or basis},
        "inLanguage": "zh-Hans",
    }


def _status(index: CredentialIndex) -> dict[str, str]:
    number, bit = place(index)
    return {
        "id": f"{status_url(number)}#{bit}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(bit),
        "statusListCredential": status_url(number),
    }


def _url(path: str) -> str:
    return f"{settings.PUBLIC_URL.rstrip('/')}{path}"
