"""Pictures that only closed pages show, sent to whom such a page lets in."""

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.cache import cache_control

from core.models import Rendition

from .doors import may_fetch


@cache_control(private=True, max_age=300)
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """One size of a closed picture; for everybody else there is no such address.

    What has been opened since a page told of this address is where all open pictures are.
    """
    if opened := Rendition.objects.filter(file=f"{Rendition.OPEN}{name}").first():
        return HttpResponseRedirect(opened.url)
    rendition = Rendition.objects.filter(file=f"{Rendition.CLOSED}{name}").select_related("image__collection").first()
    if rendition is None or not may_fetch(request, rendition.image):
        raise Http404
    try:
        content = default_storage.open(rendition.file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(content, content_type=mimetypes.guess_type(name)[0] or "application/octet-stream")
