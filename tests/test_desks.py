"""Every desk has somebody: what the public sends, each list, report and menu entry is some role's to open and answer.

All three are found in the code: forms by their templates, lists by Wagtail's registries, reports by the menu.
"""

import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from wagtail.admin.menu import Menu, reports_menu, settings_menu
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import get_snippet_models

from accounts import roles
from accounts.models import User
from tests.attacks.records import one_of_each
from tests.two_persons.forms import forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

POSTS = re.compile(r"<form[^>]*\bmethod=.post", re.IGNORECASE)
IN_ADMIN = re.compile(r'\{% extends "(?:wagtail\w+|two_factor|reviews|imports|releases|pii|word_import|inspection)/')
#: Forms of readers by template: the list in which their words arrive, or why there is none to arrive in.
ARRIVES = {
    "objections/parts/objection_form.html": "objections",
    "objections/reply.html": "merchant_replies",
    "objections/parts/correction_form.html": "corrections",
    "plaques/parts/report.html": "forgery_reports",
    "enquiries/parts/form.html": "enquiries",
    "merchant_links/parts/facts_form.html": "merchant_proposals",
    "merchant_links/parts/report_form.html": "merchant_proposals",
    "applications/parts/form.html": "applications",
    "applications/parts/supplement_form.html": "applications",
    "bookclub/parts/note_form.html": "reading_notes",
    "bookclub/note.html": "reading_notes",
    "quizzes/quiz.html": "certificates",
    "quizzes/parts/invitation.html": "certificates",
    "certificates/parts/paper_form.html": "certificates",
    "invitations/accept.html": "invitations",
    "offline/code.html": "certificates",
    "bookclub/propose.html": "book_proposals",
    "bookclub/come.html": None,  # a number on the cycle's page
    "assignments/choices.html": None,  # a member's own choices
    "subscriptions/member_panel.html": None,
    "progress/mine.html": None,  # one's own record of learning, nobody else's business
    "progress/parts/claim.html": None,  # a certificate into one's own record
    "core/parts/reading_mode.html": None,  # large print: a cookie
    "accounts/sign_in.html": None,
    "accounts/account.html": None,
    "accounts/forgot_password.html": None,
    "accounts/new_password.html": None,
    "accounts/delete_account.html": None,
}
#: Folders whose pages staff alone see, where a part does not say by itself that it belongs to the admin.
STAFF_FOLDERS = {
    "reviews", "imports", "releases", "pii", "word_import", "inspection", "two_factor", "login_sessions", "editing",
    "translations",
}  # fmt: skip
#: Lists of Wagtail's own that only the superuser keeps, with the reason.
SUPERUSERS = {
    "wagtailusers_groups": "rights are given by whoever answers for all",
    "wagtaillocales": "a language more is a tree more",
}
#: The same of the settings: what everything else stands on.
SUPERUSERS_SETTINGS = {
    "wagtailusers_groups:index", "wagtaillocales:index", "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:task_index", "wagtailadmin_collections:index",
}  # fmt: skip
#: Lists in which nothing is answered: they are read.
READ_ONLY = {"enquiry_counts"}


@cache
def client_of(role: str) -> Client:
    account, _ = User.objects.get_or_create(username=f"desk-{role}")
    account.groups.add(Group.objects.get(name=role))
    client = Client(raise_request_exception=False)
    client.force_login(account)
    return client


@pytest.fixture(autouse=True)
def forget_clients():
    """An account lives no longer than its test."""
    client_of.cache_clear()


def lists() -> dict[str, Any]:
    """All lists of records in the admin, by the name of their addresses."""
    reverse("wagtailadmin_home")  # the registries are filled with the addresses
    snippets = [model.snippet_viewset for model in get_snippet_models()]
    others = [one for one in viewsets.viewsets if isinstance(one, ModelViewSet)]
    return {one.url_namespace: one for one in [*snippets, *others]}


