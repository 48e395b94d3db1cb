"""One request to the application as it is served, the page store in front, with whatever a stranger makes up."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from operations.page_cache.conf import page_store
from operations.security.charsets import ReadableRequest
from operations.security.reader_rate import ReaderRateLimit


@dataclass(frozen=True)
class Answer:
    """What came back; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


Ask = Callable[..., Answer]


@contextmanager
def application() -> Iterator[Ask]:
    """A way to ask it; the test's transaction outlives each request, as in Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    django = WSGIHandler()
    django.request_class = ReadableRequest
    served = page_store(django, paced=ReaderRateLimit)

    def ask(target: str, method: str = "GET", body: bytes = b"", **changes: str) -> Answer:
        return _answer(served, _environ(target, method, body) | changes)

    try:
        yield ask
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _environ(target: str, method: str, body: bytes) -> dict[str, Any]:
    path, _, query = target.partition("?")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "203.0.113.5",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _answer(served: Callable[..., Any], environ: dict[str, Any]) -> Answer:
    said: list[tuple[str, list[tuple[str, str]]]] = []
    sent = served(environ, lambda status, headers, *rest: said.append((status, headers)))
    try:
        body = b"".join(sent)
    finally:
        if hasattr(sent, "close"):
            sent.close()
    status, headers = said[-1]
    return Answer(int(status[:3]), {name.lower(): value for name, value in headers}, body)
