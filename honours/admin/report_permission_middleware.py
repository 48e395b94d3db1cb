"""Lists over the whole site are not for who answers for a few spots only: they name others' drafts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied

from ..merchants.row_permissions import is_spot_scoped

_OVERALL = ("wagtailadmin_reports:", "wagtail_localize:snippets_api")


class ReportPermissionMiddleware:
    """Wagtail's histories and lists of what is under review ask for permissions by kind of record, not by record."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """The refusal, as Wagtail words it."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name.startswith(_OVERALL) and is_spot_scoped(request.user):
            return permission_denied(request)
        return None
