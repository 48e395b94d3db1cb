"""What a credential is worth, told from files alone: no network, no database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import TextChoices

from .signing import ForgedError, check, issuer
from .status import is_set


class ProofFinding(TextChoices):
    """The answer."""

    VALID = "valid", "有效"
    NOT_YET = "not_yet", "未生效"
    EXPIRED = "expired", "已到期"
    WITHDRAWN = "withdrawn", "已撤销"
    FORGED = "forged", "伪造"


def finding(
    credential: Any, keys: Mapping[str, Ed25519PublicKey], status: Mapping[str, Any] | None, now: datetime
) -> ProofFinding:
    """The worth of a credential at a moment; a withdrawal is seen only with its status list.

    Raise ValueError for a status list that is not the one the credential names, signed by the same issuer.
    """
    try:
        check(credential, keys)
        if "AchievementCredential" not in credential["type"]:
            raise ForgedError
        starts = datetime.fromisoformat(credential["validFrom"])
        ends = datetime.fromisoformat(credential["validUntil"]) if "validUntil" in credential else None
    except (ForgedError, KeyError, TypeError, ValueError):
        return ProofFinding.FORGED
    if status is not None and _is_withdrawn(credential, keys, status):
        return ProofFinding.WITHDRAWN
    if now < starts:
        return ProofFinding.NOT_YET
    return ProofFinding.EXPIRED if ends and now > ends else ProofFinding.VALID


def _is_withdrawn(
    credential: Mapping[str, Any], keys: Mapping[str, Ed25519PublicKey], status: Mapping[str, Any]
) -> bool:
    try:
        check(status, keys)
        entry, subject = credential["credentialStatus"], status["credentialSubject"]
        fits = (
            status["id"] == entry["statusListCredential"]
            and "BitstringStatusListCredential" in status["type"]
            and subject["statusPurpose"] == entry["statusPurpose"]
            and issuer(status) == issuer(credential)
        )
        if fits:
            return is_set(subject["encodedList"], int(entry["statusListIndex"]))
    except (ForgedError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("状态清单不是签发单位签名的那一份") from error
    raise ValueError("状态清单和凭证里写的不是同一份")
