"""Around every answer: the policy of its side, and the end of a sign-in that has lasted too long."""

from collections.abc import Callable

from csp.decorators import csp
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .nonces import answering
from .policies import ADMIN, SANDBOX, UPLOADED

Answer = Callable[[HttpRequest], HttpResponseBase]


class PolicyMiddleware(CSPMiddleware):
    """The public policy everywhere, the admin's below the admin's address, nothing at all for files."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        answering.set(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(reverse("wagtailadmin_home")):
            response = csp(ADMIN)(lambda request: response)(request)
        if _is_a_file(request, response):
            response["Content-Security-Policy"] = SANDBOX
        return super().process_response(request, response)


def _is_a_file(request: HttpRequest, response: HttpResponseBase) -> bool:
    is_download = response.get("Content-Disposition", "").startswith("attachment")
    return response.status_code < 400 and (is_download or request.path.startswith(UPLOADED))


def end_long_sessions(get_response: Answer) -> Answer:
    """Sign out who did nothing for `IDLE_LIMIT` or signed in more than `SESSION_LIMIT` ago (both in seconds)."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and _is_over(request):
            logout(request)
            messages.info(request, _("登录已过期，请重新登录。"))
        return get_response(request)

    return answer


def _is_over(request: HttpRequest) -> bool:
    """Whether the sign-in has ended; notes the moment at most once a minute, so that reading costs no write."""
    now = int(timezone.now().timestamp())
    since = request.session.setdefault("signed_in", now)
    seen = request.session.get("seen", now)
    if now - since > settings.SESSION_LIMIT or now - seen > settings.IDLE_LIMIT:
        return True
    if now - seen >= 60 or "seen" not in request.session:
        request.session["seen"] = now
    return False
