"""Every page and every record with versions is asked before its form is saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from .collisions import newer_version
from .views import collision


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def tell_the_second_editor(request: HttpRequest, record: Any) -> HttpResponse | None:
    """Stop a form that would pass over a newer version; one that saves itself is answered by Wagtail."""
    saves_itself = not request.accepts("text/html")
    if request.method != "POST" or saves_itself or not hasattr(record, "latest_revision"):
        return None
    newer = newer_version(record, request.POST)
    return collision(request, record, newer) if newer else None
