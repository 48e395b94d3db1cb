"""A chapter of the handbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .chapters import CHAPTERS


@require_safe
def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """One chapter with its contents; 404 for one that is not there."""
    if slug not in CHAPTERS:
        raise Http404
    return render(request, "editing/help/chapter.html", {"chapter": CHAPTERS[slug], "chapters": CHAPTERS.values()})
