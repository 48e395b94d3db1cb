"""Mails to staff, through a real SMTP server and past a dead one."""

import email
import socket
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from honours.objections.models import Correction, Objection, ReplyLink, StaffNotice
from honours.objections.models.notices import AGAIN_AFTER, LATE_AFTER

pytestmark = pytest.mark.django_db


class Mailbox:
    """What an SMTP server took in."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], str, str]] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd looks for this name
        message = email.message_from_bytes(envelope.content, policy=default)
        self.taken.append((envelope.rcpt_tos, message["Subject"], message.get_content()))
        return "250 OK"


@pytest.fixture
def mail_settings(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    return settings


@pytest.fixture
def mailbox(mail_settings):
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        mail_settings.EMAIL_PORT = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=mail_settings.EMAIL_PORT)
    server.start()
    yield box
    server.stop()


@pytest.fixture
def staff(django_user_model):
    """One who may handle cases, one who may not, one who left."""
    django_user_model.objects.update(email="")
    make = django_user_model.objects.create_user
    make("chief", "chief@example.org", is_superuser=True)
    make("clerk", "clerk@example.org")
    make("gone", "gone@example.org", is_superuser=True, is_active=False)


@pytest.fixture
def objected(client, honour, fields):
    """A case that came in by the public form."""

    def send() -> Objection:
        answer = client.post(reverse("objection", args=[honour.code]), fields)
        assert answer.status_code == 302
        return Objection.objects.get()

    return send


def test_who_may_handle_it_is_told_and_of_the_case_only(mailbox, staff, objected, fields):
    case = objected()
    call_command("send_staff_notices")
    call_command("send_staff_notices")
    ((recipients, subject, body),) = mailbox.taken
    assert recipients == ["chief@example.org"]
    assert subject == f"新的异议：{case.number}"
    assert reverse("objections:edit", args=[case.pk]) in body
    for private in (fields["what"], fields["grounds"], fields["contact"], case.subject):
        assert private not in body


def test_a_reply_is_told_too(mailbox, staff, merchant, client):
    _, token = ReplyLink.make(merchant)
    assert client.post(reverse("reply", args=[token]), {"text": "我们已经把价目表贴在门口。"}).status_code == 200
    call_command("send_staff_notices")
    ((_, subject, body),) = mailbox.taken
    assert "商户答复" in subject
    assert "价目表" not in body
    assert merchant.title not in body


def test_a_correction_is_told_too(mailbox, staff, merchant, client, correcting):
    assert client.post(reverse("correct_shop", args=[merchant.public_id]), correcting).status_code == 302
    call_command("send_staff_notices")
    ((_, subject, body),) = mailbox.taken
    case = Correction.objects.get()
    assert subject == f"新的纠错来信：{case.number}"
    assert reverse("corrections:edit", args=[case.pk]) in body
    for private in (correcting["right_value"], correcting["source"], correcting["contact"], merchant.title):
        assert private not in body


def test_a_dead_server_delays_the_mail_and_nothing_else(mail_settings, staff, objected):
    objected()
    call_command("send_staff_notices")
    notice = StaffNotice.objects.get()
    assert notice.sent_at is None
    assert "邮件服务器" in notice.problem
    assert not StaffNotice.objects.due().exists()


def test_what_failed_goes_out_later(mailbox, staff, objected, mail_settings):
    alive, mail_settings.EMAIL_PORT = mail_settings.EMAIL_PORT, 1
    objected()
    call_command("send_staff_notices")
    mail_settings.EMAIL_PORT = alive
    StaffNotice.objects.update(tried_at=timezone.now() - AGAIN_AFTER * 2)
    call_command("send_staff_notices")
    assert len(mailbox.taken) == 1
    assert StaffNotice.objects.get().sent_at


def test_without_anybody_to_tell_the_notice_waits(mailbox, django_user_model, objected):
    django_user_model.objects.update(email="")
    objected()
    call_command("send_staff_notices")
    assert mailbox.taken == []
    assert "电子邮箱" in StaffNotice.objects.get().problem


def test_a_late_mail_is_told_on_the_home_page(mail_settings, staff, objected, editor_client):
    case = objected()
    StaffNotice.objects.update(made_at=timezone.now() - LATE_AFTER * 2)
    assert f"{case.number}”的提醒邮件还没有发出" in editor_client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_notice_is_sent_by_one_process_only(staff, objected):
    objected()
    first, second = StaffNotice.objects.get(), StaffNotice.objects.get()
    assert first.claim()
    assert not second.claim()
