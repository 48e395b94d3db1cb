"""Who may bring in Word documents: whoever may add a lesson."""

from typing import Any

from wagtail.admin.auth import user_passes_test

from core.languages import OWN
from lessons.models import LessonIndexPage


def may_bring_in(user: Any) -> bool:
    """Whether a user may use these screens."""
    index = LessonIndexPage.objects.in_language(OWN).first()
    return index is not None and index.permissions_for_user(user).can_add_subpage()


editors_only = user_passes_test(may_bring_in)
