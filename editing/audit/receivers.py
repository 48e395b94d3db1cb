"""Entries that follow from what Wagtail's log says anyway."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtailmedia.models import AbstractMedia

from .events import OF_FILES, OF_WAGTAIL
from .log import Thing, record

_FILES = (AbstractImage, AbstractDocument, AbstractMedia)


@receiver(post_save, sender=PageLogEntry)
@receiver(post_save, sender=ModelLogEntry)
def copy_from_wagtail(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Wagtail's log goes with its page and may be pruned; ours may not."""
    model = instance.content_type.model_class() if instance.content_type else None
    is_file = model is not None and issubclass(model, _FILES)
    verb = OF_FILES.get(instance.action) if is_file else OF_WAGTAIL.get(instance.action)
    if raw or not created or verb is None:
        return
    key = getattr(instance, "page_id", None) or getattr(instance, "object_id", "")
    thing = Thing(model._meta.label if model else "", str(key), instance.label[:255])
    record(instance.user or "系统", verb, thing, **_detail(instance, model))


_DONE = {"wagtail.create": "上传", "wagtail.edit": "修改", "wagtail.delete": "删除"}


def _detail(entry: Any, model: Any) -> dict[str, str]:
    detail = {"类型": str(model._meta.verbose_name)} if model else {}
    if entry.action in OF_FILES:
        detail["做了"] = _DONE[entry.action]
    if note := entry.data.get("note"):
        detail["说明"] = note
    if step := (entry.data.get("workflow") or {}).get("task"):
        detail["步骤"] = step.get("title", "")
    if comment := entry.data.get("comment"):
        detail["意见"] = comment
    return detail
