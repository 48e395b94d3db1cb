"""Log-in (9): each try at a door that is not one's own is refused in Chinese and remembered."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from editing.audit.models import AuditEntry

pytestmark = pytest.mark.django_db

PASSWORD = "shan-cheng-de-men-26"
EDITORS, MEMBERS = "/admin/login/", "/account/sign-in/"
TARGETS = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "\thttps://evil.example",
]
NAMES = ["", "\0", "a" * 5000, "' OR 1=1 --", "\udcff", "*)(uid=*", "bian-ji\n", "ｂｉａｎ-ｊｉ"]


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("bian-ji", "bian-ji@example.org", PASSWORD)


@pytest.fixture
def member(db):
    return get_user_model().objects.create_user("hui-yuan", "hui-yuan@example.org", PASSWORD)


def knock(client, name="bian-ji", password=PASSWORD, door=EDITORS, **fields):
    return client.post(door, {"username": name, "password": password} | fields)


def test_the_sixth_try_is_refused_with_the_right_password_too(client, editor):
    codes = [knock(client, password="x").status_code for _ in range(6)]
    assert codes == [200, 200, 200, 200, 429, 429]
    answer = knock(client)
    assert answer.status_code == 429
    assert "15 分钟后再试" in answer.content.decode()
    assert AuditEntry.objects.filter(verb="locked_out", actor_key=str(editor.pk)).count() == 1


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("door", [EDITORS, MEMBERS])
def test_no_door_leads_to_a_stranger(client, editor, member, door, target):
    name = "bian-ji" if door == EDITORS else "hui-yuan"
    answer = client.post(f"{door}?next={target}", {"username": name, "password": PASSWORD, "next": target})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert not answer["Location"].startswith("javascript")


def test_a_form_from_elsewhere_is_refused(editor):
    client = Client(enforce_csrf_checks=True)
    answer = knock(client)
    assert answer.status_code == 403
    assert re.search(r"[\u4e00-\u9fff]{4}", answer.content.decode())
    assert "_auth_user_id" not in client.session


def test_a_planted_session_is_not_taken_over(editor):
    client = Client()
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    knock(client)
    assert client.cookies["sessionid"].value != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/admin/").status_code == 302


def test_an_old_cookie_is_worth_nothing_after_a_new_password(editor):
    client = Client()
    knock(client)
    assert client.get("/admin/").status_code == 200
    editor.set_password("yi-ge-xin-de-mi-ma-26")
    editor.save()
    assert client.get("/admin/").status_code == 302


def test_an_old_cookie_is_worth_nothing_after_signing_out(editor):
    client = Client()
    knock(client)
    key = client.cookies["sessionid"].value
    client.post("/admin/logout/")
    client.cookies["sessionid"] = key
    assert client.get("/admin/").status_code == 302


def test_a_reset_link_works_once(client, member):
    key, token = urlsafe_base64_encode(force_bytes(member.pk)), default_token_generator.make_token(member)
    link = f"/account/password/set/{key}/{token}/"
    form = client.get(link, follow=True)
    fields = {"new_password1": "xin-mi-ma-xin-mi-ma-26", "new_password2": "xin-mi-ma-xin-mi-ma-26"}
    assert client.post(form.redirect_chain[-1][0], fields).status_code == 302
    again = Client().get(link, follow=True)
    assert 'name="new_password1"' not in again.content.decode()


@pytest.mark.parametrize("door", [EDITORS, MEMBERS, "/account/password/"])
def test_no_door_tells_who_has_an_account(editor, member, door):
    known = Client().post(door, {"username": "hui-yuan", "password": "x", "email": "hui-yuan@example.org"})
    unknown = Client().post(door, {"username": "nobody-9", "password": "x", "email": "nobody@example.org"})
    assert known.status_code == unknown.status_code
    strip = re.compile(
        r'csrfmiddlewaretoken" value="[^"]+"|hui-yuan|nobody-9|nonce="[^"]+"|nonce-[^\']+|CSRF_TOKEN": "[^"]+"'
    )
    assert strip.sub("", known.content.decode()) == strip.sub("", unknown.content.decode())


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_is_a_wrong_name(client, editor, name):
    answer = client.post(EDITORS, {"username": name.encode("utf-8", "surrogatepass"), "password": "x"})
    assert answer.status_code in (200, 429)
    assert "_auth_user_id" not in client.session


def test_a_page_s_own_password_is_not_guessed_for_ever(client, home):
    from wagtail.models import PageViewRestriction

    restriction = PageViewRestriction.objects.create(page=home, restriction_type="password", password="geheim-26")
    door = f"/_util/authenticate_with_password/{restriction.pk}/{home.pk}/"
    guesses = [{"password": str(number), "return_url": "//evil.example/"} for number in range(40)]
    codes = {client.post(door, guess).status_code for guess in guesses}
    assert codes <= {200, 429}
    assert 429 in codes
