"""Accounts that reach the whole site, without being superusers."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page


def let_reach_all(account: Any) -> Any:
    """Let an account change every page, and thereby reach every merchant it has permissions for."""
    group, _ = Group.objects.get_or_create(name="改全部页面")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.get_or_create(group=group, page=Page.objects.get(depth=1), permission=change)
    account.groups.add(group)
    return account
