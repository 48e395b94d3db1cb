"""Signing in with a password and a code: what it opens, and what does not open it."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import caches

from accounts.two_factor import recovery
from accounts.two_factor.verification import recovery_codes

from .conftest import App, enter, prove

ASK, SET_UP = "/account/second-step/", "/account/second-step/set-up/"


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/login/", "/admin/images/"])
def test_after_the_password_every_address_of_the_admin_asks_for_the_code(half, app, address):
    assert half.get(address)["Location"].startswith(ASK)
    assert half.post(address, {})["Location"].startswith(ASK)


def test_who_has_only_given_the_password_is_a_stranger_elsewhere(half, app):
    assert half.get("/account/")["Location"].startswith("/account/sign-in/")
    assert half.get("/my/").status_code == 200
    assert "bian-ji" not in text(half.get("/my/"))


def test_the_code_opens_the_admin_and_leads_on(half, app):
    key = half.session.session_key
    assert prove(half, app.code(), next="/admin/pages/")["Location"] == "/admin/pages/"
    assert half.get("/admin/").status_code == 200
    assert half.session.session_key != key


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_it_leads_nowhere_else(half, app, target):
    assert prove(half, app.code(), next=target)["Location"] == "/admin/"


@pytest.mark.parametrize("code", ["", "000000", "abcdef", "１２３４５６", "9" * 500, "\0", "1 2 3"])
def test_a_wrong_code_is_refused_in_chinese(half, app, code):
    answer = prove(half, code)
    assert answer.status_code == 400
    assert "验证码不对" in text(answer)
    assert half.get("/admin/").status_code == 302


def test_a_code_works_once_whichever_process_is_asked(half, app, client_class):
    assert prove(half, code := app.code()).status_code == 302
    for cache in caches.all():
        cache.clear()  # another process remembers nothing
    other = client_class()
    enter(other)
    assert prove(other, code).status_code == 400
    assert prove(other, app.code(-30)).status_code == 400  # nor an older one
    assert prove(other, app.code(30)).status_code == 302


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


def test_an_old_code_is_refused(half, app):
    assert prove(half, app.code(-120)).status_code == 400


def test_wrong_codes_close_the_door_like_wrong_passwords(half, app, client_class):
    for _ in range(5):
        answer = prove(half, "000000")
    assert answer.status_code == 429
    assert "15 分钟后再试" in text(answer)
    assert prove(half, app.code()).status_code == 429
    assert enter(client_class()).status_code == 429


def test_signing_in_again_wipes_no_wrong_code_out(app, client_class):
    for _ in range(4):
        half = client_class()
        enter(half)
        prove(half, "000000")
    half = client_class()
    enter(half)
    assert prove(half, "000000").status_code == 429


def test_a_complete_sign_in_does(half, app, client_class):
    for _ in range(4):
        prove(half, "000000")
    assert prove(half, app.code()).status_code == 302
    other = client_class()
    enter(other)
    assert prove(other, "000000").status_code == 400


def test_a_recovery_code_works_once(half, app, editor, client_class):
    recovery.set_up(editor)
    code = recovery_codes(editor)[0]
    assert prove(half, f"{code[:4]} {code[4:]}").status_code == 302
    other = client_class()
    enter(other)
    assert prove(other, code).status_code == 400


def test_the_first_sign_in_sets_it_up_and_leads_nowhere_else(half, editor):
    assert half.get("/admin/")["Location"].startswith(ASK)
    assert half.get(ASK)["Location"].startswith(SET_UP)
    page = text(half.get(SET_UP))
    assert "<svg" in page
    secret = half.session["second_step_secret"]
    assert half.post(SET_UP, {"code": "000000"}).status_code == 400
    assert half.session["second_step_secret"] == secret  # what was scanned stays good
    assert half.post(SET_UP, {"code": App(secret).code()})["Location"] == "/account/second-step/codes/"
    codes = text(half.get("/account/second-step/codes/"))
    assert codes.count('<code class="number">') == 10
    assert half.get("/account/second-step/codes/").status_code == 302  # shown once
    assert half.get("/admin/").status_code == 200
    assert Authenticator.objects.filter(user=editor).count() == 2


def test_who_has_a_key_cannot_set_up_another_before_using_it(half, app):
    assert half.get(SET_UP)["Location"].startswith(ASK)
    assert half.post(SET_UP, {"code": app.code()})["Location"].startswith(ASK)


def test_the_mark_of_one_account_is_worth_nothing_for_another(half, app, django_user_model):
    assert prove(half, app.code()).status_code == 302
    other = django_user_model.objects.create_superuser("other", "o@example.org", "an-other-pass-26")
    session = half.session
    proven = session["second_step"]
    half.force_login(other)
    session = half.session
    session["second_step"] = proven
    session.save()
    assert half.get("/admin/").status_code == 302


def test_members_are_not_asked(client, django_user_model):
    django_user_model.objects.create_user("hui-yuan", password="shan-cheng-you-xin-26")
    client.post("/account/sign-in/", {"username": "hui-yuan", "password": "shan-cheng-you-xin-26"})
    assert client.get("/account/").status_code == 200
    assert client.get(ASK).status_code == 404


def test_switched_off_the_password_is_enough(client, editor, settings):
    settings.STAFF_SECOND_FACTOR = False
    enter(client)
    assert client.get("/admin/").status_code == 200
