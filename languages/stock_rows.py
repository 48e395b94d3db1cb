"""Rows that Django and Wagtail write in English when a database is made: permissions, the roots, the stock workflow."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import connection
from django.utils import translation
from wagtail.models import Collection, Page, Task, Workflow

VERBS = {
    "add": "新建",
    "change": "修改",
    "delete": "删除",
    "view": "查看",
    "publish": "发布",
    "lock": "锁定",
    "unlock": "解锁",
    "choose": "选用",
}
ROOTS = ((Page, "title", "全部页面"), (Collection, "name", "全部文件"))
NAMED = (
    (Workflow, {"Moderators approval": "审核员审核"}),
    (Task, {"Moderators approval": "审核员审核"}),
)


def say_in_chinese(**kwargs: Any) -> None:
    """After migrations: give each such row its Chinese name; what somebody renamed is left alone."""
    if Task._meta.db_table not in connection.introspection.table_names():
        return  # only some apps were migrated
    with translation.override(settings.LANGUAGE_CODE):
        for permission in Permission.objects.filter(name__startswith="Can ").select_related("content_type"):
            name = _chinese(permission)
            Permission.objects.filter(pk=permission.pk).update(name=name)
    for model, field, name in ROOTS:
        model.objects.filter(depth=1, **{field: "Root"}).update(**{field: name})
    Page.objects.filter(depth=1, draft_title="Root").update(draft_title="全部页面")
    for model, names in NAMED:
        for english, chinese in names.items():
            if not model.objects.filter(name=chinese).exists():
                model.objects.filter(name=english).update(name=chinese)


def _chinese(permission: Permission) -> str:
    """“Can add merchant” as 可以新建商户; one with a verb of its own is asked for in the catalogues."""
    verb = VERBS.get(permission.codename.split("_")[0])
    return f"可以{verb}{permission.content_type.name}" if verb else translation.gettext(permission.name)
