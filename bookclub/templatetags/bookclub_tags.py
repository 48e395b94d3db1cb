"""Notes on a cycle's page."""

from django import template
from django.core.paginator import Page
from django.template import Context

from core.paging import page_of
from lessons.models import ReadingCyclePage

register = template.Library()

PER_PAGE = 10


@register.simple_tag(takes_context=True)
def shown_notes(context: Context, cycle: ReadingCyclePage) -> Page:
    """The accepted notes of `?page=`, picked ones first; raise Http404 for a page that does not exist."""
    return page_of(cycle.notes.shown(), context["request"], PER_PAGE)
