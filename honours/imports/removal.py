"""Removing many records at once, after making sure that nothing builds on them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from modelsearch.conf import get_app_config
from wagtail.models import ReferenceIndex

from core.progress import UserFacingError
from honours.models import HonourEvent, HonourSpell, Merchant

#: Parts of an honour, not something built on it.
_PARTS: set[type[Model]] = {HonourEvent, HonourSpell}


def refuse_dependents(model: type[Model], keys: list[int], records: dict[int, Any]) -> None:
    """Raise UserFacingError when anything in the database refers to one of these records."""
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one or relation.many_to_many)):
            continue
        other: Any = relation.related_model
        if not relation.concrete and other not in _PARTS:
            name = relation.field.name
            _refuse(other, other._base_manager.filter(**{f"{name}__in": keys}).values_list(name, flat=True), records)
    content_type = ContentType.objects.get_for_model(model)
    references = ReferenceIndex.objects.filter(to_content_type=content_type, to_object_id__in=list(map(str, keys)))
    if reference := references.first():
        _refuse(reference.model_class, [int(reference.to_object_id)], records)


def _refuse(other: Any, keys: Iterable[int], records: dict[int, Any]) -> None:
    for key in keys[:1]:  # type: ignore[index]
        name = other._meta.verbose_name
        raise UserFacingError(f"“{records[key]}”后来又登记了“{name}”，整批不能撤回。请先处理那一条，或逐条改正。")


def remove_from_search(keys: list[int]) -> None:
    """Take merchants out of the search index."""
    content_type = ContentType.objects.get_for_model(Merchant)
    get_app_config().get_model("IndexEntry").objects.filter(
        content_type=content_type, object_id__in=list(map(str, keys))
    ).delete()
