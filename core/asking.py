"""What a reader typed into a search box."""

from django.http import HttpRequest

LONGEST = 64  # characters; the rest is cut


def typed_query(request: HttpRequest) -> str:
    """The words of ``?q=``: without blanks around them and signs no database takes, at most `LONGEST` characters."""
    return request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
