"""Where a request comes from."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """The visitor's address; behind proxies the one the outermost of them saw, which the visitor cannot choose."""
    return client_ip_from(request.META)


def client_ip_from(environ: Mapping[str, Any]) -> str:
    """The same, where no request was made of the environment yet.

    Each proxy adds at the right whom it saw. What stands further left than the trusted ones wrote is the visitor's own.
    """
    if settings.TRUSTED_PROXIES and (forwarded := environ.get("HTTP_X_FORWARDED_FOR", "")):
        seen = forwarded.split(",")[-settings.TRUSTED_PROXIES :][0].strip()  # fewer: who came in behind the first
        if _is_address(seen):
            return seen
    return environ.get("REMOTE_ADDR", "")


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False
