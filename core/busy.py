"""A database that somebody else writes to for long: the request gets a page that says so, not an error 500."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

AGAIN_AFTER = 60  # seconds; a list of 100,000 rows is written in about as long


def is_about_locks(error: Exception) -> bool:
    """Whether a database refused because another transaction holds what this one needs."""
    text = str(error).lower()
    return isinstance(error, OperationalError) and any(word in text for word in ("lock", "busy", "deadlock"))


class BusyDatabaseMiddleware:
    """Answers 503 where a view could not write because a list is being imported."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, for an error that is about locks; everything else is left alone."""
        if not is_about_locks(exception):
            return None
        response = render(request, "503.html", status=503)
        response["Retry-After"] = str(AGAIN_AFTER)
        return response
