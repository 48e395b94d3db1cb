"""Every page and every record with versions is asked before its form is saved; the form says what it saved itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
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


@hooks.register("insert_editor_js")
def say_what_was_saved() -> SafeString:
    """The script by which a pressed button knows of the versions its form saved by itself."""
    return format_html('<script src="{}"></script>', static("editing/conflicts/autosave.js"))
