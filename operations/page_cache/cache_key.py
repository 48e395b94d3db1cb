"""What a request asks for, as far as a public page may know it.

A page for the store is rendered from an environment made anew from these few facts. Nothing else of a visitor (cookies,
headers, address, unknown parameters) reaches Django then, so nothing of a visitor can end up in a kept page.
"""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from core.freshness import Noted, Parameters
from core.reading_modes import COOKIE, ELDER

Environ = dict[str, Any]

#: Cookies that choose how every page is shown, with the only values they may have.
MODES: Mapping[str, frozenset[str]] = {COOKIE: frozenset({ELDER})}
#: Cookies that make a visitor somebody.
PERSONAL = ("sessionid=", "messages=")
#: Headers of somebody, and conditions on which a reader wants no page: who sends one is answered by the view itself.
_UNKEPT = ("HTTP_AUTHORIZATION", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
#: Headers a view may read: those that name the page, those the store itself answers, those it never sees with a page.
HEADERS = frozenset(
    {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
    | set(_UNKEPT)
)
LONGEST_QUERY = 300  # characters
MOST_PARAMETERS = 20

_KEPT = ("SCRIPT_NAME", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST")
_FORWARDED = "HTTP_X_FORWARDED_PROTO"  # hearsay unless a proxy of ours sets it


class CacheKey(NamedTuple):
    """Address and reading mode: with the canonical query, the name of a page among all kept."""

    scheme: str
    host: str
    path: str
    query: str
    modes: tuple[tuple[str, str], ...]


def read(environ: Environ) -> CacheKey | None:
    """What is asked; None when it is no reading, or by somebody rather than anybody."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or any(name in environ for name in _UNKEPT):
        return None
    cookies = environ.get("HTTP_COOKIE")
    if cookies and any(name in cookies for name in PERSONAL):
        return None
    scheme = (settings.TRUSTED_PROXIES and environ.get(_FORWARDED)) or environ["wsgi.url_scheme"]
    if scheme not in ("http", "https"):
        return None
    host, query = environ.get("HTTP_HOST", ""), environ.get("QUERY_STRING", "")
    return CacheKey(scheme, host, environ["PATH_INFO"], query, modes(cookies) if cookies else ())


def modes(cookies: str) -> tuple[tuple[str, str], ...]:
    """The reading modes in a Cookie header, known names with known values only."""
    pairs = (pair.strip().partition("=")[::2] for pair in cookies.split(";"))
    return tuple(sorted({name: value for name, value in pairs if value in MODES.get(name, ())}.items()))


def undeclared(noted: Noted, parameters: Parameters) -> set[str]:
    """What was read of a request beyond the declared parameters and what names a page: what makes it nobody's page."""
    # Who refuses all others must look for them; a query that has any is never kept (`canonical`).
    beyond = set() if parameters.is_strict else noted.parameters - parameters.names
    return beyond | (noted.cookies - set(MODES)) | (noted.headers - HEADERS)


@lru_cache(maxsize=2048)
def canonical(query: str, parameters: Parameters) -> str | None:
    """The query with only these parameters, sorted, the last of each; None when it is too odd to keep.

    None also for what a strict view refuses: an unknown parameter, or one written twice.
    """
    if len(query) > LONGEST_QUERY * 3:
        return None
    try:
        # WSGI hands bytes on as Latin-1; a reader's program may have sent UTF-8 as it is.
        sent = query.encode("latin-1").decode("utf-8", "replace")
        pairs = parse_qsl(sent, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return None
    known = {name: value for name, value in pairs if name in parameters.names}
    if parameters.is_strict and len(known) < len(pairs):
        return None
    text = urlencode(sorted(known.items()))
    return text if len(text) <= LONGEST_QUERY * 3 else None


def anonymous(environ: Environ, asking: CacheKey) -> Environ:
    """The environment of a request by nobody in particular for the same page."""
    clean: Environ = {name: environ[name] for name in _KEPT if name in environ}
    clean |= {name: value for name, value in environ.items() if name.startswith("wsgi.")}
    if settings.TRUSTED_PROXIES and _FORWARDED in environ:
        clean[_FORWARDED] = asking.scheme
    clean |= {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": asking.path,
        "QUERY_STRING": asking.query,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(),
    }
    if asking.modes:
        clean["HTTP_COOKIE"] = "; ".join(f"{name}={value}" for name, value in asking.modes)
    return clean
