"""Making and taking back a private address, and what stands there."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.permissions import can_access_admin

from .models import PrivateAddress
from .reading import calendar_of, feed_of


@never_cache
@login_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """New addresses, shown this once. An editor's account has none: they would pass by its second step."""
    if can_access_admin(request.user):
        raise PermissionDenied
    token = PrivateAddress.make(request.user)
    names = ("private_feed", "private_calendar")
    public = settings.PUBLIC_URL.rstrip("/")
    feed, calendar = (f"{public}{reverse(name, args=[token])}" for name in names)
    return render(request, "subscriptions/made.html", {"feed": feed, "calendar": calendar})


@never_cache
@login_required
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """From now on the addresses lead nowhere."""
    PrivateAddress.revoke(request.user)
    messages.success(request, _("私人订阅地址收回了，旧地址打不开了。"))
    return redirect("account")


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A member's feed; 404 for a token that is none of ours, taken back or replaced."""
    return _told(token, feed_of, "application/atom+xml; charset=utf-8")


@never_cache
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """A member's calendar, as the feed."""
    return _told(token, calendar_of, "text/calendar; charset=utf-8")


def _told(token: str, tell: Callable[[Any], bytes], kind: str) -> HttpResponse:
    member = PrivateAddress.member_of(token)
    if member is None or can_access_admin(member):
        raise Http404("没有这个订阅")
    return HttpResponse(tell(member), content_type=kind, headers={"X-Robots-Tag": "noindex"})
