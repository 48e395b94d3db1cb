"""Entries for what changes somebody's rights: groups, permissions, the account itself."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from .recording import Thing, record
from .verbs import Verb

Account = get_user_model()
_SAID = {"post_add": "加上", "post_remove": "去掉", "post_clear": "清空"}
_WATCHED = {"username": "账号名", "is_active": "启用", "is_superuser": "超级管理员"}


def _tell_of_links(sender: Any, instance: Any, action: str, model: Any, pk_set: Any, **kwargs: Any) -> None:
    if action in _SAID and (pk_set or action == "post_clear"):
        names = sorted(map(str, model.objects.filter(pk__in=pk_set or ())))
        about = instance if isinstance(instance, Group) else _named(instance)
        record(None, Verb.ROLE, about, **{_SAID[action]: names or "全部"})


for through in (Account.groups.through, Account.user_permissions.through, Group.permissions.through):
    m2m_changed.connect(_tell_of_links, sender=through, dispatch_uid=f"audit.{through.__name__}")


@receiver(pre_save, sender=Account)
def remember_what_was(instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """The watched columns before the save; signing in saves `last_login` alone and is not looked at."""
    instance._audit_before = None
    if not raw and instance.pk and (update_fields is None or set(update_fields) & set(_WATCHED)):
        instance._audit_before = Account.objects.filter(pk=instance.pk).values(*_WATCHED).first()


@receiver(post_save, sender=Account)
def tell_of_account(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A new account, or one that was opened, closed, renamed or made superuser."""
    if raw:
        return
    if created:
        record(
            None, Verb.ACCOUNT, _named(instance), 变更="新建", **({"超级管理员": "是"} if instance.is_superuser else {})
        )
    elif before := instance._audit_before:
        changed = {
            name: getattr(instance, field)
            for field, name in _WATCHED.items()
            if getattr(instance, field) != before[field]
        }
        if changed:
            record(None, Verb.ROLE if "超级管理员" in changed else Verb.ACCOUNT, _named(instance), **_in_words(changed))


@receiver(post_delete, sender=Account)
def tell_of_farewell(instance: Any, **kwargs: Any) -> None:
    """A deleted account."""
    record(None, Verb.ACCOUNT, _named(instance), 变更="删除")


@receiver(post_save, sender=GroupPagePermission)
@receiver(post_save, sender=GroupCollectionPermission)
def tell_of_grant(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A group may do something below a page or in a collection."""
    if not raw:
        record(None, Verb.ROLE, instance.group, 加上=str(instance))


@receiver(post_delete, sender=GroupPagePermission)
@receiver(post_delete, sender=GroupCollectionPermission)
def tell_of_refusal(instance: Any, **kwargs: Any) -> None:
    """A group may no longer."""
    record(None, Verb.ROLE, instance.group, 去掉=str(instance))


def _in_words(changed: dict[str, Any]) -> dict[str, Any]:
    return {name: {True: "是", False: "否"}.get(value, value) for name, value in changed.items()}


def _named(account: Any) -> Any:
    """Editors by name; of members, whose accounts end without trace, only the key stays behind."""
    if account.has_perm("wagtailadmin.access_admin"):
        return account
    return Thing(account._meta.label, str(account.pk), "会员账号")
