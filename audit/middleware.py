"""Whatever leaves the admin as a file leaves an entry: one place for all lists, reports and sheets."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from core.bots import address_of

from .recording import record
from .verbs import Verb


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
            record(request.user, Verb.EXPORT, request.path, address=address_of(request), 筛选=chosen)
        return response
