"""Clients that begin and do not go on, and readers beside them."""

import http.client
import socket
import ssl
import statistics
import threading
import time
from contextlib import suppress
from functools import cache
from urllib.parse import urlsplit

HEAD = "{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n{}\r\n\r\n"
FORM = "/services/ask/needs/"
#: What each kind sends at once. Of `drip` a byte comes each second.
FIRST = {
    "body": HEAD.format("POST", FORM, "Content-Length: 100000") + "a=bc",
    "drip": HEAD.format("POST", FORM, "Content-Length: 100000") + "a=bc",
    "chunked": HEAD.format("POST", FORM, "Transfer-Encoding: chunked") + "4\r\na=bc\r\n",
    "body of a page": HEAD.format("GET", "/", "Content-Length: 100000") + "a=bc",
    "head": "GET / HTTP/1.1\r\nHost: 127",
    "nothing": "",
}


def connect(url: str, buffer: int = 0) -> socket.socket:
    """A connection to a site, over TLS where it says so; with a receive buffer of so many bytes."""
    target = urlsplit(url)
    plain = socket.socket()
    if buffer:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    plain.settimeout(30)
    plain.connect((target.hostname, target.port))
    return plain if target.scheme == "http" else trusting().wrap_socket(plain)


@cache
def trusting() -> ssl.SSLContext:
    """For certificates made for a test; made once, and without reading the machine's own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class SlowClients(threading.Thread):
    """So many of each kind, which note when the server ends their connection."""

    def __init__(self, url: str, **numbers: int) -> None:
        super().__init__(daemon=True)
        self.closed: dict[str, list[float]] = {kind: [] for kind in numbers}
        self.said: set[str] = set()  # the status of every answer
        self._open: list[tuple[str, socket.socket]] = []
        for kind, number in numbers.items():
            for _ in range(number):
                one = connect(url)
                one.sendall(FIRST[kind].encode())
                one.setblocking(False)
                self._open.append((kind, one))
        self.begun = time.monotonic()

    @property
    def left(self) -> int:
        """How many are connected still."""
        return len(self._open)

    def run(self) -> None:
        tick = time.monotonic()
        while self._open:
            self._open = [(kind, one) for kind, one in self._open if not self._has_ended(kind, one)]
            if time.monotonic() > tick:
                tick += 1
                self._drip()
            time.sleep(0.05)

    def _drip(self) -> None:
        for kind, one in self._open:
            if kind == "drip":
                with suppress(OSError):
                    one.send(b"x")

    def _has_ended(self, kind: str, one: socket.socket) -> bool:
        try:
            data = one.recv(65536)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        except OSError:
            data = b""
        if data:
            self.said.add(data[9:12].decode("latin-1")) if data.startswith(b"HTTP/") else None
            return False
        self.closed[kind].append(time.monotonic() - self.begun)
        one.close()
        return True


def read(url: str, paths: list[str], rounds: int) -> tuple[dict[str, float], set[int]]:
    """Milliseconds for each path, each time on a connection of its own, and all statuses.

    The lower quartile: what else a busy machine does falls on the upper ones, a site that stands still on all.
    """
    took: dict[str, list[float]] = {path: [] for path in paths}
    statuses = set()
    for _ in range(rounds):
        for path in paths:
            begun = time.perf_counter()
            statuses.add(ask(url, path)[0])
            took[path].append((time.perf_counter() - begun) * 1000)
    return {path: statistics.quantiles(times, n=4)[0] for path, times in took.items()}, statuses


def ask(url: str, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[int, str]:
    """Status and text of one request on a connection of its own."""
    target = urlsplit(url)
    assert target.hostname
    if target.scheme == "https":
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            target.hostname, target.port, timeout=10, context=trusting()
        )
    else:
        connection = http.client.HTTPConnection(target.hostname, target.port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()
