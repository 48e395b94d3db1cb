"""Answers sent piece by piece hold a thread until the client has taken them; so only so many, and no short ones."""

from collections.abc import Iterable, Iterator
from typing import Any

from core.client_ip import client_ip_from

from .places import STREAMS, Places
from .plain_pages import Application, Environ, Start, busy

SHORT = 2 * 1024 * 1024  # bytes; styles, scripts and pictures go to the server in one piece and hold no thread
WAIT = 5  # seconds after which to ask again


class Streams:
    """Hands on everything but streamed answers, which it counts; 503 when too many are under way."""

    def __init__(self, application: Application) -> None:
        self._application, self._places = application, Places(STREAMS)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        said: list[Any] = []
        answer = self._application(environ, lambda *words: said.__setitem__(slice(None), words))
        if getattr(answer, "streaming", False) and not _is_short(said[1]):
            return self._held(answer, said, environ, start)
        start(*said)
        return _whole(answer) if getattr(answer, "streaming", False) else answer

    def _held(self, answer: Any, said: list[Any], environ: Environ, start: Start) -> Iterable[bytes]:
        address = client_ip_from(environ)
        if not self._places.take(address):
            answer.close()
            return busy(environ, start, WAIT)
        start(*said)
        return _Held(answer, self._places, address)


class _Held:
    """A streamed answer that keeps its place until it is closed."""

    def __init__(self, answer: Any, places: Places, address: str) -> None:
        self._answer, self._places, self._address = answer, places, address

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        """The server calls it once, whether all was sent or the client went."""
        self._places.give_back(self._address)
        self._answer.close()


def _is_short(headers: list[tuple[str, str]]) -> bool:
    return any(name.lower() == "content-length" and int(value) <= SHORT for name, value in headers)


def _whole(answer: Any) -> list[bytes]:
    try:
        return [b"".join(answer)]
    finally:
        answer.close()
