"""Notes on a cycle's page."""

from django import template
from django.core.paginator import Page
from django.template import Context

from core.paging import page_of
from lessons.models import ReadingCyclePage

from ..models import ReadingNote

register = template.Library()

PER_PAGE = 10


@register.simple_tag(takes_context=True)
def shown_notes(context: Context, cycle: ReadingCyclePage) -> Page:
    """The accepted notes of `?page=`, picked ones first; raise Http404 for a page that does not exist."""
    notes = ReadingNote.objects.filter(cycle=cycle.original_id).shown()
    first = list(notes[: PER_PAGE + 1])  # most cycles have no second page: nothing to count then
    return page_of(notes if len(first) > PER_PAGE else first, context["request"], PER_PAGE)
