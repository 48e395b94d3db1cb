"""The way into the page tree."""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Site
from wagtail.views import serve as serve_page

from .models import HomePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, with the home page in the reader's language found in one query instead of three."""
    site = Site.find_for_request(request)
    if site:
        key = site.root_page.translation_key
        home = HomePage.objects.in_language().filter(translation_key=key).select_related("picture").first()
        if home:
            site.root_page = home
    return serve_page(request, path)
