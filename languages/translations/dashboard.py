"""Translations that fell behind, for whoever may mend them."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_from
from editing.inspection.checks.translations import old_translations

SUBMIT = "wagtail_localize.submit_translation"


def behind(user: Any) -> OpenTasks | None:
    """Pages in other languages that are older than their originals, as the inspection finds them."""
    if not user.has_perm(SUBMIT):
        return None
    finder = AdminURLFinder(user)
    lines = [
        TaskItem(found.where, _synchronising(found.record) or address, found.urgency, is_late=found.is_red)
        for found in old_translations(timezone.localdate())
        if (address := finder.get_edit_url(found.record))
    ]
    return tasks_from(lines)


def _synchronising(copy: Page) -> str:
    """Where the new sentences of the original are taken over; "" where all are there, or none is translated so."""
    sources = TranslationSource.objects.filter(
        object_id=copy.translation_key, translations__target_locale=copy.locale_id, translations__enabled=True
    )
    source = sources.first()
    original = source and Page.objects.filter(translation_key=copy.translation_key, locale=source.locale_id).first()
    is_old = original and original.last_published_at and source.last_updated_at < original.last_published_at
    return reverse("wagtail_localize:update_translations", args=[source.pk]) if is_old else ""


TRANSLATIONS = TaskList("translations", "比原文旧的译文", "wagtail-localize-language", 34, behind)
