"""A text is not handed in with a picture that says nothing to whoever cannot see it."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.html import format_html
from wagtail.models import ReferenceIndex

from core.models import Photo
from core.publication_checks import PublicationAttempt, Stage

SAID = '图片“{}”没有说明文字，看不见的人不知道画了什么。请<a href="{}">打开这张图</a>，在“描述”里写一句，再送审。'


def describe_pictures(publication: PublicationAttempt) -> list[str]:
    """Name each picture without a description that the text brings to readers, with the way to where it is mended.

    What readers see already is named by the inspection; what is translated shows the pictures of its original.
    """
    record = publication.record
    if publication.moment not in (Stage.REVIEW, Stage.FORM) or _is_translation(record):
        return []
    keys = _pictures_of(record)
    if keys and record.pk and (public := type(record)._base_manager.filter(pk=record.pk).first()):
        keys -= _pictures_of(public) if getattr(public, "live", True) else set()
    silent = Photo.objects.filter(pk__in=keys, description="").order_by("pk")
    return [format_html(SAID, photo.title, reverse("wagtailimages:edit", args=[photo.pk])) for photo in silent]


def _is_translation(record: Any) -> bool:
    locale = getattr(record, "locale", None)
    return locale is not None and locale.language_code != settings.LANGUAGE_CODE


def _pictures_of(record: Any) -> set[str]:
    """The keys of all pictures that fields, blocks and inline rows name."""
    if not ReferenceIndex.model_is_indexable(type(record)):
        return set()
    kind = ContentType.objects.get_for_model(Photo).pk
    return {key for found, key, *_ in ReferenceIndex._extract_references_from_object(record) if found == kind}