def index_of(viewset: Any) -> str:
    for name in ("list", "index"):
        try:
            return reverse(viewset.get_url_name(name))
        except NoReverseMatch:
            continue
    raise AssertionError(viewset)


def opens(role: str, address: str) -> bool:
    return client_of(role).get(address).status_code == 200


def public_forms() -> set[str]:
    folder = Path(settings.BASE_DIR) / "templates"
    found = set()
    for path in folder.rglob("*.html"):
        text, name = path.read_text("utf-8"), path.relative_to(folder).as_posix()
        if POSTS.search(text) and "/admin/" not in f"/{name}" and not IN_ADMIN.search(text):
            found.add(name)
    return found


def test_every_form_of_readers_arrives_in_a_list_that_exists():
    readers = {name for name in public_forms() if name.partition("/")[0] not in STAFF_FOLDERS}
    assert readers == set(ARRIVES)
    assert {name for name in ARRIVES.values() if name} <= set(lists())


@pytest.mark.slow
def test_every_list_is_opened_and_answered_by_a_role():
    one_of_each()
    unopened, unanswered = [], []
    for name, viewset in lists().items():
        if name in SUPERUSERS:
            continue
        able = able_at(viewset)
        if not able:
            unopened.append(name)
        elif name not in READ_ONLY and not any(answers(role, viewset) for role in able):
            unanswered.append(name)
    assert (unopened, unanswered) == ([], [])


def able_at(viewset: Any) -> list[str]:
    """The roles that open a list."""
    return [role.name for role in roles.ROLES if opens(role.name, index_of(viewset))]


def test_a_list_that_lost_its_role_is_noticed():
    letters = Group.objects.get(name=roles.LETTERS)
    letters.permissions.remove(*letters.permissions.filter(codename__contains="forgeryreport"))
    assert not able_at(lists()["forgery_reports"])
    assert able_at(lists()["objections"]) == [roles.LETTERS]


def answers(role: str, viewset: Any) -> bool:
    """Whether a role sends the form of the first record, or of a new one, and is not refused."""
    first = viewset.model._base_manager.first()
    targets = [reverse(viewset.get_url_name("edit"), args=[first.pk])] if first else []
    with suppress(NoReverseMatch):
        targets.append(reverse(viewset.get_url_name("add")))
    return any(sends(role, address) for address in targets)


def sends(role: str, address: str) -> bool:
    client = client_of(role)
    page = client.get(address)
    assert page.status_code < 500, address
    if page.status_code != 200:
        return False
    own = [values for target, values in forms_of(address, page.content) if target.partition("?")[0] == address]
    if not own:
        return False
    sent = client.post(address, own[0])
    if sent.status_code == 200:  # an empty form is told what it lacks
        return "add" in sent.resolver_match.url_name
    return sent.status_code == 302 and sent["Location"] != reverse("wagtailadmin_home")


@pytest.mark.parametrize("menu", [reports_menu, settings_menu], ids=["reports", "settings"])
def test_every_entry_is_opened_by_a_role(menu):
    unopened = {item.url for item in menu.registered_menu_items}
    for role in roles.ROLES:
        unopened -= {address for address in shown(role, menu) & unopened if gets_to(role, address)}
    assert unopened == ({reverse(name) for name in SUPERUSERS_SETTINGS} if menu is settings_menu else set())


def shown(role: roles.Role, menu: Menu) -> set[str]:
    """Where the menu of a role leads."""
    client_of(role.name)
    request = RequestFactory().get("/admin/")
    request.user = User.objects.get(username=f"desk-{role.name}")
    return {item.url for item in menu.menu_items_for_request(request)}


def gets_to(role: roles.Role, address: str) -> bool:
    """Whether a role is let in; others are sent to the first screen."""
    answer = client_of(role.name).get(address, follow=True)
    return answer.status_code == 200 and answer.request["PATH_INFO"] != reverse("wagtailadmin_home")
