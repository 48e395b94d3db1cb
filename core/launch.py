"""Whether the site has been opened to readers: once, for good. Until then only those who fill it see it."""

import re
from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import SiteFacts
from .permissions import can_access_admin
from .verification.pages import light_page

#: What answers before the site is open: the editors' side, signing in to it, and what their pages load.
OPEN_EARLY = re.compile(
    r"/(admin|static|media|healthz|_util|\.well-known|account)(/|$)|/(en|zh-hant)/account/|/reading-mode$"
)
_A_DAY = str(24 * 3600)

_launched_at: datetime | None = None  # once known it never changes, so nobody asks the database again


def launched_at() -> datetime | None:
    """The moment the site was opened; None before."""
    global _launched_at
    if _launched_at is None:
        opened = SiteFacts.objects.filter(site__is_default_site=True, launched_at__isnull=False)
        _launched_at = opened.values_list("launched_at", flat=True).first()
    return _launched_at


def is_launched() -> bool:
    """Whether readers see the site."""
    return launched_at() is not None


def launch(facts: SiteFacts) -> None:
    """Open the site; on one that is open already nothing changes."""
    if facts.launched_at is None:
        facts.launched_at = timezone.now()
        facts.save()


def hide_until_launch(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware: before the launch readers get 503 and a page that says so; search engines come back."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if is_launched() or OPEN_EARLY.match(request.path_info) or can_access_admin(request.user):
            return get_response(request)
        if request.path_info.startswith("/api/"):
            response: HttpResponse = JsonResponse({"message": _("网站正在建设，还没有开放。")}, status=503)
        else:
            response = light_page(request, "core/under_construction.html", {}, status=503)
        response["Retry-After"] = _A_DAY
        response["Cache-Control"] = "no-store"
        return response

    return middleware
