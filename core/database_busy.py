"""What cannot be written now, as somebody else writes or the disk is full: a page that says so, not an error 500."""

import errno
import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)

AGAIN_AFTER = 60  # seconds; a list of 100,000 rows is written in about as long


def is_about_locks(error: Exception) -> bool:
    """Whether a database refused because another transaction holds what this one needs."""
    text = str(error).lower()
    return isinstance(error, OperationalError) and any(word in text for word in ("lock", "busy", "deadlock"))


def is_about_space(error: Exception) -> bool:
    """Whether the disk under the database or under the files is full."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    text = str(error).lower()
    return isinstance(error, OperationalError) and any(word in text for word in ("is full", "no space", "disk i/o"))


class BusyDatabaseMiddleware:
    """Answers 503 where a view could not write: a list is being imported, or there is no space."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, for an error about locks or space; everything else is left alone."""
        if is_about_space(exception):
            name = getattr(exception.__cause__, "sqlite_errorname", "")  # SQLite says "disk I/O error" of many things
            logger.error("no space left: %s %s", exception, name)
            template = "full.html"
        elif is_about_locks(exception):
            template = "503.html"
        else:
            return None
        response = render(request, template, status=503)
        response["Retry-After"] = str(AGAIN_AFTER)
        return response
