"""A person at work whose colleague sits beside: for tests whose point is something else than who confirms."""

import re
from typing import Any

from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from editing.reviews.confirmation.confirming import confirm
from editing.reviews.models import ChangeRequest, RequestState
from tests.reviewing import person
from tests.served import ServedClient

_REQUEST = re.compile(r"/admin/reviews/change/(\d+)/")


def waiting_request(response: HttpResponseBase) -> ChangeRequest | None:
    """The request that a press of a button became, if it did."""
    told = response.get("Location", "") or (b"" if response.streaming else response.content).decode("utf-8", "replace")
    found = _REQUEST.search(told) if response.status_code in (200, 302) and len(told) < 200 else None
    return ChangeRequest.objects.filter(pk=found[1]).first() if found else None


class PairedClient(ServedClient):
    """Whatever takes two persons is confirmed by a second one at once; the answer is that of the press itself."""

    def request(self, **request: Any) -> HttpResponseBase:
        response = super().request(**request)
        change = waiting_request(response)
        if change is None or change.state != RequestState.DRAFT:
            return response
        return self._confirmed(change, response)

    def _confirmed(self, change: ChangeRequest, asked: Any) -> HttpResponseBase:
        change.state = RequestState.WAITING
        change.save()
        by = HttpRequest()
        by.META = dict(asked.wsgi_request.META)
        by.session, by.user, by.COOKIES = self.session, person("colleague"), dict(asked.wsgi_request.COOKIES)
        by._messages = FallbackStorage(by)
        response = confirm(change, by)
        if not getattr(response, "is_rendered", True):
            response.render()
        by._messages.update(response)
        by.session.save()
        self.cookies.update(response.cookies)
        for name in ("client", "request", "wsgi_request", "resolver_match", "json"):
            setattr(response, name, getattr(asked, name, None))
        if not hasattr(response, "url"):
            response.url = response.get("Location")
        return response
