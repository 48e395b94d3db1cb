"""The pages of the second step. Those who ask are half signed in, or fully and about to change their keys."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

import segno
from allauth.mfa.models import Authenticator
from axes.helpers import get_lockout_response
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from core.permissions import can_access_admin

from . import authenticators, passkeys, recovery
from .attempts import complete, may_try, report_failure
from .forms import WRONG, CodeForm, KeyForm
from .middleware import PROVEN
from .notifications import SecondFactorChange, note
from .verification import Kind, accept_code, accept_passkey, kinds_of, recovery_codes

AT = "second_step_at"
FRESH = 600  # seconds after a proof within which keys may be changed

View = Callable[..., HttpResponse]


def _person(request: HttpRequest) -> Any:
    """Who is at the door, half or fully signed in."""
    return request.half or request.user  # type: ignore[attr-defined]


def for_staff(view: View) -> View:
    """Strangers sign in first; accounts that open no editors' side have no second step."""

    @never_cache
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = _person(request)
        if not person.is_authenticated:
            return redirect("wagtailadmin_login")
        if not can_access_admin(person):
            raise Http404
        return view(request, *args, **kwargs)

    return asked


def after_fresh_proof(view: View) -> View:
    """Keys are changed only minutes after a proof; who has no key yet may set up the first."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_fresh = time.time() - request.session.get(AT, 0) < FRESH and not request.half  # type: ignore[attr-defined]
        if not is_fresh and kinds_of(_person(request)):
            return redirect(f"{reverse('second_step')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return for_staff(asked)


@for_staff
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a passkey; `?next=` leads on, on this site only."""
    person = _person(request)
    kinds = kinds_of(person)
    if not kinds:
        return redirect(f"{reverse('set_up_second_step')}?{urlencode({'next': _next(request)})}")
    wrong = ""
    if request.method == "POST":
        if not may_try(request, person):
            return get_lockout_response(request)
        if _is_right(request, person):
            _enter(request, person)
            return redirect(_next(request))
        report_failure(request, person)
        wrong = WRONG
    context = {"wrong": wrong, "next": _next(request), "has_app": Kind.TOTP in kinds}
    if Kind.WEBAUTHN in kinds:
        context["options"] = {"request": passkeys.begin_authentication(request, person)}
    return render(request, "two_factor/ask.html", context, status=400 if wrong else 200)


def _is_right(request: HttpRequest, person: Any) -> bool:
    if "credential" in request.POST:
        form = KeyForm(request.POST)
        return form.is_valid() and accept_passkey(request, person, form.cleaned_data["credential"])
    code = CodeForm(request.POST)
    return code.is_valid() and accept_code(person, code.cleaned_data["code"])


def _enter(request: HttpRequest, person: Any) -> None:
    """A proof was made; the first of a sign-in completes it, under a new session key as after the password."""
    request.session[AT] = int(time.time())
    if request.half:  # type: ignore[attr-defined]
        request.session.cycle_key()
        request.session[PROVEN] = str(person.pk)
        request.user = person
        complete(request, person)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else reverse("wagtailadmin_home")


@after_fresh_proof
def set_up(request: HttpRequest) -> HttpResponse:
    """Scan the QR code and type what the app shows, or make a passkey."""
    person = _person(request)
    wrong = ""
    if request.method == "POST":
        first = not kinds_of(person)
        if _taken(request, person):
            note(request, person, SecondFactorChange.ADDED)
            _enter(request, person)
            return redirect("recovery_codes" if first else "second_step_keys")
        wrong = (
            "没有设成，请再试一次。" if "credential" in request.POST else "验证码不对。请看手机上现在显示的六位数字。"
        )
    secret = authenticators.offered_secret(request)
    drawing = segno.make(authenticators.app_address(person, secret), error="m").svg_inline(
        scale=5, border=4, light="#fff"
    )
    context = {
        "wrong": wrong,
        "person": person,
        "drawing": mark_safe(drawing),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "options": {"creation": passkeys.begin_registration(request, person)},
    }
    return render(request, "two_factor/set_up.html", context, status=400 if wrong else 200)


def _taken(request: HttpRequest, person: Any) -> bool:
    if "credential" in request.POST:
        form = KeyForm(request.POST)
        given = form.cleaned_data if form.is_valid() else None
        return given is not None and authenticators.take_passkey(request, person, given["credential"], given["name"])
    code = CodeForm(request.POST)
    return code.is_valid() and authenticators.take_app(request, person, code.cleaned_data["code"])


@after_fresh_proof
def codes(request: HttpRequest) -> HttpResponse:
    """The recovery codes, shown once."""
    held = Authenticator.objects.filter(user=_person(request), type=Kind.RECOVERY_CODES).first()
    if held is None or recovery.was_shown(held):
        return redirect("second_step_keys")
    recovery.mark_shown(held)
    return render(request, "two_factor/codes.html", {"codes": recovery_codes(request.user)})


@after_fresh_proof
def own_keys(request: HttpRequest) -> HttpResponse:
    """What this account proves itself with."""
    held = Authenticator.objects.filter(user=request.user).exclude(type=Kind.RECOVERY_CODES).order_by("created_at")
    context = {"keys": held, "left": len(recovery_codes(request.user)), "is_asked_for": settings.STAFF_SECOND_FACTOR}
    return render(request, "two_factor/keys.html", context)


@require_POST
@after_fresh_proof
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away one of one's own keys, never the last."""
    key = get_object_or_404(Authenticator.objects.exclude(type=Kind.RECOVERY_CODES), pk=pk, user=request.user)
    if authenticators.may_remove(key):
        key.delete()
        note(request, request.user, SecondFactorChange.REMOVED)
        messages.success(request, "已经移除。")
    else:
        messages.error(request, "这是最后一个，不能移除。请先添加另一个。")
    return redirect("second_step_keys")


@require_POST
@after_fresh_proof
def renew_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of the old."""
    authenticators.renew_recovery_codes(request.user)
    note(request, request.user, SecondFactorChange.CODES)
    return redirect("recovery_codes")
