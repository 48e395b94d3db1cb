"""Data Integrity proofs, cryptosuite eddsa-jcs-2022: Ed25519 over the canonical JSON of document and proof."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils import timezone

from .keys import SigningKey
from .multibase import decoded, encoded

_KIND = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod"}


class ForgedError(Exception):
    """A document whose proof does not hold."""


def signed(document: dict[str, Any], key: SigningKey) -> dict[str, Any]:
    """The document with its proof."""
    config = {
        **_KIND,
        "created": f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}",
        "verificationMethod": key.kid,
        "@context": document["@context"],
    }
    return document | {"proof": config | {"proofValue": encoded(key.private.sign(digest(document, config)))}}


def check(document: Any, keys: Mapping[str, Ed25519PublicKey]) -> None:
    """Raise ForgedError unless the issuer named in the document signed exactly this document with one of the keys."""
    try:
        config = dict(document["proof"])
        signature = decoded(config.pop("proofValue"))
        method = config["verificationMethod"]
        plain = {name: value for name, value in document.items() if name != "proof"}
        in_order = (
            all(config[name] == value for name, value in _KIND.items())
            and config["@context"] == document["@context"]
            and method.partition("#")[0] == issuer(document)
        )
        if not in_order:
            raise ForgedError
        keys[method].verify(signature, digest(plain, config))
    except (InvalidSignature, KeyError, TypeError, AttributeError, ValueError) as error:
        raise ForgedError from error


def issuer(document: Mapping[str, Any]) -> str:
    """The issuer's identifier."""
    named = document["issuer"]
    return named if isinstance(named, str) else named["id"]


def digest(document: Mapping[str, Any], config: Mapping[str, Any]) -> bytes:
    """What is signed: the hash of the proof without its value, then that of the document without its proof."""
    return _hash(config) + _hash(document)


def _hash(value: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(rfc8785.dumps(dict(value))).digest()
