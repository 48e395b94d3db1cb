"""A published honour writes its history."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from .changes import Facts
from .models import Honour
from .recording import record

FACT_FIELDS = {field.name for field in fields(Facts)}


@receiver(post_save, sender=Honour)
def record_what_was_published(
    instance: Honour, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """Whatever is live is recorded; drafts (which save only their bookkeeping fields) and fixtures leave no trace."""
    wrote_facts = update_fields is None or FACT_FIELDS & set(update_fields)
    if instance.live and wrote_facts and not raw:
        record([instance], timezone.localdate())
