"""Offices that one account must not hold together, and nobody's hand on their own: whichever screen or road it is."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context

from core.publication_checks import RefusedError

Account = get_user_model()
TWO_STEPS = "一个账号只能担任一步审校：初审、复审、终审发布不能兼任。"
KEEPER = "管理账号的人不能同时审校内容。"
OWN = "不能改自己的角色，请另一位管理员办理。"


def conflict_in(groups: Iterable[Any]) -> str:
    """What stands against one account holding these groups; "" if nothing does."""
    held = Permission.objects.filter(group__in=[getattr(one, "pk", one) for one in groups])
    names = set(held.values_list("content_type__app_label", "codename"))
    steps = {codename for app, codename in names if app == "reviews" and codename.startswith("take_")}
    if len(steps) > 1:
        return TWO_STEPS
    return KEEPER if steps and ("accounts", "change_user") in names else ""


@receiver(m2m_changed, sender=Account.groups.through)
def keep_offices_apart(instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
    """Raise RefusedError before an account gets, or loses by its own hand, a group."""
    if action not in ("pre_add", "pre_remove", "pre_clear"):
        return
    accounts = Account.objects.filter(pk__in=pk_set or ()) if reverse else [instance]
    for account in accounts:
        if get_active_log_context().user == account and (pk_set or account.groups.exists()):
            raise RefusedError(f"“{account}”：{OWN}")
        added = ([instance.pk] if reverse else list(pk_set)) if action == "pre_add" else []
        kept = Group.objects.filter(user=account).values_list("pk", flat=True)
        if added and (text := conflict_in({*kept, *added})):
            raise RefusedError(f"“{account}”：{text}")
