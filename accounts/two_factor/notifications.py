"""Every change of a second proof is written down and, where mail is sent, told to its owner."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import models
from django.http import HttpRequest

from core.client_ip import client_ip
from core.site_name import site_name
from editing.audit.events import AuditEvent
from editing.audit.log import record


class SecondFactorChange(models.TextChoices):
    """What happened to somebody's proofs."""

    ADDED = "added", "添加了一种两步验证"
    REMOVED = "removed", "移除了一种两步验证"
    CODES = "codes", "换了一套恢复码"
    RESET = "reset", "重置了两步验证，下次登录时重新设置"


def note(request: HttpRequest | None, user: Any, change: SecondFactorChange) -> None:
    """Write down who changed whose proof; a mail that cannot be sent changes nothing."""
    actor = (request.half or request.user) if request else "命令行"  # type: ignore[attr-defined]
    record(actor, AuditEvent.SECOND_FACTOR, user, address=client_ip(request) if request else "", 做了=change.label)
    if settings.EMAIL_HOST and user.email:
        text = f"你的账号{change.label}。如果不是你本人或你请求的操作，请立即联系管理员。"
        send_mail(f"{site_name()}：两步验证", text, None, [user.email], fail_silently=True)
