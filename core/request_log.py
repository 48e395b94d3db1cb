"""One JSON line per request that reached Django, with an id that names it in every other line it causes."""

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class RequestLog(RequestMiddleware):
    """Method, path and status. No address, no account, no query: what people search for is theirs."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        """Who it was stays in the site's own history, where it belongs."""
