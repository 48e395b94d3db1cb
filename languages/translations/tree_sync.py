"""The trees of the other languages follow the site's own: page by page, in the same place, under the same address.

A page made by rule is, like an alias, kept without revisions: its history is that of its original.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization, TranslationSource

from core.languages import BY_RULE, OWN, locale_key
from core.models import TranslationStatus
from editing.reviews.authority import BypassReason, acting_for_system

from .references import lead_within
from .rule import convert_into


def followers() -> list[Locale]:
    """The languages whose trees follow."""
    synchronised = LocaleSynchronization.objects.filter(sync_from=locale_key(OWN))
    return list(Locale.objects.filter(pk__in=synchronised.values("locale")))


def is_original(page: Page) -> bool:
    """Whether a page is one that others follow."""
    return page.locale_id == locale_key(OWN) and page.depth > 1 and not page.alias_of_id


def sync_page(original: Page) -> None:
    """Bring the page up to date in every other language; what an editor has in hand or translated keeps its text."""
    with acting_for_system(BypassReason.FOLLOWING):
        for locale in followers():
            sync_locale(original, locale)


@transaction.atomic
def sync_locale(original: Page, locale: Locale) -> Page:
    """Bring the page up to date in one language; one that is not there yet is made."""
    copy = original.specific_class.objects.filter(translation_key=original.translation_key, locale=locale).first()
    if copy is None:
        return _create_copy(original, locale)
    _take_slug(copy, original)
    if copy.alias_of_id and locale.language_code != BY_RULE and lead_within(copy):
        copy.save(clean=False)
    if locale.language_code == BY_RULE and original.live and not is_edited_by_hand(copy):
        kept = convert_into(copy, original)
        lead_within(copy)
        copy.alias_of = copy.latest_revision = None
        copy.live, copy.has_unpublished_changes = True, False
        copy.first_published_at = copy.first_published_at or original.first_published_at
        copy.last_published_at = original.last_published_at
        copy.save(clean=False)
        set_status(copy, original.last_published_at, kept)
    return copy


def _create_copy(original: Page, locale: Locale) -> Page:
    """Make the page in a language: by rule where there is one, else as an alias until somebody translates it."""
    parent = original.get_parent().specific
    if not parent.is_root():
        parent = parent.get_translation_or_none(locale) or _create_copy(parent, locale)
    copy = _unsaved(original, locale)
    copy.slug = find_available_slug(parent, original.slug if original.depth > 2 else f"home-{locale.language_code}")
    kept: set[str] = set()
    if locale.language_code == BY_RULE:
        kept = convert_into(copy, original)
    else:
        copy.alias_of_id = original.pk
    lead_within(copy)
    copy = parent.add_child(instance=copy)
    if not copy.alias_of_id:
        set_status(copy, original.last_published_at, kept)
    place(copy, original)
    return copy


def _unsaved(original: Page, locale: Locale) -> Page:
    """A new object with the original's content in another language."""
    data = original.serializable_data() | {"pk": None, "page_ptr": None, "latest_revision": None}
    for relation in get_all_child_relations(original):
        data[relation.get_accessor_name()] = [row | {"pk": None} for row in data.get(relation.get_accessor_name(), [])]
    copy = original.specific_class.from_serializable_data(data, check_fks=False)
    copy.id, copy.locale, copy.draft_title, copy.has_unpublished_changes = None, locale, copy.title, not copy.live
    copy.path, copy.depth, copy.numchild = "", None, 0
    return copy


@transaction.atomic
def place(copy: Page, original: Page) -> None:
    """Put the copy where the original stands: under the same parent, after the same neighbour."""
    if original.depth <= 2:
        return
    parent = original.get_parent().get_translation_or_none(copy.locale)
    if parent is None:
        return
    before = original.get_siblings().filter(path__lt=original.path).order_by("-path")
    there = {page.translation_key: page for page in parent.get_children().order_by("path")}
    neighbour = next((there[key] for key in before.values_list("translation_key", flat=True) if key in there), None)
    order = [page.pk for page in there.values()]
    if copy.pk in order and order[: order.index(copy.pk)][-1:] == ([neighbour.pk] if neighbour else []):
        return
    target, position = (neighbour, "right") if neighbour else (parent, "first-child")
    Page.objects.get(pk=copy.pk).move(target, pos=position)


def sync_move(original: Page) -> None:
    """Move the copies to where the original stands now."""
    for locale in followers():
        if copy := original.get_translation_or_none(locale):
            place(copy, original)


def unpublish_copies(original: Page) -> None:
    """Unpublish the copies: what is withdrawn in one language is withdrawn in all."""
    for copy in original.get_translations().live().specific():
        copy.unpublish()


def delete_copies(original: Page) -> None:
    """Delete the copies of a page that is being deleted."""
    for copy in Page.objects.filter(translation_key=original.translation_key).exclude(pk=original.pk):
        copy.delete()


def mark_translated(copy: Page) -> None:
    """An editor published the page: it is true to the original its text was made from, as far as anybody can know."""
    original = Page.objects.filter(translation_key=copy.translation_key, locale_id=locale_key(OWN)).first()
    if original is None:
        return
    if lead_within(copy):
        with acting_for_system(BypassReason.FOLLOWING):
            copy.save(clean=False)
    sources = TranslationSource.objects.filter(object_id=copy.translation_key, locale_id=original.locale_id)
    source = sources.filter(translations__target_locale=copy.locale_id, translations__enabled=True).first()
    published = original.last_published_at or copy.last_published_at
    made_from = min(filter(None, (source and source.last_updated_at, published)), default=None)
    set_status(copy, made_from)


def set_status(copy: Page, moment: datetime | None, kept: Iterable[str] = ()) -> None:
    """Remember which publication of the original a page is true to, and which names in it the rule left alone."""
    facts = {"true_to": moment, "kept": "\n".join(sorted(kept))}
    TranslationStatus.objects.update_or_create(page_id=copy.pk, defaults=facts)


def is_edited_by_hand(copy: Page) -> bool:
    """Whether an editor keeps the page."""
    return TranslationStatus.objects.filter(page_id=copy.pk, in_hand=True).exists()


def _take_slug(copy: Page, original: Page) -> None:
    """Addresses stay the same in all trees, but for the home pages, whose addresses are the languages."""
    if original.depth <= 2 or copy.slug == original.slug:
        return
    slug = find_available_slug(copy.get_parent(), original.slug, ignore_page_id=copy.pk)
    if slug != copy.slug:
        copy.slug = slug
        copy.save(clean=False)
