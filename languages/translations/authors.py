"""Who translated a page: their words become public with it, whoever presses the button."""

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource


def translators_of(record: Any) -> set[int]:
    """Keys of the accounts whose strings a translated page holds; machines and rules have none."""
    if not isinstance(record, Page):
        return set()
    sources = TranslationSource.objects.filter(object_id=record.translation_key)
    strings = StringTranslation.objects.filter(
        locale=record.locale_id, context__object_id__in=sources.values("object_id")
    )
    return set(strings.exclude(last_translated_by=None).values_list("last_translated_by", flat=True))
