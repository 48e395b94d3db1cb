"""Pages that belong to one reader, compressed on their way; the page store does it for all others, once (0814)."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PersonalPages(GZipMiddleware):
    """Django's own, for whole pages: files keep their bytes and tags, and what is sent as it comes is not held back."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress an HTML page for who can read it so."""
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
