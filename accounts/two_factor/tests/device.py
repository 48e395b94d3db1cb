"""A device that makes passkeys and signs with them, in software."""

import json
import struct
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED, HOLDS_KEY = 1, 4, 64


class Device:
    """One passkey for one site."""

    def __init__(self, host: str = "testserver", origin: str = "https://testserver") -> None:
        self.host, self.origin = host, origin
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = b"the only key of this device"

    def register(self, options: dict[str, Any]) -> dict[str, Any]:
        """The browser's answer to `navigator.credentials.create`."""
        client = self._client_data("webauthn.create", options)
        data = AttestedCredentialData.create(Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key()))
        auth = AuthenticatorData.create(self._digest(self.host.encode()), PRESENT | VERIFIED | HOLDS_KEY, 0, data)
        attestation = AttestationObject.create("none", auth, {})
        return self._answer({"clientDataJSON": client, "attestationObject": bytes(attestation)})

    def sign(self, options: dict[str, Any]) -> dict[str, Any]:
        """The browser's answer to `navigator.credentials.get`."""
        client = self._client_data("webauthn.get", options)
        auth = self._digest(self.host.encode()) + struct.pack(">BI", PRESENT | VERIFIED, 1)
        signature = self.key.sign(auth + self._digest(client), ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": client, "authenticatorData": auth, "signature": signature})

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        challenge = options["publicKey"]["challenge"]
        challenge = challenge if isinstance(challenge, str) else websafe_encode(challenge)
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, bytes]) -> dict[str, Any]:
        texts = {name: websafe_encode(value) for name, value in response.items()}
        name = websafe_encode(self.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": texts, "clientExtensionResults": {}}

    @staticmethod
    def _digest(data: bytes) -> bytes:
        made = Hash(SHA256())
        made.update(data)
        return made.finalize()


def tampered(answer: dict[str, Any], part: str) -> dict[str, Any]:
    """The answer with the last byte of a part turned over."""
    value = bytearray(websafe_decode(answer["response"][part]))
    value[-1] ^= 1
    return answer | {"response": answer["response"] | {part: websafe_encode(bytes(value))}}
