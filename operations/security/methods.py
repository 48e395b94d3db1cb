"""What a request wants to do: only what some view of ours does is let in, the rest is 405 (RFC 9110)."""

from collections.abc import Callable, Collection

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse

from core.programs import asked_by_program
from core.views import method_not_allowed

FORMS = ("GET", "HEAD", "POST", "OPTIONS")
DATA = ("GET", "HEAD")
ADMIN = (*FORMS, "PUT", "PATCH", "DELETE")


def known_methods(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware: unknown methods reach no view, and a view's own bare 405 becomes an answer in words."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        allowed = _allowed(request)
        if request.method not in allowed:
            return method_not_allowed(request, allowed)
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return method_not_allowed(request, response["Allow"].split(", "))
        return response

    return answer


def _allowed(request: HttpRequest) -> Collection[str]:
    if request.path.startswith(reverse("wagtailadmin_home")):
        return ADMIN
    return DATA if asked_by_program(request) else FORMS
