"""One JSON line per request that reached Django, with an id that names it in every other line it causes."""

import re

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware

_LONG = re.compile(r"/[\w-]{20}")  # no token is shorter


def without_tokens(path: str) -> str:
    """A path with whatever its address calls a token left out: who has one may do what its owner may."""
    if not _LONG.search(path):
        return path
    try:
        token = resolve(path).kwargs.get("token")
    except Resolver404:
        return path
    return path.replace(token, "…") if token else path


class RequestLog(RequestMiddleware):
    """Method, path and status. No address, no account, no query: what people search for is theirs."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {without_tokens(request.path_info)}"

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        """Who it was stays in the site's own history, where it belongs."""
