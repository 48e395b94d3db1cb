"""Wrong codes count like wrong passwords; only a sign-in that is complete wipes them out."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.login_sessions.recording import record_login
from core.client_ip import client_ip
from core.permissions import can_access_admin


def may_try(request: HttpRequest, user: Any) -> bool:
    """Whether this account, from this address, has not failed too often."""
    return AxesProxyHandler.is_allowed(request, {"username": user.get_username()})


def report_failure(request: HttpRequest, user: Any) -> None:
    """One more wrong try; the fifth closes the door, whatever page it was on."""
    user_login_failed.send(__name__, credentials={"username": user.get_username()}, request=request)


def complete(request: HttpRequest, user: Any) -> None:
    """The sign-in is complete: wrong tries are forgotten, its owner is told."""
    record_login(request, user)
    AxesProxyHandler.reset_attempts(username=user.get_username(), ip_address=client_ip(request))


@receiver(user_logged_in)
def complete_after_password(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """A right password is the whole sign-in for who needs no second step; else codes could be guessed for ever."""
    if not (settings.STAFF_SECOND_FACTOR and can_access_admin(user)):
        complete(request, user)
