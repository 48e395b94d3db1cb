"""Passwords are tried at a pace the machine can bear: refused before they are hashed, not after."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve

from core.bots import address_of

from .limits import FAILURES, Limit

#: Names of the addresses whose POST compares a password or a code.
DOORS = {
    "wagtailadmin_login",
    "sign_in",
    "second_step",
    "set_up_second_step",
    "new_password",
    "wagtailadmin_password_reset_confirm",
    "delete_account",
    "wagtailadmin_account",
    "wagtailcore_authenticate_with_password",
    "wagtaildocs_authenticate_with_password",
}
#: Those of a page's or a collection's own password.
PAGE_DOORS = {"wagtailcore_authenticate_with_password", "wagtaildocs_authenticate_with_password"}

Answer = Callable[[HttpRequest], HttpResponseBase]


def pace_sign_ins(get_response: Answer) -> Answer:
    """Answer 429 to whoever failed too often, and to everybody beyond the pace, before any password is looked at."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        door = _door(request) if request.method == "POST" else ""
        if door:
            wait = FAILURES.wait(address_of(request)) or _hashes().take()
            if wait:
                return too_many(request, wait)
        response = get_response(request)
        if door in PAGE_DOORS and response.status_code == HTTPStatus.OK:
            FAILURES.take(address_of(request))  # a right one leads on; Wagtail tells nobody of a wrong one
        return response

    return answer


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """429 in Chinese, with the seconds after which to try again."""
    context = {"minutes": -(-wait // 60) if wait > 60 else 0}
    response = render(request, "guards/too_many.html", context, status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response


@receiver(user_login_failed)
def count_failure(request: HttpRequest | None = None, **kwargs: Any) -> None:
    """A wrong password or code."""
    if request is not None:
        FAILURES.take(address_of(request))


def _hashes() -> Limit:
    """Each guess costs a slow hash; beyond this the machine would have no time for readers."""
    return Limit("hashes", settings.SIGN_INS_A_SECOND, 1, is_shared=True)


def _door(request: HttpRequest) -> str:
    try:
        name = resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
    return name if name in DOORS else ""
