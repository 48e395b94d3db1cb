"""The trees of Traditional characters and of English."""

from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from core.languages import BY_RULE, OWN
from languages.translations.tree_sync import sync_locale

OTHERS = (BY_RULE, "en")


def seed_languages() -> None:
    """Both trees with every published page, and that they follow from now on; pages that are there stay as they are."""
    own = Locale.objects.get(language_code=OWN)
    for code in OTHERS:
        locale, _ = Locale.objects.get_or_create(language_code=code)
        there = Page.objects.filter(locale=locale).values("translation_key")
        pages = Page.objects.filter(locale=own, depth__gt=1, live=True).exclude(translation_key__in=there)
        for page in pages.order_by("path").specific():
            sync_locale(page, locale)
        if not LocaleSynchronization.objects.filter(locale=locale).exists():
            # Saving one would walk both trees again to find that nothing is missing.
            LocaleSynchronization.objects.bulk_create([LocaleSynchronization(locale=locale, sync_from=own)])
