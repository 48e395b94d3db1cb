"""What a page refers to leads to the page in the same language."""

from collections.abc import Iterator

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

#: What Wagtail itself keeps about pages.
_WAGTAILS = ("page_ptr", "alias_of")


def lead_within(copy: Page) -> bool:
    """Point the references of a page and of its inline rows into its own language; True if any was changed.

    Where that language has no such page, the reference stays with the original. Saving is the caller's.
    """
    changed = False
    for record in [copy, *_rows(copy)]:
        for field in _references(type(record)):
            target = getattr(record, field.name)
            if target is None or target.locale_id == copy.locale_id:
                continue
            if there := target.get_translation_or_none(copy.locale):
                setattr(record, field.name, there)
                changed = True
    return changed


def _rows(copy: Page) -> Iterator[models.Model]:
    for relation in get_all_child_relations(copy):
        if any(True for _ in _references(relation.related_model)):
            manager = getattr(copy, relation.get_accessor_name())
            rows = list(manager.all())
            yield from rows
            manager.set(rows)


def _references(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey) or isinstance(field, ParentalKey) or field.name in _WAGTAILS:
            continue
        if isinstance(field.related_model, type) and issubclass(field.related_model, Page):
            yield field
