"""Every change of a second proof is written down and, where mail is sent, told to its owner."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from wagtail.log_actions import log

ACTIONS = {
    "secondstep.added": ("添加两步验证", "您的账号添加了一种两步验证"),
    "secondstep.removed": ("移除两步验证", "您的账号移除了一种两步验证"),
    "secondstep.codes": ("更换恢复码", "您的账号换了一套恢复码"),
    "secondstep.reset": ("重置两步验证", "您的两步验证被管理员重置，下次登录时要重新设置"),
}


def note(request: HttpRequest | None, user: Any, action: str) -> None:
    """Write down who changed whose proof; a mail that cannot be sent changes nothing."""
    actor = request and (request.half or request.user)  # type: ignore[attr-defined]
    log(instance=user, action=action, user=actor or user)
    if settings.EMAIL_HOST and user.email:
        text = f"{ACTIONS[action][1]}。如果不是您本人或您请求的操作，请立即联系管理员。"
        send_mail(f"{settings.WAGTAIL_SITE_NAME}：{ACTIONS[action][0]}", text, None, [user.email], fail_silently=True)
