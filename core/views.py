"""Errors as pages of their own, or as JSON where a program asked, and the addresses that belong to no page."""

import sys
from collections.abc import Iterable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from .freshness import public
from .programs import asked_by_program


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 with the reason, when we gave one; what Django itself refuses is not repeated to the reader."""
    ours = str(exception) if type(exception).__name__ == "BadRequest" else ""
    if asked_by_program(request):
        return _in_json(ours or _("网址里有看不懂的内容，可能是复制时少了一截。"), 400)
    return render(request, "400.html", {"reason": ours}, status=400)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    if asked_by_program(request):
        return _in_json(_("没有这份数据。"), 404)
    return render(request, "404.html", status=404)


def method_not_allowed(request: HttpRequest, allowed: Iterable[str]) -> HttpResponse:
    """405 with the methods that are allowed."""
    is_data = asked_by_program(request)
    response = _in_json(_("这个网址只能读（GET）。"), 405) if is_data else render(request, "405.html", status=405)
    response["Allow"] = HttpResponseNotAllowed(allowed)["Allow"]
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token or cookie did not come along; `reason` is Django's, for logs only."""
    if asked_by_program(request):
        return _in_json(_("这个网址只能读（GET）。"), 403)
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; while the database is away 503, with the seconds after which to try again. Asks the database nothing."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(render_to_string("500.html"), status=500)
    return HttpResponse(
        render_to_string("away.html"), status=503, headers={"Retry-After": "2", "Cache-Control": "no-store"}
    )


@public()
@cache_control(max_age=86400, public=True)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: everything public, named in the sitemap."""
    return render(request, "robots.txt", content_type="text/plain")


def _in_json(message: str, status: int) -> HttpResponse:
    return JsonResponse({"message": message}, status=status, json_dumps_params={"ensure_ascii": False})
