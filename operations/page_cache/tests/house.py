"""A small application behind a store, with a clock and a version in hand."""

import sys
from http import HTTPStatus
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from core.freshness import Noted, Parameters, mark_public, noted
from operations.page_cache.middleware import CacheLimits, PageCache
from operations.page_cache.version import Snapshot

NOON = 1_790_000_000 // 86400 * 86400 + 4 * 3600.0  # 12:00 in Chongqing
HOST = "example.org"


class Answer(list[bytes]):
    """A body that can carry a mark."""


class Handed:
    """A version that the test changes; every change is of everything."""

    def __init__(self) -> None:
        self.now: bytes | None = b"1"

    def current(self) -> bytes | None:
        return self.now

    def snapshot(self) -> Snapshot | None:
        return None if self.now is None else Snapshot(self.now, self.now[-8:])

    def change(self, tables: Any = None) -> None:
        self.now = (self.now or b"") + b"+"


class House:
    """An application that counts what reaches it, the store before it, and a pace that counts what passes it."""

    def __init__(self, parameters: tuple[str, ...] | None = (), *, is_strict: bool = False, **changes: Any) -> None:
        self.seen, self.paced, self.time = [], [], NOON
        self.parameters = None if parameters is None else Parameters(frozenset(parameters), is_strict)
        self.reads = Noted()  # what the view reads of a request
        self.body, self.status, self.headers = "正文" * 300, 200, {}
        self.version = Handed()
        values = {"memory": 1_000_000, "longest": 600, "zone": ZoneInfo("Asia/Shanghai"), "hosts": frozenset({HOST})}
        limits = CacheLimits(**(values | {"never": ("/admin/",)} | changes))
        self.store = PageCache(self.application, self.version, limits, lambda: self.time, self.count_paced)

    def count_paced(self, application):
        def counting(environ, start):
            self.paced.append(environ)
            return application(environ, start)

        return counting

    def application(self, environ, start):
        self.seen.append(environ)
        answer = Answer([self.body.encode()])
        if (notes := noted()) is not None:
            notes.parameters |= self.reads.parameters
            notes.cookies |= self.reads.cookies
            notes.headers |= self.reads.headers
        if self.parameters is not None:
            mark_public(answer, self.parameters)
        headers = {"Content-Type": "text/html; charset=utf-8"} | self.headers
        start(f"{self.status} {HTTPStatus(self.status).phrase}", list(headers.items()))
        return answer

    def get(
        self, path: str = "/", query: str = "", method: str = "GET", **extra: str
    ) -> tuple[str, dict[str, str], bytes]:
        """Status, headers and body of one request."""
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "s",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": HOST,
            "REMOTE_ADDR": "203.0.113.9",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
        } | extra
        said: list[Any] = []
        body = b"".join(self.store(environ, lambda status, headers: said.append((status, headers))))
        status, headers = said[-1]
        return status, {name.lower(): value for name, value in headers}, body
