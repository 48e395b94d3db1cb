"""Notes and guests on a cycle's page, the vote on the club's."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context

from core.paging import page_of
from lessons.models import ReadingCyclePage

from ..meetings import meeting_to_come
from ..models import BookVote, CycleGuest, ReadingNote

register = template.Library()

PER_PAGE = 10


@register.simple_tag(takes_context=True)
def shown_notes(context: Context, cycle: ReadingCyclePage) -> Page:
    """The accepted notes of `?page=`, picked ones first; raise Http404 for a page that does not exist."""
    notes = ReadingNote.objects.filter(cycle=cycle.original_id).shown()
    first = list(notes[: PER_PAGE + 1])  # most cycles have no second page: nothing to count then
    return page_of(notes if len(first) > PER_PAGE else first, context["request"], PER_PAGE)


@register.inclusion_tag("bookclub/parts/guests.html")
def guests(cycle: ReadingCyclePage) -> dict[str, Any]:
    """How many come to the next meeting; nothing for a cycle that meets no more."""
    meeting = meeting_to_come(cycle) if cycle.pk else None
    return {"cycle": cycle, "meeting": meeting, "number": CycleGuest.count(cycle) if meeting else 0}


@register.inclusion_tag("bookclub/parts/vote.html")
def book_vote() -> dict[str, Any]:
    """The way to the vote for the next book, when there is one."""
    return {"vote": BookVote.current()}
