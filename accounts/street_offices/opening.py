"""What an office is made of: a group that reaches its pages and its folder, and an account in it and in the role."""

from collections.abc import Iterable
from secrets import token_urlsafe
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.transaction import atomic
from wagtail.models import Collection, Page

from ..role_making import grant_files, grant_pages
from ..roles import STREET_OFFICE

_ON_PAGES = ("change_page",)
_ON_FILES = ("add", "change", "choose")


def group_name(office: str) -> str:
    """How an office's group, and its folder, are called."""
    return f"{STREET_OFFICE}·{office}"


@atomic
def open_office(office: str, spots: Iterable[Page], **account: Any) -> Any:
    """Make group, folder and account, all or nothing; the account, whose owner sets a password by a link.

    Raise IntegrityError where the group or the account is there already.
    """
    group = Group.objects.create(name=group_name(office))
    folder = Collection.objects.get(depth=1).add_child(instance=Collection(name=group.name))
    grant_pages(group, spots, _ON_PAGES)
    grant_files(group, [folder], _ON_FILES)
    made = get_user_model()(**account)
    made.set_password(token_urlsafe(32))  # nobody knows it; an account without any could not ask for a link
    made.save()
    made.groups.add(Group.objects.get(name=STREET_OFFICE), group)
    return made
