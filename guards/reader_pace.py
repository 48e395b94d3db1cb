"""Searches and guessed codes are paced where the page store holds no answer, before it renders for nobody."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from core.bots import address_in

from .limits import MISSES, SEARCHES

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

#: A plaque's code, in any language of the site.
_CODE = re.compile(r"(/[a-z]{2}(-[a-z]+)?)?/v/.")
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'"


class PacedReaders:
    """Every other address passes after one look at its path."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if _CODE.match(path):
            return self._check(environ, start)
        is_search = environ.get("QUERY_STRING") and path.endswith("/search/") and not path.startswith("/admin/")
        if is_search and (wait := SEARCHES.take(address_in(environ))):
            return refused(environ, start, wait)
        return self.application(environ, start)

    def _check(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Only an answer that no plaque carries the code counts against an address."""
        address = address_in(environ)
        if wait := MISSES.wait(address):
            return refused(environ, start, wait)

        def counting(status: str, *rest: Any) -> Any:
            if status.startswith("404"):
                MISSES.take(address)
            return start(status, *rest)

        return self.application(environ, counting)


def refused(environ: Environ, start: Start, wait: int) -> Iterable[bytes]:
    """429 in the language of the address, complete without Django's middleware."""
    minutes = -(-wait // 60) if wait > 60 else 0
    with override(get_language_from_path(environ["PATH_INFO"]) or settings.LANGUAGE_CODE):
        body = render_to_string("guards/too_many.html", {"minutes": minutes}).encode()
    start(
        "429 Too Many Requests",
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Retry-After", str(wait)),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
        ],
    )
    return [body]
