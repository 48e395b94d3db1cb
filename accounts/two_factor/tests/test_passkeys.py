"""Passkeys: made, used once for each challenge, and nothing else opens the door."""

import json

import pytest
from allauth.mfa.models import Authenticator

from .conftest import enter
from .device import Device, tampered

ASK, SET_UP = "/account/second-step/", "/account/second-step/set-up/"


@pytest.fixture(autouse=True)
def host(settings):
    settings.ALLOWED_HOSTS = ["testserver"]


def options(response, which: str) -> dict:
    """What the page hands to the browser."""
    return json.loads(json.dumps(response.context["options"][which], default=dict))


def answer(client, address: str, credential, **fields):
    return client.post(address, {"credential": json.dumps(credential)} | fields)


@pytest.fixture
def device(half, editor):
    """A device with the editor's first key; the editor has left."""
    made = Device()
    taken = answer(half, SET_UP, made.register(options(half.get(SET_UP), "creation")), name="笔记本")
    assert taken["Location"] == "/account/second-step/codes/"
    half.cookies.clear()
    enter(half)
    return made


def test_a_passkey_is_kept_under_its_name_and_opens_the_admin(half, device, editor):
    key = Authenticator.objects.get(user=editor, type="webauthn")
    assert str(key) == "笔记本"
    assert answer(half, ASK, device.sign(options(half.get(ASK), "request")))["Location"] == "/admin/"
    assert half.get("/admin/").status_code == 200
    key.refresh_from_db()
    assert key.last_used_at


def test_an_answer_is_good_once(half, device, client_class):
    said = device.sign(options(half.get(ASK), "request"))
    assert answer(half, ASK, said).status_code == 302
    half.cookies.clear()
    enter(half)
    assert answer(half, ASK, said).status_code == 400
    half.get(ASK)
    assert answer(half, ASK, said).status_code == 400


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


@pytest.mark.parametrize("part", ["signature", "authenticatorData", "clientDataJSON"])
def test_an_answer_that_was_changed_is_refused(half, device, part):
    said = tampered(device.sign(options(half.get(ASK), "request")), part)
    assert answer(half, ASK, said).status_code == 400


@pytest.mark.parametrize(
    "stranger",
    [Device(), Device(origin="https://evil.example"), Device(host="evil.example"), Device(origin="http://testserver")],
    ids=["other key", "other origin", "other site", "no TLS"],
)
def test_another_device_or_site_is_refused(half, device, stranger):
    if stranger.origin != "https://testserver" or stranger.host != "testserver":
        stranger.key = device.key
    assert answer(half, ASK, stranger.sign(options(half.get(ASK), "request"))).status_code == 400


def shaped(**response: str) -> dict:
    """An answer of the right shape that says nothing."""
    return {"id": "AA", "rawId": "AA", "type": "public-key", "response": response}


@pytest.mark.parametrize(
    "credential",
    [
        *(None, 1, "x", [], {}, {"id": 1}, {"response": []}, shaped()),
        shaped(clientDataJSON="AA", attestationObject="AA"),
        shaped(clientDataJSON="bnVsbA", attestationObject="_w"),
        shaped(clientDataJSON="e30", authenticatorData="AA", signature=""),
    ],
)
def test_what_no_device_answers_is_refused_and_never_fails(half, device, credential):
    half.get(ASK)
    assert answer(half, ASK, credential).status_code == 400


@pytest.mark.parametrize(
    "credential",
    [None, 1, [], {}, shaped(clientDataJSON="e30", attestationObject="_w")],
)
def test_nor_is_it_taken_for_a_new_key(half, editor, credential):
    half.get(SET_UP)
    assert answer(half, SET_UP, credential).status_code == 400
    assert not Authenticator.objects.filter(user=editor).exists()


def test_an_answer_without_a_challenge_is_refused(half, editor):
    made = Device()
    page = options(half.get(SET_UP), "creation")
    session = half.session
    del session["second_step_challenge"]
    session.save()
    assert answer(half, SET_UP, made.register(page)).status_code == 400
