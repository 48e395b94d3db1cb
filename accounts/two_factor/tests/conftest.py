"""People at the editors' door, and an authenticator app."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from accounts.two_factor.totp import PERIOD, code_at

PASSWORD = "shan-cheng-liang-bu-26"
HERE = "203.0.113.5"


class App:
    """What the phone shows; `later` seconds are the clock moved on."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def code(self, later: int = 0) -> str:
        return code_at(self.secret, (int(time.time()) + later) // PERIOD)


@pytest.fixture(autouse=True)
def asked_for(settings):
    settings.STAFF_SECOND_FACTOR = True


@pytest.fixture
def editor(db):
    """May enter the admin and nothing more."""
    made = get_user_model().objects.create_user("bian-ji", email="bian-ji@example.org", password=PASSWORD)
    made.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return made


@pytest.fixture
def app(editor):
    """The editor's app, set up before."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    Authenticator.objects.create(user=editor, type="totp", data={"secret": secret})
    return App(secret)


@pytest.fixture
def half(client, editor):
    """The editor's browser after the right password."""
    assert enter(client).status_code == 302
    return client


def enter(client, password: str = PASSWORD, **extra):
    fields = {"username": "bian-ji", "password": password}
    return client.post("/admin/login/", fields, REMOTE_ADDR=HERE, **extra)


def prove(client, code: str, **fields):
    return client.post("/account/second-step/", {"code": code} | fields, REMOTE_ADDR=HERE)
