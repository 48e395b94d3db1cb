"""An invitation to 协会会员, and mail as a server receives it."""

import socket

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth.models import Group

from accounts.invitations.models import Invitation


@pytest.fixture
def group(db) -> Group:
    """Who most members are."""
    return Group.objects.get(name="协会会员")


@pytest.fixture
def invited(group) -> tuple[Invitation, str]:
    """An open invitation and its address."""
    made = Invitation(username="jiefangbei-03", unit="解放碑分会党支部", post="委员", group=group)
    return made, f"/account/invitation/{made.issue()}"


class _Box:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name
        self.mails.append(envelope)
        return "250 OK"


@pytest.fixture
def post_office(settings):
    """A real SMTP server on this machine; the mails it took."""
    box = _Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box.mails
    server.stop()
