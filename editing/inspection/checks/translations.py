"""Pages in another language that are older than what they translate."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils.timezone import localtime
from wagtail.models import Page

from ..registry import Check, SiteCheckFinding
from ..thresholds import TRANSLATION


def old_translations(day: date) -> Iterator[SiteCheckFinding]:
    """Translated pages published before their originals were for the last time; an alias shows the original itself."""
    originals = Page.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    published = dict(originals.values_list("translation_key", "last_published_at"))
    copies = Page.objects.live().filter(alias_of=None).exclude(locale__language_code=settings.LANGUAGE_CODE)
    for copy in copies.select_related("locale"):
        changed, translated = published.get(copy.translation_key), copy.last_published_at
        if changed and translated and translated < changed:
            left = TRANSLATION.days - (day - localtime(changed).date()).days
            says = f"原文 {localtime(changed):%Y-%m-%d} 改过，译文还是 {localtime(translated):%Y-%m-%d} 的"
            yield SiteCheckFinding(f"{copy.title}（{copy.locale}）", says, left, copy)


TRANSLATIONS = Check("translations", "译文比原文旧", TRANSLATION, 33, old_translations)
