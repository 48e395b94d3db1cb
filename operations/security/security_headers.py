"""The headers that guard every page, for answers that did not pass the middleware which adds them to pages.

A refusal may come before that middleware, or from one of its layers; it says no less to the browser than a page does.
"""

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django_permissions_policy import PermissionsPolicyMiddleware

from .policies import PUBLIC


def security_headers() -> dict[str, str]:
    """Name and value of each, as the settings say; HTTPS is asked for by what is sent over HTTPS only."""
    wanted: dict[str, Any] = settings.PERMISSIONS_POLICY
    features = PermissionsPolicyMiddleware.compute_header_value(wanted, name="PERMISSIONS_POLICY")
    return {
        HEADER: build_policy(config=PUBLIC),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Permissions-Policy": features,
    }


def complete_refusals(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The outermost middleware: whatever was refused has all headers, and nobody keeps it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code >= 400:
            for name, value in {**security_headers(), "Cache-Control": "no-store"}.items():
                response.headers.setdefault(name, value)
        return response

    return answer
