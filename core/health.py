"""Whether the parts the site stands on answer."""

from django.http import HttpRequest, HttpResponse
from django.http.request import HttpHeaders
from health_check.views import HealthCheckView, MediaType

#: What the view can answer with; see `HealthCheckView.get`.
_ANSWERS = frozenset(
    {
        "text/plain",
        "text/html",
        "application/xhtml+xml",
        "text/*",
        "*/*",
        "application/json",
        "application/*",
        "application/atom+xml",
        "application/rss+xml",
        "application/openmetrics-text",
    }
)


class Health(HealthCheckView):
    """Whether the database, the cache and the file store answer, by name."""

    checks = ["health_check.checks.Database", "health_check.checks.Cache", "health_check.checks.Storage"]

    async def get(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        """The answer; who asks for a kind that there is not, or in no way that can be read, gets the page."""
        if not _can_be_answered(request.headers.get("accept", "*/*")):
            request.headers = HttpHeaders({**request.META, "HTTP_ACCEPT": "*/*"})
        return await super().get(request, *args, **kwargs)


def _can_be_answered(accept: str) -> bool:
    try:
        return any(kind.mime_type in _ANSWERS for kind in MediaType.parse_header(accept))
    except ValueError:
        return False
