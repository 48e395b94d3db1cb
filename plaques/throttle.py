"""How often one visitor may report, without keeping an address."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

MOST_A_DAY = 5
_DAY = 24 * 3600


def may_report(request: HttpRequest) -> bool:
    """Count this attempt; False when the visitor has used up today's.

    The cache holds a hash salted with the day and the site's secret, never the address.
    """
    salted = f"{settings.SECRET_KEY}|{timezone.localdate()}|{_address(request)}"
    key = f"forgery-report:{hashlib.sha256(salted.encode()).hexdigest()}"
    cache.add(key, 0, _DAY)
    try:
        return cache.incr(key) <= MOST_A_DAY
    except ValueError:  # the entry went between the two calls
        return True


def _address(request: HttpRequest) -> str:
    """The visitor's address; behind a proxy the one the proxy saw, which the visitor cannot choose."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")
