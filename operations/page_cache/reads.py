"""Notes which query parameters, cookies and headers a view reads while it renders for the store."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.http.request import HttpHeaders

from core.freshness import WHOLE_QUERY, Noted, noted

#: What tells of a visitor without being an HTTP_ header.
_OF_THE_VISITOR = frozenset({"REMOTE_ADDR", "REMOTE_HOST", "REMOTE_USER", "CONTENT_TYPE", "CONTENT_LENGTH"})


class NoteReads:
    """The innermost middleware: what those around it read (session, language, host) the store knows of."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        before = request.GET, request.headers, request.COOKIES, request.META
        try:
            return self.get_response(request)
        finally:
            request.GET, request.headers, request.COOKIES, request.META = before

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Begin to take notes, after the other middlewares had their look at the request."""
        if (notes := noted()) is None:
            return
        request.GET = NotedQuery(request.META.get("QUERY_STRING", ""), notes)  # type: ignore[assignment]
        request.headers = NotedHeaders(request.META, notes)
        request.COOKIES = NotedCookies(request.COOKIES, notes)
        request.META = NotedMeta(request.META, notes)


class NotedQuery(QueryDict):
    """A query that notes each name it is asked for, there or not, and whether somebody looked at all of it."""

    _notes: Noted | None = None  # while the query is being filled

    def __init__(self, query: str, notes: Noted) -> None:
        super().__init__(query)
        self._notes = notes

    def __getitem__(self, name: Any) -> Any:
        self._note(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return super().__contains__(name)

    def getlist(self, name: Any, default: Any = None) -> Any:
        self._note(name)
        return super().getlist(name, default)

    def __iter__(self) -> Iterator[Any]:
        self._note(WHOLE_QUERY)
        return super().__iter__()

    def __len__(self) -> int:
        self._note(WHOLE_QUERY)
        return super().__len__()

    def lists(self) -> Any:
        self._note(WHOLE_QUERY)
        return super().lists()

    def copy(self) -> QueryDict:  # type: ignore[override] # nobody needs more of it
        """A plain one that may be changed; what is read of it nobody sees, so it counts as all."""
        self._note(WHOLE_QUERY)
        changeable = QueryDict("", mutable=True)
        changeable.update(self)
        return changeable

    __copy__ = copy  # type: ignore[assignment]

    def _note(self, name: str) -> None:
        if self._notes is not None:
            self._notes.parameters.add(name)


class NotedHeaders(HttpHeaders):
    """Headers that note under which names they are asked."""

    def __init__(self, environ: dict[str, Any], notes: Noted) -> None:
        super().__init__(environ)
        self._notes = notes

    def __getitem__(self, name: str) -> str:
        self._notes.headers.add(self.to_wsgi_name(name))
        return super().__getitem__(name)

    def __iter__(self) -> Iterator[str]:
        self._notes.headers.update(map(self.to_wsgi_name, super().__iter__()))
        return super().__iter__()


class _NotedNames(dict[str, Any]):
    """A dictionary that notes each name it is asked for."""

    def __init__(self, values: dict[str, Any], notes: Noted) -> None:
        super().__init__(values)
        self._notes = notes

    def __getitem__(self, name: str) -> Any:
        self._note(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._note(name)
        return super().get(name, default)

    def _note(self, name: str) -> None:
        raise NotImplementedError


class NotedCookies(_NotedNames):
    """Cookies by name."""

    def _note(self, name: str) -> None:
        self._notes.cookies.add(name)


class NotedMeta(_NotedNames):
    """The WSGI environment: headers, the visitor's address, the query as text."""

    def _note(self, name: str) -> None:
        if name == "QUERY_STRING":
            self._notes.parameters.add(WHOLE_QUERY)
        elif name.startswith("HTTP_") or name in _OF_THE_VISITOR:
            self._notes.headers.add(name)
