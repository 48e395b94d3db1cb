"""The admin's menu: nine entries by work at most, and each leads everybody who sees it somewhere."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from accounts import roles
from accounts.models import User
from core.admin_menu import CONTENT, SECTIONS
from core.help_sections import HelpSection, help_section
from tests.test_desks import SUPERUSERS_SETTINGS

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]
LABELS = [CONTENT[1], *(section.label for section in SECTIONS)]
FEW = 9
#: What each role's people work with; 审校与发布 and 管理 are everybody's.
OWN = {
    roles.AUTHOR: {"内容", "荣誉", "来信与申请", "课程与读书", "服务与活动", "联盟与假日", "资料库"},
    roles.FIRST: set(),
    roles.SECOND: set(),
    roles.PUBLISHER: {"内容", "荣誉"},
    roles.STREET_OFFICE: {"荣誉", "来信与申请"},
    roles.LETTERS: {"来信与申请"},
    roles.MEMBERS: {"课程与读书"},
    roles.FUNDS: {"服务与活动"},
    roles.INSPECTOR: {"联盟与假日"},
    roles.ORGANISER: {"服务与活动", "资料库"},
    roles.TRANSLATOR: {"内容", "资料库"},
    roles.AUDITOR: set(),
    roles.OPERATOR: set(),
}
EVERYBODYS = {"审校与发布", "管理"}


def request_of(user: Any) -> Any:
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


def in_role(role: str) -> User:
    account = User.objects.create_user(f"menu-{role}")
    account.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=account.pk)  # what it may is asked anew


def entries(user: Any) -> list[Any]:
    return sorted(admin_menu.menu_items_for_request(request_of(user)), key=lambda item: item.order)


def leaves(items: list[Any], request: Any) -> list[Any]:
    """The links below, however deep."""
    found = []
    for item in items:
        inner = item.menu.menu_items_for_request(request) if isinstance(item, SubmenuMenuItem) else None
        found += [item] if inner is None else leaves(inner, request)
    return found


def test_whoever_may_everything_sees_nine_entries_by_work():
    shown = entries(User.objects.get(username="admin"))
    assert [item.label for item in shown] == LABELS
    assert len(shown) <= FEW


def test_each_role_is_in_the_table():
    assert set(OWN) == {role.name for role in roles.ROLES}


@pytest.mark.parametrize("role", OWN)
def test_a_role_sees_what_it_works_with_and_every_link_opens(role):
    account = in_role(role)
    assert {item.label for item in entries(account)} == OWN[role] | EVERYBODYS
    client = Client()
    client.force_login(account)
    links = leaves(entries(account), request_of(account))
    closed = [(item.label, item.url) for item in links if not is_open(client, item.url)]
    assert not closed


def is_open(client: Client, address: str) -> bool:
    """Whether it is there; who may not is sent to the first screen."""
    answer = client.get(address, follow=True)
    return answer.status_code == 200 and answer.request["PATH_INFO"] != "/admin/"


def test_everything_in_the_menu_is_somebody_s():
    admin = User.objects.get(username="admin")
    everything = {item.url for item in leaves(entries(admin), request_of(admin))}
    for account in map(in_role, OWN):
        everything -= {item.url for item in leaves(entries(account), request_of(account))}
    assert everything == {reverse(name) for name in SUPERUSERS_SETTINGS}


def test_titles_name_the_site_and_not_its_software(client):
    page = client.get("/admin/login/").content.decode()
    assert "<title>登录 - 渝中放心游后台</title>" in page
    assert "登录后台" in page


def test_a_stranger_sees_no_section():
    assert not [item for item in entries(AnonymousUser()) if item.label in LABELS and item.label not in EVERYBODYS]


def test_a_role_of_letters_is_led_there_in_the_page():
    client = Client()
    client.force_login(in_role(roles.LETTERS))
    page = client.get("/admin/").content.decode()
    assert "/admin/objections/" in page
    assert "/admin/users/" not in page


#: Of these the whole handbook is the help.
_GENERAL = ("pages/", "snippets/", "help/", "reports/page-types-usage/", "#")


def test_each_screen_of_the_menu_has_its_section_of_the_handbook():
    user = User.objects.get(username="admin")
    below = {item.url.removeprefix("/admin/") for item in leaves(entries(user), request_of(user))}
    lacking = {one for one in below if help_section(one) == HelpSection("editors")}
    assert {one for one in lacking if one not in _GENERAL and not one.startswith("help/")} == set()
