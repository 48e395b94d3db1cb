"""The traps for machines and the limit per visitor, on a form of their own."""

import pytest
from django import forms
from django.test import RequestFactory

from core import spam


class NoteForm(spam.SpamProtectedForm):
    stamp_salt = "core.note"
    text = forms.CharField()


class OtherForm(NoteForm):
    stamp_salt = "core.other"


def stamp(monkeypatch, form: type[spam.SpamProtectedForm], seconds: int) -> str:
    """The stamp of a form opened that many seconds ago."""
    import time

    past = time.time() - seconds
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: past)
        return form()["opened"].initial


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "太快"), (1, "太快"), (10, ""), (spam.LONGEST - 60, ""), (spam.LONGEST + 60, "打开太久")],
)
def test_the_stamp_tells_how_long_the_form_was_open(monkeypatch, seconds, words):
    form = NoteForm({"text": "好", "opened": stamp(monkeypatch, NoteForm, seconds)})
    assert form.is_valid() is not bool(words)
    assert words in "".join(form.errors.get("opened", ""))


@pytest.mark.parametrize("forged", ["", "opened", "opened:1abcde:forged"])
def test_a_stamp_cannot_be_made_up(forged):
    assert "opened" in NoteForm({"text": "好", "opened": forged}).errors


def test_a_stamp_of_another_form_is_refused(monkeypatch):
    assert "opened" in NoteForm({"text": "好", "opened": stamp(monkeypatch, OtherForm, 60)}).errors


def test_the_second_try_after_a_long_pause_succeeds(monkeypatch):
    stale = NoteForm({"text": "好", "opened": stamp(monkeypatch, NoteForm, spam.LONGEST + 1)})
    assert not stale.is_valid()
    monkeypatch.setattr(spam, "QUICKEST", -1)
    assert NoteForm({"text": "好", "opened": stale["opened"].value()}).is_valid()


def test_the_field_nobody_sees_is_a_trap():
    assert NoteForm({"website": "x"}).is_trap_sprung
    assert not NoteForm({"website": "", "text": "好"}).is_trap_sprung


@pytest.fixture(autouse=True)
def still(still_limits):
    """No hour ends meanwhile."""


def test_each_network_has_so_many_an_hour_for_each_purpose():
    one, two = (RequestFactory().get("/", REMOTE_ADDR=f"203.0.113.{each}") for each in (7, 8))
    assert [spam.wait_to_send(one, "a") for _ in range(spam.MOST_AN_HOUR)] == [0] * spam.MOST_AN_HOUR
    assert 0 < spam.wait_to_send(one, "a") <= 3600
    assert spam.wait_to_send(one, "b") == 0
    assert spam.wait_to_send(two, "a") == 0


def test_the_addresses_of_one_household_are_one_network():
    for each in range(spam.MOST_AN_HOUR):
        assert spam.wait_to_send(RequestFactory().get("/", REMOTE_ADDR=f"2001:db8:0:1::{each:x}"), "a") == 0
    assert spam.wait_to_send(RequestFactory().get("/", REMOTE_ADDR="2001:db8:0:1:ffff::9"), "a")
    assert spam.wait_to_send(RequestFactory().get("/", REMOTE_ADDR="2001:db8:0:2::1"), "a") == 0


def test_behind_a_proxy_the_visitor_cannot_choose_the_address(settings):
    settings.TRUSTED_PROXIES = 1
    for each in range(spam.MOST_AN_HOUR):
        request = RequestFactory().get("/", headers={"X-Forwarded-For": f"198.51.100.{each}, 203.0.113.7"})
        assert spam.wait_to_send(request, "a") == 0
    assert spam.wait_to_send(RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.7"}), "a")
