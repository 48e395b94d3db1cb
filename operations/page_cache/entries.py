"""One page as it leaves the house: its bytes in every encoding, with their headers."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import brotli

from .basis import Basis

Headers = list[tuple[str, str]]

_TEXT = ("text/", "application/json", "application/xml", "application/atom+xml", "application/ld+json", "image/svg+xml")
_SMALLEST = 200  # bytes; shorter ones gain nothing
_DROPPED = frozenset({"etag", "vary", "content-length", "content-encoding", "connection", "date", "server"})
#: Kept by whoever likes, asked about each time: the answer is a 304 of a few bytes, and never old.
_ASK_ME_AGAIN = "public, no-cache"


@dataclass(frozen=True, slots=True)
class Bytes:
    """One encoding of a page."""

    etag: str
    body: bytes
    headers: Headers
    unchanged: Headers  # of a 304


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page as rendered from one version of the content, true until a moment (seconds since 1970)."""

    version: bytes | None
    until: float
    encodings: dict[str, Bytes]
    size: int
    made: float
    may_be_old: bool  # whether an old copy may stand in while the database is away
    basis: Basis | None  # None: old with the version

    def in_encoding(self, accepted: str) -> Bytes:
        """The smallest bytes that a reader with this Accept-Encoding can read."""
        for name in preferred(accepted):
            if name in self.encodings:
                return self.encodings[name]
        return self.encodings["identity"]


def entry(
    body: bytes,
    headers: Headers,
    version: bytes | None,
    made: float,
    until: float,
    vary: str,
    basis: Basis | None = None,
) -> CachedPage:
    """Build an entry from a rendered answer."""
    kept = [(name, value) for name, value in headers if name.lower() not in _DROPPED]
    caching = next((value for name, value in kept if name.lower() == "cache-control"), None)
    if caching is None:
        kept.append(("Cache-Control", _ASK_ME_AGAIN))
    digest = _tag_of(headers) or hashlib.blake2b(body, digest_size=12).hexdigest()
    encodings = {
        name: _bytes(content, kept, f'"{digest}{suffix}"', name, vary)
        for name, content, suffix in _encoded(body, _type_of(kept))
    }
    size = sum(len(each.body) + 2_000 for each in encodings.values())  # headers and objects, roughly
    size += basis.size if basis else 0
    return CachedPage(version, until, encodings, size, made, "no-store" not in (caching or ""), basis)


def etag_matches(header: str, etag: str) -> bool:
    """Whether If-None-Match names the tag; weak comparison, as for all GETs."""
    return header.strip() == "*" or etag in (each.strip().removeprefix("W/") for each in header.split(","))


@lru_cache(maxsize=256)
def preferred(accepted: str) -> tuple[str, ...]:
    """The encodings of ours that an Accept-Encoding allows, smallest first."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        try:
            weights[name.strip()] = float(parameter.partition("=")[2]) if parameter.strip() else 1.0
        except ValueError:
            continue
    anything = weights.get("*", 0.0)
    return tuple(name for name in ("br", "gzip") if weights.get(name, anything) > 0)


def _encoded(body: bytes, content_type: str) -> Iterable[tuple[str, bytes, str]]:
    yield "identity", body, ""
    if len(body) >= _SMALLEST and content_type.startswith(_TEXT):
        yield "br", brotli.compress(body, quality=5), "-br"
        yield "gzip", gzip.compress(body, 6, mtime=0), "-gz"


def _bytes(body: bytes, headers: Headers, etag: str, encoding: str, vary: str) -> Bytes:
    caching = [(name, value) for name, value in headers if name.lower() == "cache-control"]
    common = [("ETag", etag), ("Vary", vary)]
    coded = [] if encoding == "identity" else [("Content-Encoding", encoding)]
    full = [*headers, *common, *coded, ("Content-Length", str(len(body)))]
    return Bytes(etag, body, full, [*caching, *common])


def _tag_of(headers: Headers) -> str:
    """The tag the view gave, without its marks: a fingerprint that it promises stays what it is."""
    given = next((value for name, value in headers if name.lower() == "etag"), "")
    return given.removeprefix("W/").strip('"')


def _type_of(headers: Headers) -> str:
    return next((value.lower() for name, value in headers if name.lower() == "content-type"), "")
