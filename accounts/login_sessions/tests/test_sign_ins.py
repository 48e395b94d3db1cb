"""Where an account is signed in: listed, ended, told; what a changed password does to the rest."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from accounts.login_sessions.devices import device_of, truncated_ip
from accounts.login_sessions.models import LoginSession
from accounts.login_sessions.recording import MOST_OPEN
from editing.audit.models import AuditEntry

PASSWORD = "shan-cheng-you-xin-26"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0"
OFFICE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120"
PAGE = "/account/sign-ins/"


@pytest.fixture
def member(db):
    return get_user_model().objects.create_user("hui-yuan", email="hui-yuan@example.org", password=PASSWORD)


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("bian-ji", "bian-ji@example.org", PASSWORD)


def signed_in(name="hui-yuan", agent=OFFICE, address="203.0.113.77", password=PASSWORD) -> Client:
    client = Client(headers={"user-agent": agent})
    door = "/admin/login/" if name == "bian-ji" else "/account/sign-in/"
    client.post(door, {"username": name, "password": password}, REMOTE_ADDR=address)
    return client


def is_in(client) -> bool:
    return client.get("/account/").status_code == 200


def text(response) -> str:
    return response.content.decode()


def test_every_device_is_listed_by_kind_and_neighbourhood(member):
    office, phone = signed_in(), signed_in(agent=PHONE, address="198.51.100.9")
    page = text(office.get(PAGE))
    assert "Windows 上的 Edge" in page
    assert "安卓 上的 微信" in page
    assert "203.0.113.*" in page
    assert "203.0.113.77" not in page
    assert page.count("（这一台）") == 1
    assert is_in(phone)


@pytest.mark.slow
def test_one_sign_in_too_many_ends_the_oldest(member):
    """Each is looked at when the next begins: without an end to them, every sign-in would be slower than the last."""
    first, second = signed_in(), signed_in()
    for _ in range(MOST_OPEN - 1):
        last = signed_in()
    assert LoginSession.objects.filter(user=member).count() == MOST_OPEN
    assert not is_in(first)
    assert is_in(second)
    assert is_in(last)


def test_one_device_is_signed_out_at_once(member):
    office, phone = signed_in(), signed_in(agent=PHONE)
    phone_s = LoginSession.objects.get(device="安卓 上的 微信")
    assert "已经退出 1 台设备" in text(office.post(f"{PAGE}{phone_s.pk}/end/", follow=True))
    assert is_in(office)
    assert not is_in(phone)


def test_all_others_are_signed_out_at_once(member):
    clients = [signed_in() for _ in range(4)]
    clients[0].post(f"{PAGE}others/end/")
    assert [is_in(client) for client in clients] == [True, False, False, False]


def test_nobody_ends_a_stranger_s_sign_in(member, editor):
    signed_in("bian-ji")
    theirs = LoginSession.objects.get(user=editor)
    assert signed_in().post(f"{PAGE}{theirs.pk}/end/").status_code == 404
    assert theirs.is_open


def test_ending_needs_a_post(member):
    assert signed_in().get(f"{PAGE}others/end/").status_code == 405


def test_the_next_sign_in_tells_of_the_last(member):
    signed_in(agent=PHONE)
    office = signed_in()
    page = text(office.get("/account/"))
    assert "上次登录：" in page
    assert "安卓 上的 微信" in page


def test_a_new_device_is_told_by_mail(member, settings):
    settings.EMAIL_HOST = "mail.example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    signed_in()
    signed_in()
    assert not mail.outbox
    signed_in(agent=PHONE)
    assert "安卓 上的 微信" in mail.outbox[0].body


@pytest.mark.slow
def test_a_changed_password_ends_the_other_sign_ins_and_keeps_this_one(editor):
    office, phone = signed_in("bian-ji"), signed_in("bian-ji", PHONE)
    office.get("/admin/account/")
    from django.contrib.auth import update_session_auth_hash

    editor.set_password("yi-ge-xin-de-mi-ma-26")
    editor.save()
    request = type("Request", (), {"session": office.session, "user": editor})
    update_session_auth_hash(request, editor)
    request.session.save()
    office.cookies["sessionid"] = request.session.session_key
    assert office.get("/admin/").status_code == 200
    assert phone.get("/admin/").status_code == 302


def test_a_session_key_brought_along_is_not_the_one_signed_in_under(member):
    client = Client()
    client.cookies["sessionid"] = "planted-by-a-stranger-0123456789"
    client.post("/account/sign-in/", {"username": "hui-yuan", "password": PASSWORD})
    assert client.cookies["sessionid"].value != "planted-by-a-stranger-0123456789"
    other = Client()
    other.cookies["sessionid"] = "planted-by-a-stranger-0123456789"
    assert not is_in(other)


def test_who_leaves_is_no_longer_listed(member):
    office, phone = signed_in(), signed_in(agent=PHONE)
    phone.post("/account/sign-out/")
    assert "微信" not in text(office.get(PAGE))
    assert LoginSession.objects.count() == 1


def verbs(**asked) -> list[str]:
    return list(AuditEntry.objects.filter(**asked).order_by("pk").values_list("verb", flat=True))


def test_an_editor_s_sign_ins_are_in_the_trail_a_member_s_are_not(member, editor):
    office = signed_in("bian-ji")
    office.post("/admin/logout/")
    signed_in()
    assert verbs(actor_key=str(editor.pk), verb__startswith="sign") == ["sign_in", "sign_out"]
    assert not AuditEntry.objects.filter(actor__contains="hui-yuan").exists()


def test_wrong_passwords_and_the_lock_are_in_the_trail(editor, member):
    for _ in range(8):
        signed_in("bian-ji", password="wrong")
    signed_in(password="wrong")
    signed_in("my-secret-typed-in-the-wrong-field", password="x")
    entries = verbs(actor_key=str(editor.pk), verb__in=["sign_in_failed", "locked_out"])
    assert entries.count("locked_out") == 1
    assert 4 <= entries.count("sign_in_failed") <= 5
    assert AuditEntry.objects.filter(actor="不是后台账号").count() == 2
    assert not AuditEntry.objects.filter(actor__contains="secret").exists()


@pytest.mark.parametrize(
    ("agent", "device"),
    [("", "未知系统 上的 未知浏览器"), ("\x00<script>", "未知系统 上的 未知浏览器"), (PHONE, "安卓 上的 微信")],
)
def test_a_device_is_named_in_our_own_words_only(agent, device):
    assert device_of(agent) == device


@pytest.mark.parametrize(
    ("address", "near"), [("203.0.113.77", "203.0.113.*"), ("2001:db8:1:2::9", "2001:0db8:0001:*"), ("x", ""), ("", "")]
)
def test_an_address_loses_its_last_part(address, near):
    assert truncated_ip(address) == near
