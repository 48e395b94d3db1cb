"""One page's text by rule from its original: Traditional characters in place of Simplified ones."""

from typing import Any

from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments


def convert_into(copy: Page, original: Page) -> set[str]:
    """Write the original's content, converted, into its copy; return the names that stayed. Saving is the caller's."""
    slug = copy.slug  # where a page stands is for the tree to say
    original = type(original).objects.get(pk=original.pk)  # converting writes into the blocks it reads
    copy_synchronised_fields(original, copy)
    translator = get_machine_translator()
    ingest_segments(original, copy, original.locale, copy.locale, _converted(original, copy, translator))
    copy.slug, copy.draft_title = slug, copy.title
    return set(translator.kept)


def _converted(original: Page, copy: Page, translator: Any) -> list[Any]:
    texts = (StringSegmentValue, TemplateSegmentValue)  # what else there is stays as it was copied
    segments = [each for each in extract_segments(original) if isinstance(each, texts)]
    strings = [each for each in segments if isinstance(each, StringSegmentValue)]
    translated = translator.translate(original.locale, copy.locale, [each.string for each in strings])
    for each in strings:
        each.string = translated[each.string]
    return segments
