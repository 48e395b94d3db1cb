"""Signing in, a forgotten password, leaving for good."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client

from accounts.groups import MEMBER_GROUPS
from accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "shan-cheng-you-xin-26"


@pytest.fixture
def member(db) -> User:
    """A member of the association."""
    made = User.objects.create_user("hui-yuan", email="hui-yuan@example.org", password=PASSWORD, unit="解放碑分会")
    made.groups.add(Group.objects.get(name="协会会员"))
    return made


def text(response) -> str:
    return response.content.decode()


def sign_in(client, **fields):
    return client.post("/account/sign-in/", {"username": "hui-yuan", "password": PASSWORD} | fields)


def test_the_groups_are_there_and_open_no_admin(db):
    groups = Group.objects.filter(name__in=MEMBER_GROUPS)
    assert groups.count() == 3
    assert not groups.filter(permissions__codename="access_admin").exists()


def test_a_member_signs_in_sees_the_account_and_signs_out(client, member):
    assert sign_in(client)["Location"] == "/account/"
    assert "解放碑分会" in text(client.get("/account/"))
    assert client.get("/account/sign-out/").status_code == 405
    client.post("/account/sign-out/")
    assert client.get("/account/")["Location"].startswith("/account/sign-in/")


def test_a_member_does_not_get_into_the_admin(client, member):
    sign_in(client)
    for address in ("/admin/", "/admin/pages/", "/admin/reading_notes/", "/admin/invitations/", "/admin/users/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_an_editor_is_sent_to_the_editors_door(client, member):
    member.user_permissions.add(Permission.objects.get(codename="access_admin"))
    response = sign_in(client)
    assert "请从后台登录" in text(response)
    assert "_auth_user_id" not in client.session
    wrong = text(sign_in(client, password="wrong"))
    assert "请从后台登录" not in wrong  # only who knows the password learns what the account is


@pytest.mark.parametrize("fields", [{"password": "x"}, {"username": "nobody"}, {"username": ""}, {"password": "\0"}])
def test_a_wrong_sign_in_is_refused_in_chinese(client, member, fields):
    response = sign_in(client, **fields)
    assert 'role="alert"' in text(response)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_it_leads_nowhere_else(client, member, target):
    assert sign_in(client, next=target)["Location"] == "/account/"


def test_wagtails_own_log_in_leads_here(client):
    assert client.get("/_util/login/?next=/reading/")["Location"] == "/account/sign-in/?next=/reading/"


def test_a_new_password_by_mail_works_once(client, member, settings):
    settings.EMAIL_HOST = "mail.example.org"
    client.post("/account/password/", {"email": "HUI-YUAN@example.org"}, headers={"host": "localhost"})
    words = mail.outbox[0].body
    assert "hui-yuan" in words
    link = re.search(r"http://localhost:8000(/account/password/set/\S+)", words)[1]
    form = client.get(link)["Location"]
    assert "设新密码" in text(client.get(form))
    new = {"new_password1": "xin-de-mi-ma-77", "new_password2": "xin-de-mi-ma-77"}
    assert "密码设好了" in text(client.post(form, new, follow=True))
    assert sign_in(Client(), password="xin-de-mi-ma-77").status_code == 302
    assert "用过了" in text(Client().get(link, follow=True))


def test_nobody_learns_whose_address_is_known(client, member, settings):
    settings.EMAIL_HOST = "mail.example.org"
    answers = {
        client.post("/account/password/", {"email": f"{name}@example.org"})["Location"] for name in ("hui-yuan", "x")
    }
    assert len(answers) == 1
    assert len(mail.outbox) == 1


def test_without_mail_the_page_says_so(client, member, settings):
    settings.EMAIL_HOST = ""
    assert "还没有接通邮件" in text(client.get("/account/password/"))
    assert client.post("/account/password/", {"email": member.email}).status_code == 403


def test_a_member_deletes_the_account(client, member):
    sign_in(client)
    assert "密码不对" in text(client.post("/account/delete/", {"password": "x"}))
    assert "账号已注销" in text(client.post("/account/delete/", {"password": PASSWORD}))
    assert not User.objects.filter(username="hui-yuan").exists()
    assert client.get("/account/").status_code == 302


def test_an_editor_does_not(editor_client):
    assert editor_client.post("/account/delete/", {"password": "x"}).status_code == 403
    assert User.objects.filter(username="admin").exists()


@pytest.mark.parametrize("address", ["/account/", "/account/sign-in/", "/account/password/", "/account/delete/"])
def test_account_pages_are_not_indexed_or_cached(client, member, address):
    client.force_login(member)
    response = client.get(address)
    assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in text(response)


@pytest.mark.parametrize(
    "address", ["/account/sign-in/", "/account/password/", "/account/password/sent/", "/account/password/set/MQ/x-y/"]
)
def test_anybody_may_see_the_door(client, db, address):
    assert client.get(address, follow=True).status_code == 200
