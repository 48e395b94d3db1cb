"""Bitstring Status Lists: one bit for each credential, set when it no longer counts."""

import base64
import gzip
import zlib
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Max, Q
from django.utils import timezone

from honours.history.states import ENDED_EARLY
from honours.models import Honour

from ..models import CredentialIndex
from .keys import site_did

SIZE = 131_072  # bits in a list: the least the standard allows, so that one bit hides among many
_GZIP = 16 + zlib.MAX_WBITS


def place(index: CredentialIndex) -> tuple[int, int]:
    """Number of the list, counted from 1, and of the bit in it, counted from 0."""
    before, bit = divmod(index.pk - 1, SIZE)
    return before + 1, bit


def status_url(number: int) -> str:
    """Where a list is published."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/v/status/{number}"


def list_exists(number: int) -> bool:
    """Whether any credential points to this list; the first always exists."""
    last = CredentialIndex.objects.aggregate(last=Max("pk"))["last"] or 1
    return 1 <= number <= (last - 1) // SIZE + 1


def status_list(number: int) -> dict[str, Any]:
    """One list as a credential, not yet signed."""
    url = status_url(number)
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": site_did(),
        "validFrom": f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}",
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": packed(_withdrawn(number)),
        },
    }


def packed(bits: Iterable[int]) -> str:
    """A list with these bits set: gzip, then base64url with its multibase sign; the first bit is the leftmost."""
    field = bytearray(SIZE // 8)
    for bit in bits:
        field[bit // 8] |= 0x80 >> bit % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(field), mtime=0)).decode().rstrip("=")


def is_set(encoded_list: str, bit: int) -> bool:
    """Whether a bit is set; raise ValueError for what is no list or has no such bit."""
    text = encoded_list.removeprefix("u")
    try:
        # A hostile list may unpack to gigabytes; no more is read than one list has.
        field = zlib.decompressobj(_GZIP).decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), SIZE // 8)
    except zlib.error as error:
        raise ValueError("not a status list") from error
    if not 0 <= bit < len(field) * 8:
        raise ValueError("no such bit")
    return bool(field[bit // 8] & 0x80 >> bit % 8)


def _withdrawn(number: int) -> Iterable[int]:
    """Bits of withdrawn honours, and of those that are no longer published or no longer exist."""
    first = (number - 1) * SIZE + 1
    public = Honour.objects.public()
    today = timezone.localdate()
    rows = CredentialIndex.objects.filter(pk__gte=first, pk__lt=first + SIZE)
    gone = Q(honour__isnull=True) | ~Q(honour__in=public)
    for state in ENDED_EARLY:
        gone |= Q(honour__in=public.in_state(state, today))
    return [pk - first for pk in rows.filter(gone).values_list("pk", flat=True)]
