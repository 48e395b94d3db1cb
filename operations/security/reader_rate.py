"""Searches, guessed codes and what is costly have a pace where the page store holds no answer, before it renders.

A true code always answers: it is looked up before anybody is refused. Who is refused is told that nothing carries it.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.db import DatabaseError
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

from core.known_codes import is_known
from core.rate_limits import RateLimit
from core.spam import network_in

from .plain_pages import Application, Environ, Start, plain_page
from .rate_limits import ALL_MISSES, CARDS, MISSES, PAPERS, SEARCHES, TAKEAWAYS

#: Where codes are checked, in any language of the site.
_CHECKS = re.compile(r"(/[a-z]{2}(-[a-z]+)?)?/+[vV]/+.")
#: What costs a typesetter or a whole lesson each time, below which path, in any language of the site.
_COSTLY = re.compile(r"(?:/[a-z]{2}(?:-[a-z]+)?)?/+(?:(certificate)/+pdf|(takeaway)/+[^/]+\.html|(cards)/+.)")
_LIMITS = (PAPERS, TAKEAWAYS, CARDS)
_CODE_NAMES = {"plaque", "plaque_credential"}


class ReaderRateLimit:
    """Every other address passes after one look at its path."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if _CHECKS.match(path):
            return self._check(environ, start)
        limit = _limit_of(path, environ.get("QUERY_STRING", ""))
        if limit and (wait := limit.take(network_in(environ))):
            return refused(environ, start, wait, "security/too_many.html")
        return self.application(environ, start)

    def _check(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Only answers that nothing carries the code count, and only they are refused."""
        network = network_in(environ)
        wait = MISSES.wait(network) or ALL_MISSES.wait()
        if wait and _is_unknown_code(get_path_info(environ)):
            return refused(environ, start, wait, "security/unknown_code.html")

        def counting(status: str, *rest: Any) -> Any:
            if status.startswith("404"):
                MISSES.take(network)
                ALL_MISSES.take()
            return start(status, *rest)

        return self.application(environ, counting)


def _limit_of(path: str, query: str) -> RateLimit | None:
    """What is counted of an address; None for what is cheap."""
    if query and path.endswith("/search/") and not path.startswith("/admin/"):
        return SEARCHES
    costly = _COSTLY.match(path)
    return _LIMITS[costly.lastindex - 1] if costly and costly.lastindex else None


def _is_unknown_code(path: str) -> bool:
    """Whether the path asks for a code that nothing carries; a database that does not answer knows all."""
    with override(_language(path)):
        try:
            found = resolve(path)
        except Resolver404:
            return False
    if found.url_name not in _CODE_NAMES:
        return False
    try:
        return not is_known(found.kwargs["typed"])
    except DatabaseError:
        return False


def _language(path: str) -> str:
    return get_language_from_path(path) or settings.LANGUAGE_CODE


def refused(environ: Environ, start: Start, wait: int, template: str) -> Iterable[bytes]:
    """429, with the seconds to wait."""
    minutes = -(-wait // 60) if wait > 60 else 0
    return plain_page(environ, start, "429 Too Many Requests", template, {"minutes": minutes}, Retry_After=str(wait))
