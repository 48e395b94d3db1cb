"""Five wrong passwords close the door for a while, and only for whoever tried."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

LIMIT = 5
HERE, ELSEWHERE = "203.0.113.5", "203.0.113.6"


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("door", "door@example.org", "right-password-1")


def try_to_enter(client, password: str, address: str = HERE):
    fields = {"username": "door", "password": password}
    return client.post(reverse("wagtailadmin_login"), fields, REMOTE_ADDR=address)


def test_a_right_password_after_four_wrong_ones_enters(client, editor):
    for _ in range(LIMIT - 1):
        assert try_to_enter(client, "wrong").status_code == 200
    assert try_to_enter(client, "right-password-1").status_code == 302


def test_after_five_wrong_ones_even_the_right_password_waits(client, editor):
    for _ in range(LIMIT):
        answer = try_to_enter(client, "wrong")
    assert answer.status_code == 429
    answer = try_to_enter(client, "right-password-1")
    assert answer.status_code == 429
    assert "15 分钟后再试" in answer.content.decode()


def test_a_stranger_elsewhere_does_not_lock_out_the_editor(client, editor):
    for _ in range(LIMIT + 3):
        try_to_enter(client, "wrong", ELSEWHERE)
    assert try_to_enter(client, "right-password-1", HERE).status_code == 302


def test_an_unknown_name_is_answered_like_a_known_one(client, editor):
    known = try_to_enter(client, "wrong")
    fields = {"username": "nobody", "password": "wrong"}
    unknown = client.post(reverse("wagtailadmin_login"), fields, REMOTE_ADDR=ELSEWHERE)
    assert (known.status_code, known.context["form"].errors) == (unknown.status_code, unknown.context["form"].errors)
