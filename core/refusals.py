"""A refusal that no form caught: the editor is told why and comes back to where the button was."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from .gates import RefusedError


class RefusalMiddleware:
    """Bulk actions, approvals in a window and the API answer a refused publication with its reasons."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a refusal; every other error is left alone."""
        if not isinstance(exception, RefusedError):
            return None
        if request.path.startswith(reverse("wagtailadmin_home") + "api/"):
            return JsonResponse({"refused": exception.messages}, status=422, json_dumps_params={"ensure_ascii": False})
        for text in exception.messages:
            messages.error(request, text)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":  # Wagtail's windows follow this
            return JsonResponse({"step": "success", "redirect": _back(request)})
        return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page the editor came from, if it is ours and not the address that refused."""
    came = request.GET.get("next") or request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if is_ours and urlsplit(came).path != request.path else reverse("wagtailadmin_home")
