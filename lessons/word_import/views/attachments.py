"""The page before a download: what the file is, how large, what it says."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from core.media.access.doors import may_fetch
from core.models import Attachment


def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """One attachment, for whom a page showing it lets in."""
    found = Attachment.objects.select_related("paper", "collection").filter(pk=pk).first()
    if found is None or not may_fetch(request, found):
        raise Http404
    return render(request, "word_import/attachment.html", {"attachment": found, "paper": getattr(found, "paper", None)})
