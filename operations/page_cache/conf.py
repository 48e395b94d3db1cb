"""The site's own page store, from its settings."""

from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings

from .invalidation import change, the_version
from .middleware import Application, CacheLimits, Middleware, PageCache


def page_store(application: Application, paced: Middleware) -> PageCache:
    """The store in front of an application, and `paced` between them.

    A process that starts makes everything old: the one before it may have died between its commit and its word of it.
    """
    limits = CacheLimits(
        memory=settings.PAGE_MEMORY,
        longest=settings.PAGE_LONGEST,
        zone=ZoneInfo(settings.TIME_ZONE),
        hosts=frozenset(known_hosts()),
        never=settings.PAGES_NEVER,
    )
    change()
    return PageCache(application, the_version(), limits, paced=paced)


def known_hosts() -> set[str]:
    """The names and ports under which readers come; patterns in ALLOWED_HOSTS are not names."""
    public = urlsplit(settings.PUBLIC_URL)
    port = f":{public.port}" if public.port else ""
    names = {name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "*"))} | {"localhost", "127.0.0.1"}
    return {public.netloc, *names, *(f"{name}{port}" for name in names)}
