"""Bodies of requests in front of everything: how long they may be by path, and how slow.

Whoever reads a body waits for its client. Here it is read whole before the site hears of the request, by few enough
threads that readers always find a free one (docs/decisions/operations.md, 1056).
"""

import io
from collections.abc import Iterable, Mapping

from core.client_ip import client_ip_from

from .body_reader import PATIENCE, CutShortError, TooLongError, TooSlowError, read_body
from .places import BODIES, Places
from .plain_pages import Application, Environ, Start, busy, plain_page

_MEGABYTE = 1024 * 1024


class RequestBodies:
    """Hands on requests without a body, or with the whole of it as a file.

    Answers 413 to what is longer than its path takes, 408 to what comes too slowly, 400 to what ends before its length,
    503 while too many are on their way.
    """

    def __init__(self, application: Application, most: int, most_below: Mapping[str, int]) -> None:
        """`most` bytes anywhere, `most_below` for paths that begin so."""
        self._application, self._most = application, most
        self._most_below = sorted(most_below.items(), key=lambda item: -len(item[0]))
        self._places = Places(BODIES)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        if "CONTENT_LENGTH" not in environ and "HTTP_TRANSFER_ENCODING" not in environ:
            return self._application(environ, start)
        if environ["REQUEST_METHOD"] in ("GET", "HEAD"):  # means nothing there (RFC 9110, 9.3.1): nobody waits for it
            return self._application(_with_body(environ, io.BytesIO(), 0), start)
        return self._read(environ, start)

    def _read(self, environ: Environ, start: Start) -> Iterable[bytes]:
        promised, limit = _promised(environ), self._limit(environ["PATH_INFO"])
        if promised is not None and promised > limit:
            return _too_long(environ, start, limit)
        if promised == 0:
            return self._application(environ, start)
        address = client_ip_from(environ)
        if not self._places.take(address):
            return busy(environ, start, int(PATIENCE))
        try:
            body, length = read_body(environ["wsgi.input"], environ["REMOTE_ADDR"], promised, limit)
        except TooLongError:
            return _too_long(environ, start, limit)
        except TooSlowError:
            return _page(environ, start, "408 Request Timeout", "security/too_slow.html")
        except CutShortError:
            return _page(environ, start, "400 Bad Request", "security/too_slow.html")
        finally:
            self._places.give_back(address)
        return self._application(_with_body(environ, body, length), start)

    def _limit(self, path: str) -> int:
        return next((most for beginning, most in self._most_below if path.startswith(beginning)), self._most)


def _promised(environ: Environ) -> int | None:
    """The length that was promised, in bytes; None when the body comes in chunks or promises nonsense."""
    said = environ.get("CONTENT_LENGTH", "")
    return int(said) if said.isascii() and said.isdigit() and "HTTP_TRANSFER_ENCODING" not in environ else None


def _with_body(environ: Environ, body: object, length: int) -> Environ:
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    return environ | {"wsgi.input": body, "CONTENT_LENGTH": str(length)}


def _too_long(environ: Environ, start: Start, limit: int) -> Iterable[bytes]:
    return _page(environ, start, "413 Content Too Large", "security/too_long.html", megabytes=limit // _MEGABYTE)


def _page(environ: Environ, start: Start, status: str, template: str, **context: int) -> Iterable[bytes]:
    # What comes after this on the connection would be the rest of the body.
    return plain_page(environ, start, status, template, context, Connection="close")
