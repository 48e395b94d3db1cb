"""The site in front of slow clients: docs/decisions/operations.md, 1056."""

import threading
from collections.abc import Iterable, Mapping

from django.conf import settings

from . import stalled
from .places import WAITING
from .plain_pages import Application, Environ, Start
from .request_bodies import RequestBodies
from .streams import Streams
from .warm_threads import WarmThreads


class AtMost:
    """Lets so many threads render at once; the others wait in line, and kept pages go past them."""

    def __init__(self, application: Application, threads: int) -> None:
        self._application, self._free = application, threading.BoundedSemaphore(threads)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        with self._free:
            return self._application(environ, start)


def withstanding(application: Application, most: int, most_below: Mapping[str, int]) -> Application:
    """The same application behind what waits for bodies and counts streams; bytes as `RequestBodies` takes them."""
    stalled.start()
    warm = WarmThreads(RequestBodies(Streams(application), most, most_below), settings.WEB_THREADS + WAITING)
    warm.start()
    return warm
