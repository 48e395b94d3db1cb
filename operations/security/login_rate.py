"""Passwords are hashed at a pace the machine can bear, and nobody alone uses it up: refused before the hash, not after.

What costs no hash counts for nothing: a form without its token, without a name or a password, or for a locked account.
"""

from collections.abc import Callable
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from core.spam import network_of

from .rate_limits import FAILURES, LETTERS, hashes, hashes_of_one

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
#: Those whose POST sends a letter.
LETTER_DOORS = {"forgot_password", "wagtailadmin_password_reset"}

_answering: ContextVar[HttpRequest | None] = ContextVar("answering", default=None)


class TooManyHashesError(Exception):
    """No password may be hashed now; `wait` says for how many seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"no password is hashed for {wait} s")
        self.wait = wait


class SignInPace:
    """Answers 429 to whoever failed too often, and to whom the pace allows no hash now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _answering.set(request)
        try:
            response = self.get_response(request)
        finally:
            _answering.reset(token)
        if _posted_to(request) in PAGE_DOORS and response.status_code == HTTPStatus.OK:
            FAILURES.take(network_of(request))  # a right one leads on; Wagtail tells nobody of a wrong one
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Stop who failed or asked for letters too often, once the form's token was found good."""
        name, network = _posted_to(request), network_of(request)
        wait = FAILURES.wait(network) if name in DOORS else LETTERS.take(network) if name in LETTER_DOORS else 0
        return too_many(request, wait) if wait else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refusal of a hash; every other error is left alone."""
        return too_many(request, exception.wait) if isinstance(exception, TooManyHashesError) else None


def take_hash() -> None:
    """Count the hash that the request at hand costs, once for each; TooManyHashesError when none is left."""
    request = _answering.get()
    if request is None or hasattr(request, "hash_taken"):
        return
    if wait := hashes_of_one().take(network_of(request)) or hashes().take():
        raise TooManyHashesError(wait)
    request.hash_taken = True  # type: ignore[attr-defined]


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """429 in Chinese, with the seconds after which to try again."""
    context = {"minutes": -(-wait // 60) if wait > 60 else 0}
    response = render(request, "security/too_many.html", context, status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response


@receiver(user_login_failed)
def on_login_failed(request: HttpRequest | None = None, **kwargs: Any) -> None:
    """A wrong password or code."""
    if request is not None:
        FAILURES.take(network_of(request))


def _posted_to(request: HttpRequest) -> str:
    """The name of the address that a form was sent to; nothing for every other request."""
    match = request.resolver_match
    return match.url_name or "" if request.method == "POST" and match else ""
