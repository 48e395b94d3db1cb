"""Originals that the other languages did not follow: the server stopped between a publication and what follows it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page

from core.languages import BY_RULE, OWN, locale_key

from . import tree_sync


def left_behind(locale: Locale) -> QuerySet[Page]:
    """Public originals without a page in a language, or, where a rule makes it, with one of another publication."""
    originals = Page.objects.filter(locale_id=locale_key(OWN), live=True, depth__gt=1, alias_of=None)
    copies = Page.objects.filter(locale=locale, translation_key=OuterRef("translation_key"))
    behind = Q(~Exists(copies))
    if locale.language_code == BY_RULE:
        is_true = Q(standing__true_to=OuterRef("last_published_at")) | Q(standing__in_hand=True)
        behind |= Q(~Exists(copies.filter(is_true)))
    return originals.filter(behind, last_published_at__isnull=False).order_by("depth", "path")


def catch_up() -> int:
    """Bring what was left behind up to date; how many pages that were. Parents come before their children."""
    behind = {page.pk: page for locale in tree_sync.followers() for page in left_behind(locale)}
    for page in behind.values():
        tree_sync.sync_page(page.specific)
    return len(behind)
