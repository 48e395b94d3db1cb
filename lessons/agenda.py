"""When lessons are to be read against the law again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wagtail.admin.admin_url_finder import AdminURLFinder

from core.agenda import MOST, AgendaEntry, AgendaSource
from core.languages import OWN

from .models import LessonPage


def due(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Published lessons by their days of review, of those the person may edit."""
    finder = AdminURLFinder(user)
    lessons = LessonPage.objects.in_language(OWN).live().filter(review_on__range=(first, last))
    for lesson in lessons.order_by("review_on", "pk")[:MOST]:
        if address := finder.get_edit_url(lesson):
            yield AgendaEntry(f"lesson-{lesson.pk}", lesson.title, lesson.review_on, address, "复核")


REVIEWS = AgendaSource("lessons", "课文复核", 40, due)
