"""Errors as pages of their own, and the addresses that belong to no page."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from health_check.views import HealthCheckView

from .freshness import public


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 with the reason, when we gave one; what Django itself refuses is not repeated to the reader."""
    ours = str(exception) if type(exception).__name__ == "BadRequest" else ""
    return render(request, "400.html", {"reason": ours}, status=400)


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


class Health(HealthCheckView):
    """Whether the database, the cache and the file store answer, by name."""

    checks = ["health_check.checks.Database", "health_check.checks.Cache", "health_check.checks.Storage"]
