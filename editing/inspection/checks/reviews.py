"""Pages past the day they were to be looked at again."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from wagtail.models import get_page_models

from ..registry import Check, SiteCheckFinding
from ..thresholds import REVIEW

FIELD = "review_on"  # a page kind with this date takes part


def due_reviews(day: date) -> Iterator[SiteCheckFinding]:
    """Live pages whose review is due or comes soon."""
    for model in get_page_models():
        try:
            model._meta.get_field(FIELD)
        except FieldDoesNotExist:
            continue
        originals = model.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        for page in originals.filter(**{f"{FIELD}__lte": day + timedelta(days=REVIEW.warn)}):
            due = getattr(page, FIELD)
            yield SiteCheckFinding(page.title, f"复核日期：{due:%Y-%m-%d}", (due - day).days, page)


REVIEWS = Check("reviews", "过了复核日期的页面", REVIEW, 31, due_reviews)
