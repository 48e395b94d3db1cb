"""A sign-in is complete: noted for its owner, told if the device is new, compared with the last one."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.recording import record
from audit.verbs import Verb
from core.bots import address_of
from core.people import opens_admin

from .devices import device_of, neighbourhood
from .models import SignIn
from .tasks import tell_of_new_device


def opened(request: HttpRequest, user: Any) -> None:
    """Note this sign-in; with the second proof, where one is asked for, or after the password."""
    if not request.session.session_key:
        request.session.create()
    device, address = device_of(request.headers.get("User-Agent", "")), address_of(request)
    earlier = list(SignIn.objects.filter(user=user))
    if earlier:
        messages.info(request, _last_time(earlier[0]), fail_silently=True)  # a script signs in without a page
        _forget_ended(earlier)
    if earlier and settings.EMAIL_HOST and user.email and device not in {sign_in.device for sign_in in earlier}:
        tell_of_new_device.enqueue(user.pk, device)
    noted = {"user": user, "at": timezone.now(), "device": device, "near": neighbourhood(address)}
    SignIn.objects.update_or_create(session_key=request.session.session_key, defaults=noted)
    if opens_admin(user):
        record(user, Verb.SIGN_IN, address=address, 设备=device)


def _last_time(last: SignIn) -> str:
    moment = date_format(timezone.localtime(last.at), "Y-m-d H:i")
    return _("上次登录：%(moment)s，%(device)s。不是您本人，请马上改密码。") % {"moment": moment, "device": last}


def _forget_ended(earlier: list[SignIn]) -> None:
    ended = [sign_in.pk for sign_in in earlier if not sign_in.is_open]
    SignIn.objects.filter(pk__in=ended).delete()
