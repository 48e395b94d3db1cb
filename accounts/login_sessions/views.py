"""One's own sign-ins: where, since when, and the way to end them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from core.client_ip import client_ip
from core.permissions import can_access_admin
from editing.audit.events import AuditEvent
from editing.audit.log import record

from .models import LoginSession


@never_cache
@login_required
def own_sign_ins(request: HttpRequest) -> HttpResponse:
    """Devices on which this account is signed in."""
    found = LoginSession.objects.of(request.user).open()
    context = {"sign_ins": found, "here": request.session.session_key, "is_editor": can_access_admin(request.user)}
    return render(request, "login_sessions/own.html", context)


@require_POST
@login_required
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one device out; one's own too."""
    sign_in = get_object_or_404(LoginSession, pk=pk, user=request.user)
    _end(request, LoginSession.objects.filter(pk=sign_in.pk))
    return redirect("own_sign_ins")


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign every other device out."""
    _end(request, LoginSession.objects.of(request.user).others_than(request.session.session_key))
    return redirect("own_sign_ins")


def _end(request: HttpRequest, sign_ins) -> None:
    count = sign_ins.end()
    if can_access_admin(request.user):
        record(request.user, AuditEvent.SIGN_OUT, address=client_ip(request), 结束的登录=count)
    messages.success(request, _("已经退出 %(count)d 台设备。") % {"count": count})
