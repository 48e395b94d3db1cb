"""Asking the application as it is served: pages kept in front, paces behind them, compression, then Django.

`Served` is the application in hand; `ServedClient` is Django's test client that goes this way, and asks twice what
anybody may ask: fresh, and as it lies kept.
"""

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse, HttpResponseBase
from django.test.client import Client, ClientHandler

from operations.page_cache.conf import page_store
from operations.page_cache.invalidation import change
from operations.security.reader_rate import ReaderRateLimit


class Served:
    """The whole application for one test: what Django answered, or what the page store made of it."""

    def __init__(self, handler: Callable[[dict[str, Any]], HttpResponseBase]) -> None:
        self._handler = handler
        self.store = page_store(self._django, paced=ReaderRateLimit)
        self.rendered = 0  # how often Django was asked

    def __call__(self, environ: dict[str, Any]) -> HttpResponseBase:
        """The answer to one request."""
        environ.setdefault("HTTP_HOST", environ["SERVER_NAME"])
        started: list[Any] = []
        answer = self.store(environ, lambda status, headers, *rest: started.append((status, headers)))
        if isinstance(answer, HttpResponseBase):
            return answer
        status, headers = started[-1]
        response = HttpResponse(b"".join(answer), status=int(status[:3]), reason=status[4:])
        del response["Content-Type"]
        for name, value in headers:
            if name == "Set-Cookie":
                response.cookies.load(value)
            else:
                response[name] = value
        response.url = response.get("Location")
        response.wsgi_request = WSGIRequest(environ)
        return response

    def _django(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.rendered += 1
        response = self._handler(environ)
        response.close = lambda: None  # type: ignore[method-assign] # closed already; twice would close the connection
        cookies = [("Set-Cookie", each.OutputString()) for each in response.cookies.values()]
        start(f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies])
        return response  # type: ignore[return-value] # bytes piece by piece, as WSGI wants them


class ServedClient(Client):
    """The test client on readers' road; everything else about it is Django's."""

    def __init__(self, enforce_csrf_checks: bool = False, **defaults: Any) -> None:
        super().__init__(enforce_csrf_checks, **defaults)
        self.served = Served(ClientHandler(enforce_csrf_checks))
        self.handler = self._twice

    def _twice(self, environ: dict[str, Any]) -> HttpResponseBase:
        change()  # whatever the test wrote stands in a transaction that nobody commits
        again = dict(environ)
        fresh = self.served(environ)
        if self.served.store.ready(environ):
            kept = self.served(again)
            assert (kept.status_code, kept.content) == (fresh.status_code, fresh.content), "a kept page differs"
        return fresh


class CrowdClient(ServedClient):
    """Many readers: each question comes from another network, so that no pace meant for one counts them together."""

    def __init__(self, **defaults: Any) -> None:
        super().__init__(**defaults)
        self._readers = count(1)

    def generic(self, *args: Any, **extra: Any) -> HttpResponseBase:
        """One question of the next reader, or of the one whose address is given."""
        extra.setdefault("REMOTE_ADDR", f"2001:db8:{next(self._readers):x}::1")
        return super().generic(*args, **extra)
