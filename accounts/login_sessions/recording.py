"""A sign-in is complete: noted for its owner, told if the device is new, compared with the last one."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.client_ip import client_ip
from core.permissions import can_access_admin
from editing.audit.events import AuditEvent
from editing.audit.log import record

from .devices import device_of, truncated_ip
from .models import LoginSession
from .tasks import tell_of_new_device

MOST_OPEN = 50  # sign-ins of one account; each is looked at when the next begins, so one more ends the oldest


def record_login(request: HttpRequest, user: Any) -> None:
    """Note this sign-in; with the second proof, where one is asked for, or after the password."""
    if not request.session.session_key:
        request.session.create()
    device, address = device_of(request.headers.get("User-Agent", "")), client_ip(request)
    earlier = list(LoginSession.objects.filter(user=user).select_related("user"))
    if earlier:
        messages.info(request, _last_time(earlier[0]), fail_silently=True)  # a script signs in without a page
        _forget_ended(earlier)
    if earlier and settings.EMAIL_HOST and user.email and device not in {sign_in.device for sign_in in earlier}:
        tell_of_new_device.enqueue(user.pk, device)
    noted = {"user": user, "at": timezone.now(), "device": device, "near": truncated_ip(address)}
    LoginSession.objects.update_or_create(session_key=request.session.session_key, defaults=noted)
    oldest = [old.pk for old in earlier[MOST_OPEN - 1 :]]
    LoginSession.objects.filter(pk__in=oldest).others_than(request.session.session_key).end()
    if can_access_admin(user):
        record(user, AuditEvent.SIGN_IN, address=address, 设备=device)


def _last_time(last: LoginSession) -> str:
    moment = date_format(timezone.localtime(last.at), "Y-m-d H:i")
    return _("上次登录：%(moment)s，%(device)s。不是你本人，请马上改密码。") % {"moment": moment, "device": last}


def _forget_ended(earlier: list[LoginSession]) -> None:
    ended = [sign_in.pk for sign_in in earlier if not sign_in.is_open]
    LoginSession.objects.filter(pk__in=ended).delete()
