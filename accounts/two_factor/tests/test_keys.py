"""One's own keys, and a colleague's lost ones."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command

from editing.audit.models import AuditEntry

from .conftest import App, prove

RESET = "重置了两步验证，下次登录时重新设置"
KEYS = "/account/second-step/keys/"


@pytest.fixture
def inside(half, app):
    """The editor, fully signed in."""
    prove(half, app.code())
    return half


def actions(user) -> list[str]:
    entries = AuditEntry.objects.filter(verb="second_factor", kind="accounts.User", key=str(user.pk)).order_by("pk")
    return [entry.detail["做了"] for entry in entries]


def test_a_new_phone_replaces_the_old(inside, editor, settings, mailoutbox):
    settings.EMAIL_HOST = "mail.example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    inside.get("/account/second-step/set-up/")
    secret = inside.session["second_step_secret"]
    inside.post("/account/second-step/set-up/", {"code": App(secret).code()})
    assert Authenticator.objects.get(user=editor, type="totp").data["secret"] == secret
    assert actions(editor) == ["添加了一种两步验证"]
    assert "添加了一种两步验证" in mail.outbox[0].body


def test_keys_are_changed_only_soon_after_a_proof(inside, editor):
    session = inside.session
    session["second_step_at"] -= 601
    session.save()
    for address in (KEYS, "/account/second-step/set-up/"):
        assert inside.get(address)["Location"].startswith("/account/second-step/?next=")
    assert inside.post("/account/second-step/codes/renew/").status_code == 302
    assert not actions(editor)


def test_the_last_key_stays(inside, editor):
    key = Authenticator.objects.get(user=editor, type="totp")
    answer = inside.post(f"{KEYS}{key.pk}/remove/", follow=True)
    assert "不能移除" in answer.content.decode()
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_stranger_s_key_cannot_be_removed(inside, django_user_model):
    admin = django_user_model.objects.get(username="admin")
    key = Authenticator.objects.create(user=admin, type="totp", data={"secret": "A" * 32})
    assert inside.post(f"{KEYS}{key.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_new_recovery_codes_void_the_old(inside, editor):
    inside.post("/account/second-step/codes/renew/")
    first = inside.get("/account/second-step/codes/").content.decode()
    inside.post("/account/second-step/codes/renew/")
    assert inside.get("/account/second-step/codes/").content.decode() != first
    assert actions(editor) == ["换了一套恢复码"] * 2


@pytest.fixture
def operator(client, django_user_model):
    made = django_user_model.objects.create_superuser("guan-li", "g@example.org", "guan-li-yuan-mi-ma-26")
    client.force_login(made)
    session = client.session
    session["second_step"] = str(made.pk)
    session.save()
    return made


def test_an_operator_resets_a_colleague_s_keys(client, operator, editor, app):
    page = f"/admin/users/{editor.pk}/second-step/reset/"
    assert page in client.get("/admin/users/").content.decode()
    assert "当面或打电话确认" in client.get(page).content.decode()
    assert Authenticator.objects.filter(user=editor).exists()
    assert client.post(page).status_code == 302
    assert not Authenticator.objects.filter(user=editor).exists()
    assert actions(editor) == [RESET]
    assert AuditEntry.objects.filter(verb="second_factor").first().actor_key == str(operator.pk)


def test_nobody_resets_their_own(client, operator):
    page = f"/admin/users/{operator.pk}/second-step/reset/"
    assert client.post(page).status_code == 302
    assert not actions(operator)


def test_an_editor_resets_nobody_s(inside, django_user_model):
    admin = django_user_model.objects.get(username="admin")
    Authenticator.objects.create(user=admin, type="totp", data={"secret": "A" * 32})
    assert inside.post(f"/admin/users/{admin.pk}/second-step/reset/").status_code == 302
    assert Authenticator.objects.filter(user=admin).exists()


def test_the_last_operator_has_a_command(editor, app):
    call_command("reset_second_step", "bian-ji")
    assert not Authenticator.objects.filter(user=editor).exists()
    assert actions(editor) == [RESET]
    with pytest.raises(CommandError, match="没有账号"):
        call_command("reset_second_step", "nobody")
