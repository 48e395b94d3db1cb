"""Who gave the right password but not yet the second proof is nobody, except on the pages that ask for it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from core.permissions import can_access_admin

#: The session's mark of a proven second step: whose it was.
PROVEN = "second_step"

Answer = Callable[[HttpRequest], HttpResponseBase]


def is_proven(request: HttpRequest) -> bool:
    """Whether the second step of this sign-in was made, by this very account."""
    return constant_time_compare(request.session.get(PROVEN, ""), str(request.user.pk))


def require_second_factor(get_response: Answer) -> Answer:
    """Treat a half signed-in account as a stranger; its name stays in `request.half` for the pages that ask on."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.half = None  # type: ignore[attr-defined]
        if _is_half_way(request):
            request.half, request.user = request.user, AnonymousUser()  # type: ignore[attr-defined]
            if request.path.startswith(reverse("wagtailadmin_home")):
                return _ask(request)
        return get_response(request)

    return answer


def _is_half_way(request: HttpRequest) -> bool:
    if not (settings.STAFF_SECOND_FACTOR and request.user.is_authenticated):
        return False
    return not is_proven(request) and can_access_admin(request.user)


def _ask(request: HttpRequest) -> HttpResponseRedirect:
    there = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{reverse('second_step')}?{urlencode({'next': there})}")
