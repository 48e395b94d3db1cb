"""The same request by two ways: straight to Django, and through the page store as it is served."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import quote

from django.core.cache import caches
from django.http import HttpResponse, HttpResponseBase
from django.test.client import Client, ClientHandler

from core.freshness import MARK, Noted, noted, noting
from tests.served import Served

from .crawl import content


class Answer(NamedTuple):
    """What a reader gets."""

    status: int
    content_type: str | None
    location: str | None
    body: bytes


class Remembered:
    """Django, asked once for each request under one path; whoever asks the same again is told what was answered then.

    A request is all text of its environment, so what the store changes of one is another.
    """

    def __init__(self, handler: Callable[[dict[str, Any]], HttpResponseBase]) -> None:
        self._handler = handler
        self._path = ""
        self._told: dict[frozenset[tuple[str, str]], tuple[HttpResponse, Noted]] = {}

    def __call__(self, environ: dict[str, Any]) -> HttpResponse:
        """The answer, and all that was noted while it was made."""
        if environ["PATH_INFO"] != self._path:
            self._path = environ["PATH_INFO"]
            self._told.clear()
        asked = frozenset((name, value) for name, value in environ.items() if value and isinstance(value, str))
        if asked not in self._told:
            with noting() as notes:
                self._told[asked] = _whole(self._handler(environ)), notes
        response, notes = self._told[asked]
        if (listening := noted()) is not None:
            listening.ends += notes.ends
            listening.parameters |= notes.parameters
            listening.cookies |= notes.cookies
            listening.headers |= notes.headers
        return response


class Road:
    """Both ways to one site, and what the views said and read on the way without a store."""

    def __init__(self) -> None:
        self.is_public: dict[tuple[str, str], bool] = {}
        self.declared: dict[str, frozenset[str]] = {}
        self.read: dict[str, set[str]] = defaultdict(set)
        self._handler = Remembered(ClientHandler(enforce_csrf_checks=False))
        self._client = Client(HTTP_HOST="testserver")

    def bare(self, path: str, query: str = "") -> Answer:
        """Django's own answer."""
        with noting() as notes:
            answer, response = self._ask(self._handler, path, query)
        parameters = getattr(response, MARK, None)
        self.is_public[path, query] = parameters is not None
        if parameters is not None:
            kind = _kind_of(response)
            self.declared[kind] = parameters.names
            self.read[kind] |= notes.parameters & parameters.names if parameters.is_strict else notes.parameters
        return answer

    def store(self) -> Served:
        """A page store in which nothing lies yet, in front of the same Django."""
        return Served(self._handler)

    def differs(self, store: Served, path: str, query: str, expected: Answer) -> bool:
        """Whether the answer as it is served is not the one expected; of what is drawn for each, all but the body."""
        served = self._ask(store, path, query)[0]
        if self.is_public[path, query]:
            return served != expected
        return served[:3] != expected[:3]

    def _ask(self, handler: Any, path: str, query: str) -> tuple[Answer, Any]:
        self._client.cookies.clear()
        caches["counts"].clear()  # so many readers are many: none of them uses up another's pace
        self._client.handler = handler
        response = self._client.get(f"{quote(path, safe='/%')}?{query}" if query else quote(path, safe="/%"))
        body = content(response)
        return Answer(response.status_code, response.get("Content-Type"), response.get("Location"), body), response


def _whole(response: Any) -> HttpResponse:
    """The answer with its body in hand, to be read more than once."""
    if response.streaming:
        whole = HttpResponse(content(response), status=response.status_code, headers=response.headers)
        whole.cookies, whole.wsgi_request = response.cookies, response.wsgi_request
        if (parameters := getattr(response, MARK, None)) is not None:
            setattr(whole, MARK, parameters)
        return whole
    return response


def _kind_of(response: Any) -> str:
    """The kind of page that answered, else the view."""
    page = (getattr(response, "context_data", None) or {}).get("page")
    match = response.wsgi_request.resolver_match
    return type(page).__name__ if page else f"{match._func_path} {match.url_name}"
