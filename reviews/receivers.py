"""Changes of the rules are told in the audit trail."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.recording import record
from audit.verbs import Verb

from .models import ReviewRules


@receiver(post_save, sender=ReviewRules)
def tell_of_rules(instance: ReviewRules, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Who set which rules; the first row is made by the site itself."""
    if raw or created:
        return
    days = (instance.days_first, instance.days_second, instance.days_final, instance.days_after)
    record(
        None,
        Verb.SETTING,
        "审校规则",
        审核人数=instance.get_persons_display(),
        期限=" / ".join(f"{one} 个工作日" for one in days),
    )
