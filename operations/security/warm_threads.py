"""Sees that the server has all its threads before anybody needs them.

granian starts another thread only when more requests wait in line than threads exist; on a quiet site one slow client
would keep everybody waiting. So each process asks itself as often as that takes when it starts, and again before idle
threads end.
"""

import hashlib
import logging
import socket
import threading
import time
from collections.abc import Iterable
from contextlib import ExitStack

from django.conf import settings

from .connections import listening
from .plain_pages import Application, Environ, Start

WITHIN = 5.0  # seconds; then the process goes on with the threads that are there
AGAIN = 240.0  # seconds; serve.py lets threads idle for longer
_BRIEFLY = 0.05  # seconds for which threads that are there already are held
_ASKED = 20  # requests for each thread, at most: two are needed, and most may reach other workers

logger = logging.getLogger(__name__)


class WarmThreads:
    """Hands on every request but its own, which it holds until all threads have one."""

    def __init__(self, application: Application, threads: int) -> None:
        self._application, self._wanted = application, threads
        #: Nobody else can know it; the same for all workers, whichever of them takes the connection.
        self._path = f"/{hashlib.sha256(f'threads|{settings.SECRET_KEY}'.encode()).hexdigest()}"
        self._seen: set[int] = set()
        self._all_are_there = threading.Event()
        self._hold = WITHIN

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        if environ["PATH_INFO"] != self._path:
            return self._application(environ, start)
        self._seen.add(threading.get_ident())
        if len(self._seen) >= self._wanted:
            self._all_are_there.set()
        self._all_are_there.wait(self._hold)
        start("204 No Content", [("Connection", "close")])
        return []

    def start(self) -> None:
        """Ask for all threads as soon as this process takes connections, and keep them."""
        threading.Thread(target=self._keep, name="warm threads", daemon=True).start()

    def _keep(self) -> None:
        for _ in range(1000):  # the application is loaded a moment before the server listens
            if listening():
                break
            time.sleep(0.01)
        while True:
            try:
                self._warm()
            except OSError:
                logger.exception("the server's threads were not started beforehand")
            self._hold = _BRIEFLY
            time.sleep(AGAIN)
            self._seen.clear()
            self._all_are_there.clear()

    def _warm(self) -> None:
        with ExitStack() as stack:
            for family, address in listening()[:1] * (self._wanted * _ASKED):
                if self._all_are_there.wait(0.001):
                    break
                self._ask(stack, family, address)
            self._all_are_there.wait(self._hold)
            self._all_are_there.set()

    def _ask(self, stack: ExitStack, family: socket.AddressFamily, address: tuple[str, int]) -> None:
        client = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
        client.settimeout(1)
        client.connect(address)
        client.sendall(f"GET {self._path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
