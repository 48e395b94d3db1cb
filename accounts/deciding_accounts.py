"""Accounts that decide what becomes public: who may sign in to one, and who gets such rights, is settled by two."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.db.models.signals import m2m_changed, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context

from editing.reviews.confirmation.changes import Deed, note

Account = get_user_model()
_RIGHTS = Q(content_type__app_label="reviews") & (
    Q(codename__startswith="take_") | Q(codename__in=["confirm_change", "publish_urgently"])
)
_DOORS = {"username": "账号名", "email": "邮箱", "is_active": "启用"}


def may_decide(account: Any) -> bool:
    """Whether an account takes steps of the review, confirms or publishes urgently."""
    if account.is_superuser:
        return True
    held = Permission.objects.filter(Q(group__user=account.pk) | Q(user=account.pk))
    return bool(account.pk) and held.filter(_RIGHTS).exists()


@receiver(m2m_changed, sender=Account.groups.through)
def note_new_office(instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
    """An account is given a role that decides; losing one needs nobody else."""
    if action != "pre_add" or not pk_set:
        return
    groups = Group.objects.filter(pk__in=[instance.pk] if reverse else pk_set)
    deciding = groups.filter(permissions__in=Permission.objects.filter(_RIGHTS)).distinct().order_by("name")
    accounts = Account.objects.filter(pk__in=pk_set) if reverse else [instance]
    for account in accounts if deciding else ():
        note(Deed.ACCESS, account, [["角色", "", "、".join(map(str, deciding))]])


@receiver(m2m_changed, sender=Group.permissions.through)
@receiver(m2m_changed, sender=Account.user_permissions.through)
def note_new_right(instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
    """A role, or an account by itself, is given a right to decide."""
    if action == "pre_add" and pk_set and not reverse:
        rights = Permission.objects.filter(_RIGHTS, pk__in=pk_set).order_by("codename")
        if names := "、".join(rights.values_list("name", flat=True)):
            note(Deed.ACCESS, instance, [["权限", "", names]])


@receiver(pre_save, sender=Account)
def note_door(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Somebody else changes how an account that decides is signed in to, opens it, or makes it a superuser."""
    at_work = get_active_log_context().user
    if raw or at_work is None or at_work.pk == instance.pk:
        return
    stored = Account.objects.filter(pk=instance.pk).first() if instance.pk else None
    if instance.is_superuser and not (stored and stored.is_superuser):
        note(Deed.ACCESS, instance, [["超级管理员", "", "是"]])
    elif stored and (stored.is_active or instance.is_active) and may_decide(stored):
        changed = {name: label for name, label in _DOORS.items() if getattr(stored, name) != getattr(instance, name)}
        if changed and not (set(changed) == {"is_active"} and not instance.is_active):  # closing one is never too early
            lines = [
                [label, str(getattr(stored, name)), str(getattr(instance, name))] for name, label in changed.items()
            ]
            note(Deed.ACCESS, instance, lines)
