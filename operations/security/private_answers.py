"""An answer that belongs to one person is never marked as one for everybody (RFC 9111: shared caches)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

PRIVATE = "private, no-cache"
#: Directives that already keep an answer out of shared caches.
_KEPT_OUT = frozenset({"private", "no-store"})


def keep_private(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers that set a cookie and answers to somebody signed in are private, whatever the view said.

    It stands outside of everything that sets cookies; the one exception is what already says `private` or `no-store`.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if (response.cookies or _is_signed_in(request)) and not _directives(response) & _KEPT_OUT:
            response["Cache-Control"] = PRIVATE
        return response

    return answer


def _is_signed_in(request: HttpRequest) -> bool:
    """Whether somebody asks by name; nobody does where the answer came before the session was looked at."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _directives(response: HttpResponseBase) -> set[str]:
    return {each.strip().lower() for each in response.get("Cache-Control", "").split(",")}
