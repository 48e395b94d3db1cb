"""What a reader asks by the query of an address."""

from typing import Any

from django.http import HttpRequest, QueryDict

from .freshness import declared

LONGEST = 64  # characters; the rest is cut


def typed_query(request: HttpRequest) -> str:
    """The words of ``?q=``: without blanks around them and signs no database takes, at most `LONGEST` characters."""
    return request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]


def declared_query(request: HttpRequest, **changes: Any) -> str:
    """The query that leads here once more, some parameters changed; an empty value drops one.

    Only what the answer depends on, sorted and once each: whatever else an address carries ends with it.
    """
    query = QueryDict(mutable=True)
    for name in sorted(declared(request) | set(changes)):
        value = changes[name] if name in changes else request.GET.get(name)
        if value not in ("", None):
            query[name] = str(value)
    return query.urlencode()
