"""Where a request comes from."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """The visitor's address; behind a proxy the one the proxy saw, which the visitor cannot choose."""
    return client_ip_from(request.META)


def client_ip_from(environ: Mapping[str, Any]) -> str:
    """The same, where no request was made of the environment yet."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return environ.get("REMOTE_ADDR", "")
