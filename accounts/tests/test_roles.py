"""The roles are made with every right they name, and every right the code asks for exists."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from accounts import roles
from accounts.role_making import make_roles
from accounts.roles import AUTHOR, PUBLISHER, ROLES, TRANSLATOR

ROOT = Path(__file__).resolve().parents[2]
FIRST_ROLE = ROLES[0]
pytestmark = pytest.mark.django_db


def existing() -> set[str]:
    return {f"{app}.{code}" for app, code in Permission.objects.values_list("content_type__app_label", "codename")}


def asked_for() -> set[str]:
    """Permission names written out in our own sources."""
    labels, found = {config.label for config in apps.get_app_configs()}, set()
    for folder in {config.name.partition(".")[0] for config in apps.get_app_configs()}:
        for path in (ROOT / folder).rglob("*.py"):
            if {"tests", "migrations"} & set(path.parts):
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and re.fullmatch(r"[a-z]+\.[a-z]+_[a-z_]+", text):
                    found |= {text} & {text for label in labels if text.startswith(f"{label}.")}
    return found - {config.name for config in apps.get_app_configs()}  # a nested app is written alike


@pytest.mark.slow
def test_every_permission_the_code_names_exists():
    names = asked_for()
    assert len(names) > 30
    assert names <= existing()


def test_every_hook_that_shows_permissions_finds_some():
    for hook in hooks.get_hooks("register_permissions"):
        assert hook().exists(), hook.__module__


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_role_is_made_anew_whole(role):
    Group.objects.filter(name=role.name).delete()
    make_roles()
    group = Group.objects.get(name=role.name)
    held = {f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.all()}
    assert {"wagtailadmin.access_admin", *role.permissions} <= held
    assert {one.permission.codename for one in group.page_permissions.all()} == set(role.pages)
    files = group.collection_permissions.filter(permission__content_type__app_label="wagtailimages")
    assert {one.permission.codename for one in files} == {f"{action}_image" for action in role.files}


@pytest.mark.parametrize(
    ("field", "given", "name"),
    [
        ("permissions", ("honours.publish_no_such",), "honours.publish_no_such"),
        ("permissions", ("no_such_app.add_image",), "no_such_app.add_image"),
        ("edits", ("honours.merchnat",), "honours.add_merchnat"),
        ("pages", ("publish_pages",), "wagtailcore.publish_pages"),
        ("files", ("chose",), "wagtailimages.chose_image"),
    ],
)
def test_a_permission_that_does_not_exist_is_named_and_no_group_is_left(monkeypatch, field, given, name):
    Group.objects.filter(name=FIRST_ROLE.name).delete()
    monkeypatch.setattr(roles, "ROLES", (replace(FIRST_ROLE, **{field: given}),))
    with pytest.raises(LookupError, match=name):
        make_roles()
    assert not Group.objects.filter(name=FIRST_ROLE.name).exists()


def test_who_publishes_may_publish_every_record_with_drafts():
    publisher = next(role for role in ROLES if role.name == PUBLISHER)
    author = next(role for role in ROLES if role.name == AUTHOR)
    can_be_published = {name for name in existing() if name.split(".")[1].startswith("publish_")}
    wanted = {name for name in can_be_published if name.replace("publish_", "") in author.edits}
    assert len(wanted) > 3
    assert wanted == {name for name in publisher.permissions if name.split(".")[0] != "reviews"}


def test_the_handbook_says_each_job_in_the_same_words():
    handbook = (ROOT / "docs" / "editors.md").read_text("utf-8")
    table = handbook.partition("\n## 角色\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+) \| (.+) \|$", table, re.MULTILINE)
    assert rows[1:] == [(role.name, role.job) for role in ROLES]


@pytest.mark.slow
def test_a_group_s_screen_begins_with_the_job(editor_client):
    for role in ROLES:
        group = Group.objects.get(name=role.name)
        page = editor_client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()
        assert page.index(role.job) < page.index('name="permissions"')
    assert ROLES[0].job in editor_client.get(reverse("wagtailusers_groups:index")).content.decode()


def test_wagtail_s_own_groups_are_gone_and_do_not_come_back():
    make_roles()
    assert not Group.objects.filter(name__in=["Editors", "Moderators", "编辑", "审核员"]).exists()
    kept = Group.objects.create(name="Editors")  # an operator's own
    make_roles()
    assert Group.objects.filter(pk=kept.pk).exists()


def test_translators_write_below_the_english_home_page_and_nowhere_else():
    group = Group.objects.get(name=TRANSLATOR)
    homes = {grant.page for grant in group.page_permissions.select_related("page")}
    assert homes == set(Page.objects.filter(depth=2, locale__language_code="en"))
