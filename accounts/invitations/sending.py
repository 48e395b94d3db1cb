"""Links on their way: by mail, or on a slip of paper with a QR code."""

from dataclasses import dataclass
from smtplib import SMTPException

import segno
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from core.site_name import site_name

from .models import LINK_DAYS, Invitation


@dataclass(frozen=True)
class Slip:
    """A fresh link, to be shown this once; `is_mailed` when a mail took it away."""

    invitation: Invitation
    address: str
    is_mailed: bool
    failure: str = ""

    @property
    def qr(self) -> SafeString:
        """The link's QR code as SVG."""
        return mark_safe(segno.make_qr(self.address).svg_inline(border=4, omitsize=True, dark="#14233b"))


def send(invitation: Invitation) -> Slip:
    """Issue a fresh link and mail it if there is an address and mail works; a mail that fails leaves the slip."""
    token = invitation.issue()
    address = f"{settings.PUBLIC_URL.rstrip('/')}{reverse('accept_invitation', args=[token])}"
    if not invitation.email:
        return Slip(invitation, address, is_mailed=False)
    if not settings.EMAIL_HOST:
        return Slip(invitation, address, is_mailed=False, failure="本站还没有接通邮件，请打印这张单子。")
    words = {"invitation": invitation, "address": address, "days": LINK_DAYS, "site": site_name()}
    try:
        send_mail(
            gettext("%(site)s：请开通会员账号") % {"site": site_name()},
            render_to_string("invitations/mail.txt", words),
            None,
            [invitation.email],
        )
    except (SMTPException, OSError):
        return Slip(invitation, address, is_mailed=False, failure="邮件没有发出去，请打印这张单子，或者稍后重发。")
    Invitation.objects.filter(pk=invitation.pk).update(mailed_at=timezone.now())
    return Slip(invitation, address, is_mailed=True)
