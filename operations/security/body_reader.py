"""Reading a request's body with a deadline.

The server's `read` waits for the client as long as the client likes, and cannot be called back. So what is being read
is written down; operations/security/stalled.py ends the connection of what is late, and `read` returns.
"""

import tempfile
import threading
import time
from typing import IO, Protocol

PATIENCE = 10.0  # seconds for the first bytes, and in which a slow client may make up for lost time
SLOWEST = 16 * 1024  # bytes a second that a body must bring on the average
_CHUNK = 64 * 1024  # bytes
_IN_MEMORY = 512 * 1024  # bytes; what is longer lies in the temporary folder meanwhile


class TooLongError(Exception):
    """More bytes than the address takes."""


class TooSlowError(Exception):
    """Neither the whole body nor enough of it in time."""


class CutShortError(Exception):
    """The client went before it had sent what it promised."""


class Input(Protocol):
    """What WSGI calls `wsgi.input`."""

    def read(self, size: int, /) -> bytes: ...


class Reading:
    """A body on its way from an address; the moments are those of `time.monotonic`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.begun = self.heard = time.monotonic()
        self.received = 0

    def late(self, now: float) -> float:
        """Seconds since there should have been more of it; negative while all is well."""
        return now - self.begun - PATIENCE - self.received / SLOWEST

    def read(self, source: Input, limit: int) -> IO[bytes]:
        """Everything, as a file at its beginning; raises TooLongError."""
        file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- who reads it closes it
        # The server waits until it has as much as was asked for. Asking for little at first, and never for more than
        # came so far, shows how fast it comes.
        while chunk := source.read(min(max(self.received, 1), _CHUNK)):
            self.heard = time.monotonic()
            self.received += len(chunk)
            if self.received > limit:
                raise TooLongError
            file.write(chunk)
        file.seek(0)
        return file


_under_way: set[Reading] = set()
_guard = threading.Lock()


def under_way() -> list[Reading]:
    """The bodies that are being read by this process."""
    with _guard:
        return list(_under_way)


def read_body(source: Input, address: str, promised: int | None, limit: int) -> tuple[IO[bytes], int]:
    """The whole body as a file at its beginning, and its length; None is promised where it comes in chunks.

    `address` is the other end of the connection. Raises TooLongError, TooSlowError or CutShortError.
    """
    reading = Reading(address)
    with _guard:
        _under_way.add(reading)
    try:
        body = reading.read(source, limit)
    finally:
        with _guard:
            _under_way.discard(reading)
    if reading.late(time.monotonic()) > 0:
        raise TooSlowError
    if promised is not None and reading.received < promised:
        raise CutShortError
    return body, reading.received
