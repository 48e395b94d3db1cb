"""Recordings and their captions, for whom a page showing them lets in."""

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.media.access.doors import may_fetch

from .models import Recording
from .ranges import in_ranges

STILLS = {"image/png", "image/jpeg", "image/webp"}


def _found(request: HttpRequest, pk: int) -> Recording:
    recording = Recording.objects.select_related("collection").filter(pk=pk).first()
    if recording is None or not may_fetch(request, recording):
        raise Http404
    return recording


@require_safe
@cache_control(private=True, max_age=3600)
def recording(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """The sound or the picture, whole or the piece a player asks for."""
    found = _found(request, pk)
    if found.filename != name:
        raise Http404
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    try:
        return in_ranges(request, found.file.open("rb"), found.file.size, kind)
    except FileNotFoundError as error:
        raise Http404 from error


@require_safe
@cache_control(private=True, max_age=3600)
def captions(request: HttpRequest, pk: int) -> FileResponse:
    """The captions as WebVTT."""
    found = _found(request, pk)
    if not found.captions:
        raise Http404
    return FileResponse(found.captions.open("rb"), content_type="text/vtt; charset=utf-8")


@require_safe
@cache_control(private=True, max_age=3600)
def poster(request: HttpRequest, pk: int) -> FileResponse:
    """The still of a film; a file that is no picture is not served as one."""
    found = _found(request, pk)
    kind = mimetypes.guess_type(found.thumbnail.name)[0] if found.thumbnail else None
    if kind not in STILLS:
        raise Http404
    try:
        return FileResponse(found.thumbnail.open("rb"), content_type=kind)
    except FileNotFoundError as error:
        raise Http404 from error
