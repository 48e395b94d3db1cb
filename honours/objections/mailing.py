"""Sending the stored notices; a server that is down only delays them."""

import logging
import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from .models import StaffNotice
from .states import CameIn

logger = logging.getLogger(__name__)

_HANDLED_WITH = {
    CameIn.OBJECTION: "objections.change_objection",
    CameIn.REPLY: "objections.change_merchantreply",
    CameIn.CORRECTION: "objections.change_correction",
}
_EDITED_AT = {
    CameIn.OBJECTION: "objections:edit",
    CameIn.REPLY: "merchant_replies:edit",
    CameIn.CORRECTION: "corrections:edit",
}
_NOBODY = "有权办理的账号都没有填电子邮箱"


@dataclass
class NoticeCount:
    """What became of the notices that were due."""

    sent: int = 0
    failed: int = 0


def send_due() -> NoticeCount:
    """Send what is due, each notice as one mail; what fails keeps its reason and comes again."""
    tally = NoticeCount()
    for notice in StaffNotice.objects.due():
        if not notice.claim():
            continue
        problem = _send(notice)
        notice.settle(problem)
        tally.sent += not problem
        tally.failed += bool(problem)
    return tally


def _send(notice: StaffNotice) -> str:
    """Why it could not be sent; "" when it went out."""
    about = CameIn(notice.about)
    recipients = _recipients(about)
    if not recipients:
        return _NOBODY
    address = f"{settings.PUBLIC_URL.rstrip('/')}{reverse(_EDITED_AT[about], args=[notice.object_id])}"
    body = render_to_string("objections/mail/notice.txt", {"notice": notice, "address": address})
    try:
        # Blind copies: who else handles cases is nobody's business.
        EmailMessage(f"新的{about.label}：{notice.number}", body, bcc=recipients).send()
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("notice %s was not sent: %s", notice.pk, error)
        return f"邮件服务器没有收下（{type(error).__name__}）"
    return ""


def _recipients(about: CameIn) -> list[str]:
    """The mail addresses of active members who may handle such a case."""
    members = get_user_model().objects.with_perm(
        _HANDLED_WITH[about], backend="django.contrib.auth.backends.ModelBackend"
    )
    return sorted(set(members.exclude(email="").values_list("email", flat=True)))
