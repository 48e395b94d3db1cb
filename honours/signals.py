"""A published honour writes its history; a merchant's source says how long its facts last."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from .changes import Facts
from .lasting import keep_ends
from .models import Honour, MerchantFact
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


@receiver([post_save, post_delete], sender=MerchantFact)
def keep_last_days(instance: MerchantFact, raw: bool = False, **kwargs: Any) -> None:
    """Facts end with their sources."""
    if not raw:
        keep_ends([instance.merchant_id])
