"""A published honour writes its history; a merchant's source says how long its facts last."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone

from .history.changes import Facts
from .history.recording import record, record_move
from .merchants.expiry import store_expiry
from .models import FormerHonour, Honour, MerchantFact

FACT_FIELDS = {field.name for field in fields(Facts)}


@receiver(pre_save, sender=Honour)
def remember_the_shop(instance: Honour, raw: bool = False, **kwargs: Any) -> None:
    """The shop that readers have seen with an honour so far; with one that becomes public just now, none."""
    instance._shop_before = None
    is_first_time = instance.first_published_at and instance.first_published_at == instance.last_published_at
    if instance.live and not raw and not is_first_time:
        seen = Honour.objects.filter(pk=instance.pk, live=True).exclude(merchant=instance.merchant_id)
        instance._shop_before = seen.values_list("merchant__title", flat=True).first()


@receiver(post_save, sender=Honour)
def record_another_shop(instance: Honour, raw: bool = False, **kwargs: Any) -> None:
    """An honour never changes its shop without a line in its history."""
    if before := instance.__dict__.pop("_shop_before", None):
        record_move([instance], before, str(instance.merchant), timezone.localdate())


@receiver(pre_delete, sender=Honour)
def remember_the_code(instance: Honour, **kwargs: Any) -> None:
    """A plaque that hangs on a wall is answered for, also when its record is gone."""
    FormerHonour.objects.remember([instance])


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
        store_expiry([instance.merchant_id])
