"""Entries for what changes somebody's rights: groups, permissions, the account itself."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from .events import AuditEvent
from .log import Thing, record

Account = get_user_model()
_SAID = {"post_add": "加上", "post_remove": "去掉", "post_clear": "清空"}
_WATCHED = {
    "username": "账号名",
    "is_active": "启用",
    "is_superuser": "超级管理员",
    "password": "密码",
    "email": "邮箱",
    "last_name": "姓",
    "first_name": "名",
    "unit": "单位",
    "post": "岗位",
}
#: Told by what changed, not by what it is now: secrets, and what points to a person.
_NOT_TOLD = {"password", "email", "last_name", "first_name"}


def _tell_of_links(sender: Any, instance: Any, action: str, model: Any, pk_set: Any, **kwargs: Any) -> None:
    if action in _SAID and (pk_set or action == "post_clear"):
        names = sorted(map(_in_a_word, model.objects.filter(pk__in=pk_set or ())))
        about = instance if isinstance(instance, Group) else _named(instance)
        detail: dict[str, Any] = {_SAID[action]: names or "全部"}
        record(None, AuditEvent.ROLE, about, **detail)


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
            None,
            AuditEvent.ACCOUNT,
            _named(instance),
            变更="新建",
            **({"超级管理员": "是"} if instance.is_superuser else {}),
        )
    elif before := instance._audit_before:
        changed = {
            name: "已更改" if field in _NOT_TOLD else getattr(instance, field)
            for field, name in _WATCHED.items()
            if getattr(instance, field) != before[field]
        }
        if changed:
            record(_who(instance), _verb_for(changed), _named(instance), **_in_words(changed))


@receiver(post_delete, sender=Account)
def tell_of_farewell(instance: Any, **kwargs: Any) -> None:
    """A deleted account."""
    record(None, AuditEvent.ACCOUNT, _named(instance), 变更="删除")


@receiver(post_save, sender=GroupPagePermission)
@receiver(post_save, sender=GroupCollectionPermission)
def tell_of_grant(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A group may do something below a page or in a collection."""
    if not raw:
        record(None, AuditEvent.ROLE, instance.group, 加上=_reach(instance))


@receiver(post_delete, sender=GroupPagePermission)
@receiver(post_delete, sender=GroupCollectionPermission)
def tell_of_refusal(instance: Any, **kwargs: Any) -> None:
    """A group may no longer."""
    record(None, AuditEvent.ROLE, instance.group, 去掉=_reach(instance))


@receiver(post_save, sender=Group)
def tell_of_group(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A new role, or an office."""
    if created and not raw:
        record(None, AuditEvent.ROLE, instance, 变更="新建用户组")


@receiver(post_delete, sender=Group)
def tell_of_lost_group(instance: Any, **kwargs: Any) -> None:
    """A role that is no more; whoever held it has lost it."""
    record(None, AuditEvent.ROLE, instance, 变更="删除用户组")


def _in_a_word(thing: Any) -> str:
    """A right by what it allows; anything else by its name."""
    return thing.name if isinstance(thing, Permission) else str(thing)


def _reach(grant: Any) -> str:
    """What a group may do, and below which page or in which folder."""
    where = grant.page.title if isinstance(grant, GroupPagePermission) else grant.collection.name
    return f"{grant.permission.name}（“{where}”和下面的）"


def _who(account: Any) -> Any:
    """Whoever is at work in the admin; at the reader's door it is the person, or whoever holds the link."""
    return get_active_log_context().user or (account if account.has_perm("wagtailadmin.access_admin") else "会员本人")


def _verb_for(changed: dict[str, Any]) -> AuditEvent:
    if "超级管理员" in changed:
        return AuditEvent.ROLE
    return AuditEvent.PASSWORD if "密码" in changed else AuditEvent.ACCOUNT


def _in_words(changed: dict[str, Any]) -> dict[str, Any]:
    return {name: {True: "是", False: "否"}.get(value, value) for name, value in changed.items()}


def _named(account: Any) -> Any:
    """Editors by name; of members, whose accounts end without trace, only the key stays behind."""
    if account.has_perm("wagtailadmin.access_admin"):
        return account
    return Thing(account._meta.label, str(account.pk), "会员账号")
