"""The keys that sign, kept as files that only the site's own user can read."""

import base64
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.utils import timezone

from .multibase import multikey


@dataclass(frozen=True)
class SigningKey:
    """A private key and the name its proofs carry."""

    name: str
    private: Ed25519PrivateKey

    @property
    def kid(self) -> str:
        """The full name of the public key: a DID URL."""
        return f"{site_did()}#{self.name}"

    @property
    def public(self) -> bytes:
        """The raw public key, 32 bytes."""
        return self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def site_did() -> str:
    """Who signs: the site by its own address, as did:web."""
    return f"did:web:{quote(urlsplit(settings.PUBLIC_URL).netloc, safe='')}"


def keyring() -> list[SigningKey]:
    """All keys, the newest and signing one last; the first is made when there is none."""
    paths = sorted(_folder().glob("*.pem"))
    return [_load(path) for path in paths] if paths else [new_key()]


def new_key() -> SigningKey:
    """Make a key that signs from now on; the older ones stay, so that what they signed can still be checked."""
    # The time first: names sort by age. The rest keeps two made at once apart.
    name = f"{timezone.now():%Y%m%dT%H%M%S%fZ}-{secrets.token_hex(2)}"
    key = SigningKey(name, Ed25519PrivateKey.generate())
    pem = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = _folder() / f".{name}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    draft.rename(_folder() / f"{name}.pem")
    return key


def key_set() -> dict[str, Any]:
    """The public keys as a JSON Web Key Set; `kid` is what a proof's verificationMethod says."""
    return {"keys": [_jwk(key) for key in keyring()]}


def did_document() -> dict[str, Any]:
    """The public keys as a DID document."""
    did, keys = site_did(), keyring()
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [
            {"id": key.kid, "type": "Multikey", "controller": did, "publicKeyMultibase": multikey(key.public)}
            for key in keys
        ],
        "assertionMethod": [key.kid for key in keys],
    }


def public_keys(key_set: Mapping[str, Any]) -> dict[str, Ed25519PublicKey]:
    """The Ed25519 keys of a JSON Web Key Set by kid; raise ValueError when it is none."""
    try:
        return {
            key["kid"]: Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(key["x"] + "=="))
            for key in key_set["keys"]
            if key.get("crv") == "Ed25519"
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a key set") from error


def _jwk(key: SigningKey) -> dict[str, str]:
    x = base64.urlsafe_b64encode(key.public).decode().rstrip("=")
    return {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key.kid, "x": x}


def _folder() -> Path:
    folder: Path = settings.VAR_DIR / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _load(path: Path) -> SigningKey:
    private = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise TypeError(f"{path.name} is not an Ed25519 key")
    return SigningKey(path.stem, private)
