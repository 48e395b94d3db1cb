"""A flood of passwords is refused before it costs anything, and crowds out nobody elsewhere."""

import re
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from core import rate_limits
from operations.security.hashers import PacedHasher, PacedPBKDF2PasswordHasher

pytestmark = pytest.mark.once

HERE, ELSEWHERE = "203.0.113.5", "198.51.100.7"
PASSWORD = "right-password-1"
NEW = {"new_password1": "a-new-password-26", "new_password2": "a-new-password-26"}


class CountedHasher(MD5PasswordHasher):
    """Counts how often a password was hashed."""

    algorithm = "counting"
    hashed = 0

    def encode(self, password, salt):
        CountedHasher.hashed += 1
        return super().encode(password, salt)


class CountingHasher(PacedHasher, CountedHasher):
    """The site's pace before it."""


@pytest.fixture
def clock(monkeypatch):
    """The clock of the limits, moved on by hand in seconds."""
    clock = SimpleNamespace(now=1_800_000_000, time=lambda: clock.now)
    monkeypatch.setattr(rate_limits, "time", clock)
    return clock


@pytest.fixture
def hashes(settings, db):
    settings.PASSWORD_HASHERS = ["operations.security.tests.test_pace.CountingHasher"]
    get_user_model().objects.create_superuser("door", "door@example.org", PASSWORD)
    CountedHasher.hashed = 0
    return CountedHasher


WRONG = "wrong"


def knock(client, name="door", password=WRONG, address=HERE, door="/admin/login/"):
    return client.post(door, {"username": name, "password": password}, REMOTE_ADDR=address)


@pytest.mark.slow
@pytest.mark.parametrize("door", ["/admin/login/", "/account/sign-in/"])
def test_two_hundred_passwords_in_a_second_cost_five_hashes(client, hashes, clock, settings, door):
    settings.SIGN_INS_A_SECOND = 5
    answers = [knock(client, f"name-{number}", address=f"198.51.100.{number}", door=door) for number in range(200)]
    assert hashes.hashed == 5
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 195
    assert answers[-1]["Retry-After"] == "1"
    assert "过几秒再试" in answers[-1].content.decode()
    clock.now += 1
    assert knock(client, "door", PASSWORD).status_code in (200, 302)
    assert hashes.hashed > 5


def test_a_spray_over_fifty_names_is_stopped_and_hides_nobody_for_half_an_hour(client, hashes, clock):
    answers = [knock(client, f"name-{number}").status_code for number in range(50)]
    assert answers == [200] * 30 + [429] * 20
    assert knock(client, "door", PASSWORD, ELSEWHERE).status_code == 302
    answer = knock(client, "door", PASSWORD)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 600
    assert "分钟后再试" in answer.content.decode()
    clock.now += int(answer["Retry-After"])
    assert knock(client, "door", PASSWORD).status_code == 302


@pytest.mark.slow
def test_an_office_that_signs_in_at_nine_is_not_slowed_down(client, hashes, clock):
    for _ in range(60):
        assert knock(client, "door", PASSWORD).status_code == 302
        clock.now += 1


@pytest.mark.slow
@pytest.mark.parametrize(("door", "password"), [("/admin/login/", WRONG), ("/admin/login/", PASSWORD)])
def test_sixteen_a_second_from_one_network_refuse_nobody_elsewhere(client, hashes, clock, settings, door, password):
    settings.SIGN_INS_A_SECOND = 6
    answers = []
    for _ in range(40):
        for number in range(16):
            knock(client, "door", password, address=f"2001:db8::{number:x}", door=door)
        answers.append(knock(client, "door", PASSWORD, ELSEWHERE).status_code)
        clock.now += 1
    assert answers == [302] * 40


def test_right_passwords_from_one_network_use_up_their_own_half_only(client, hashes, clock, settings):
    settings.SIGN_INS_A_SECOND = 6
    answers = [knock(client, "door", PASSWORD).status_code for _ in range(16)]
    assert answers == [302] * 3 + [429] * 13
    assert hashes.hashed == 3
    assert [knock(client, "door", PASSWORD, ELSEWHERE).status_code for _ in range(4)] == [302] * 3 + [429]


FREE = {
    "without its token": {"username": "door", "password": "x"},
    "without a password": {"username": "door", "password": "", "csrfmiddlewaretoken": "good"},
    "without a name": {"password": "x", "csrfmiddlewaretoken": "good"},
    "with nothing": {},
}


