"""Groups made of the roles. Made once; operators may change a group afterwards, with a trace."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_save
from django.db.transaction import atomic
from django.dispatch import receiver
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from . import roles
from .groups import MEMBER_GROUPS, MEMBER_PERMISSIONS
from .roles import Role, named

_ADMIN = ["wagtailadmin.access_admin"]
# Wagtail asks for the permissions of its own models, whatever model holds the files.
_FILES = ["wagtailimages.image", "wagtaildocs.document"]
_MEDIA = "wagtailmedia.media"  # what is there may be chosen by everybody: it has no permission to choose
_STOCK = ("Editors", "Moderators")  # what a new Wagtail brings along


def make_roles(**kwargs: Any) -> None:
    """Make the groups that are not there yet, when every permission is; those that are there stay as they are.

    The groups of the member area, which page privacy names, hold nothing but what `groups` says. Wagtail's own go
    before the first role comes.

    A group is made whole or not at all: LookupError names the permissions that do not exist.
    """
    for name in MEMBER_GROUPS:
        group, made = Group.objects.get_or_create(name=name)
        if made:
            group.permissions.set(_existing(list(MEMBER_PERMISSIONS.get(name, ()))))
    if not Group.objects.filter(name__in=[role.name for role in roles.ROLES]).exists():
        Group.objects.filter(name__in=_STOCK, user=None).delete()
    for role in roles.ROLES:
        with atomic():
            group, made = Group.objects.get_or_create(name=role.name)
            if made:
                _grant(group, role)


@receiver(post_save)
def open_language(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """The tree of a language begins: whoever translates into it may write below its home page."""
    if not created or raw or not isinstance(instance, Page) or instance.depth != 2:
        return
    language = instance.locale.language_code
    for role in (role for role in roles.ROLES if language in role.languages):
        for group in Group.objects.filter(name=role.name):
            grant_pages(group, [instance], role.pages)


def grant_pages(group: Group, pages: Iterable[Page], codenames: Iterable[str]) -> None:
    """Let a group do something with pages and all below them."""
    permissions = _existing([f"wagtailcore.{codename}" for codename in codenames])
    for page in pages:
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def grant_files(group: Group, collections: Iterable[Collection], actions: Iterable[str]) -> None:
    """Let a group do something with the pictures, documents and recordings of collections and all below them."""
    actions = tuple(actions)
    permissions = _existing(
        [
            *(one for model in _FILES for one in named(model, *actions)),
            *named(_MEDIA, *(action for action in actions if action != "choose")),
        ]
    )
    for collection in collections:
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _grant(group: Group, role: Role) -> None:
    edits = [one for model in role.edits for one in named(model, "add", "change", "view")]
    group.permissions.set(_existing([*_ADMIN, *role.permissions, *edits]))
    homes = Page.objects.filter(depth=2, locale__language_code__in=role.languages)
    grant_pages(group, homes if role.languages else Page.objects.filter(depth=1), role.pages)
    grant_files(group, Collection.objects.filter(depth=1), role.files)


def _existing(names: list[str]) -> list[Permission]:
    apps = {name.partition(".")[0] for name in names}
    there = Permission.objects.filter(content_type__app_label__in=apps).select_related("content_type")
    by_name = {f"{one.content_type.app_label}.{one.codename}": one for one in there}
    if missing := sorted(set(names) - set(by_name)):
        raise LookupError(f"no such permission: {', '.join(missing)}")
    return [by_name[name] for name in dict.fromkeys(names)]
