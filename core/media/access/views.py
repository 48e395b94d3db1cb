"""Pictures that only closed pages show, sent to whom such a page lets in."""

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import cache_control

from core.models import Rendition

from .doors import may_fetch


@cache_control(private=True, max_age=300)
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One size of a closed picture; for everybody else there is no such address."""
    rendition = Rendition.objects.filter(file=f"{Rendition.CLOSED}{name}").select_related("image__collection").first()
    if rendition is None or not may_fetch(request, rendition.image):
        raise Http404
    try:
        content = default_storage.open(rendition.file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(content, content_type=mimetypes.guess_type(name)[0] or "application/octet-stream")
