"""Changes of the rules stand in the trail; what went public stands on the slip, so that it is approved for once."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import DraftStateMixin

from core.publication_checks import BOOKKEEPING
from editing.audit.events import AuditEvent
from editing.audit.log import record

from .authority import covers
from .decisions import write
from .fingerprints import public_fingerprint, subject_of
from .models import Decision, ReviewRules
from .steps import ReviewOutcome


@receiver(post_save, sender=ReviewRules)
def tell_of_rules(instance: ReviewRules, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Who set which rules; the first row is made by the site itself."""
    if raw or created:
        return
    days = (instance.days_first, instance.days_second, instance.days_final, instance.days_after)
    record(
        None,
        AuditEvent.SETTING,
        "审校规则",
        审校人数=instance.get_persons_display(),
        期限=" / ".join(f"{one} 个工作日" for one in days),
        审定有效=f"{instance.days_valid} 天",
    )


@receiver(pre_save)
def remember_what_is_new(
    sender: type[Model], instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Whether a save that has passed the gates makes something public that was reviewed by name."""
    if raw or not isinstance(instance, DraftStateMixin) or not instance.live or not instance.pk:
        return
    if update_fields is not None and set(update_fields) <= BOOKKEEPING:
        return
    instance._goes_public = None
    is_first_time = instance.first_published_at and instance.first_published_at == instance.last_published_at
    if is_first_time and covers(instance):  # it goes with its list, whose slip has the line
        return
    if Decision.objects.about(instance._meta.label, instance.pk).exists():
        subject = subject_of(instance)
        instance._goes_public = subject if subject.digest != public_fingerprint(instance) else None


@receiver(post_save)
def use_approval_up(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """From here on everything approved before on this record counts for nothing."""
    subject = instance.__dict__.pop("_goes_public", None)
    if subject is not None:
        write(subject, ReviewOutcome.PUBLISHED, get_active_log_context().user)
