"""Whatever leaves the admin as a file leaves an entry: one place for all lists, reports and sheets."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from core.client_ip import client_ip

from .events import AuditEvent
from .log import record


class ExportTrail:
    """Looks at answers that a browser saves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_file = response.status_code == 200 and "attachment" in response.get("Content-Disposition", "")
        if is_file and request.path.startswith(reverse("wagtailadmin_home")):
            asked = {name: values for name, values in request.GET.lists() if any(values)}
            chosen = [f"{name}={'、'.join(values)}" for name, values in asked.items()]
            record(request.user, AuditEvent.EXPORT, request.path, address=client_ip(request), 筛选=chosen)
        return response
