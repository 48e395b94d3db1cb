"""Connections whose client has stopped: the server keeps them for ever, so a thread of each worker ends them.

A proxy in front does this by itself; its connections never look like these.
"""

import logging
import threading
import time
from typing import NamedTuple

from .body_reader import Reading, under_way
from .connections import Connection, clients

EVERY = 1.0  # seconds between two looks
PATIENCE = 30.0  # seconds in which a client must take LEAST of an answer
LEAST = 32 * 1024  # bytes
_NEAR = 0.3  # seconds between the arrival of bytes and their being read, when the process is not busy

logger = logging.getLogger(__name__)


class _Mark(NamedTuple):
    """How much a client had taken, and when."""

    taken: int
    moment: float


class StalledConnections:
    """What one look remembers until the next."""

    def __init__(self) -> None:
        self._marks: dict[tuple[str, int], _Mark] = {}

    def look(self) -> None:
        """End every connection whose body is late, or whose client does not take its answer."""
        now, before, self._marks = time.monotonic(), self._marks, {}
        late = [reading for reading in under_way() if reading.late(now) > 0]
        for connection in clients():
            if connection.is_waiting:
                self._take_note(connection, before.get(connection.peer), now)
            elif any(_brings(connection, reading, now) for reading in late):
                connection.hear_no_more()

    def _take_note(self, connection: Connection, mark: _Mark | None, now: float) -> None:
        if mark is None or connection.taken - mark.taken >= LEAST:
            mark = _Mark(connection.taken, now)
        if now - mark.moment > PATIENCE:
            connection.close()
        else:
            self._marks[connection.peer] = mark


def _brings(connection: Connection, reading: Reading, now: float) -> bool:
    """Whether this is the body's connection. The server names no port: so it is one from the same address, not answered
    since its client was last heard, and heard when the body was. The longer nothing is found, the less exactly.
    """
    if connection.peer[0] != reading.address or connection.heard > connection.answered:
        return False
    apart = abs(now - connection.heard - reading.heard)
    return apart < _NEAR + reading.late(now) / 2


def start() -> None:
    """Look again and again, as long as the process lives."""
    threading.Thread(target=_watch, name="stalled connections", daemon=True).start()


def _watch() -> None:
    looking = StalledConnections()
    while True:
        time.sleep(EVERY)
        try:
            looking.look()
        except Exception:
            logger.exception("stalled connections were not ended")