def fetch_token(client, address):
    return re.search(r'csrfmiddlewaretoken" value="([^"]+)"', client.get(address).content.decode())[1]


@pytest.mark.parametrize("fields", FREE.values(), ids=FREE)
@pytest.mark.parametrize("door", ["/admin/login/", "/account/sign-in/"])
def test_a_form_that_costs_no_hash_counts_for_nothing(hashes, clock, settings, door, fields):
    settings.SIGN_INS_A_SECOND = 2
    client = Client(enforce_csrf_checks=True)
    token = fetch_token(client, door)
    sent = fields | ({"csrfmiddlewaretoken": token} if "csrfmiddlewaretoken" in fields else {})
    assert {client.post(door, sent, REMOTE_ADDR=HERE).status_code for _ in range(20)} <= {200, 403}
    assert hashes.hashed == 0
    right = {"username": "door", "password": PASSWORD, "csrfmiddlewaretoken": token}
    answer = client.post("/admin/login/", right, REMOTE_ADDR=HERE)
    assert answer.status_code == 302


def test_a_locked_account_costs_nothing(client, hashes, clock, settings):
    settings.SIGN_INS_A_SECOND = 2
    while knock(client).status_code != 429:
        clock.now += 1
    spent = hashes.hashed
    assert [knock(client).status_code for _ in range(10)] == [429] * 10
    assert hashes.hashed == spent


def test_a_member_s_own_forms_keep_the_pace_too(client, hashes, clock, settings):
    settings.SIGN_INS_A_SECOND = 2
    client.force_login(get_user_model().objects.create_user("member", password=PASSWORD))
    CountedHasher.hashed = 0
    answers = [client.post("/account/delete/", {"password": WRONG}).status_code for _ in range(10)]
    assert answers == [400] + [429] * 9
    assert hashes.hashed == 1


def test_a_made_up_reset_link_costs_nothing(client, hashes, clock, settings):
    settings.SIGN_INS_A_SECOND = 2
    for door in ("/account/password/set/MQ/set-password/", "/admin/password_reset/confirm/MQ/set-password/"):
        assert {client.post(door, NEW).status_code for _ in range(10)} == {200}
    assert hashes.hashed == 0
    assert knock(client, "door", PASSWORD).status_code == 302


@pytest.mark.parametrize("door", ["/account/password/", "/admin/password_reset/"])
def test_letters_with_a_link_have_a_pace(client, hashes, clock, settings, door):
    settings.EMAIL_HOST = "mail.example.org"
    answers = [client.post(door, {"email": f"{number}@example.org"}, REMOTE_ADDR=HERE) for number in range(32)]
    assert [answer.status_code for answer in answers] == [302] * 30 + [429] * 2
    assert f"{int(answers[-1]['Retry-After']) // 60} 分钟后再试" in answers[-1].content.decode()
    assert client.post(door, {"email": "door@example.org"}, REMOTE_ADDR=ELSEWHERE).status_code == 302
    assert [letter.to for letter in mail.outbox] == [["door@example.org"]]


@pytest.mark.parametrize("door", ["/account/password/", "/admin/password_reset/"])
def test_no_mailbox_is_flooded_and_the_answer_does_not_tell(client, hashes, clock, settings, door):
    settings.EMAIL_HOST = "mail.example.org"
    for number in range(10):
        answer = client.post(door, {"email": "Door@example.org"}, REMOTE_ADDR=f"198.51.100.{number}")
        assert answer.status_code == 302
    assert len(mail.outbox) == 3
    clock.now += 3600
    client.post(door, {"email": "door@example.org"})
    assert len(mail.outbox) == 4


def test_the_site_s_own_hasher_is_paced_and_reads_what_django_wrote(settings):
    from yuzhong.settings import PASSWORD_HASHERS

    assert PASSWORD_HASHERS[0] == f"{PacedPBKDF2PasswordHasher.__module__}.{PacedPBKDF2PasswordHasher.__name__}"
    assert issubclass(PacedPBKDF2PasswordHasher, PacedHasher)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    member = get_user_model()()
    member.set_password(PASSWORD)
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    assert member.check_password(PASSWORD)


def test_no_address_is_kept(client, hashes, clock, monkeypatch):
    kept = []
    count = rate_limits.RateLimit._count
    monkeypatch.setattr(rate_limits.RateLimit, "_count", lambda self, key: kept.append(key) or count(self, key))
    knock(client)
    assert len(kept) == 3
    assert not [key for key in kept if "203.0" in key]
