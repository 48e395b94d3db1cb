"""Feeds and calendars, sent only when they changed."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .atom import atom
from .calendar import ics
from .registry import CALENDARS, FEEDS

KEPT = 900  # seconds anybody may keep an answer


@require_safe
@cache_control(public=True, max_age=KEPT)
def feed(request: HttpRequest, what: str) -> HttpResponse:
    """`/feeds/<what>.xml`."""
    if what not in FEEDS:
        raise Http404("没有这个订阅")
    entries = list(FEEDS[what].entries())
    body = atom(FEEDS[what], entries, request.path)
    return _unless_known(request, body, "application/atom+xml; charset=utf-8", (each.changed for each in entries))


@require_safe
@cache_control(public=True, max_age=KEPT)
def calendar(request: HttpRequest, what: str) -> HttpResponse:
    """`/calendar/<what>.ics`."""
    if what not in CALENDARS:
        raise Http404("没有这个日历")
    events = list(CALENDARS[what].events())
    body = ics(CALENDARS[what], events)
    return _unless_known(request, body, "text/calendar; charset=utf-8", (each.changed for each in events))


def _unless_known(request: HttpRequest, body: bytes, kind: str, changes: Iterable[datetime]) -> HttpResponse:
    """The body, or 304 for who has it already.

    The tag is the body's own digest, so that something withdrawn, which makes no date newer, is noticed too.
    """
    response = HttpResponse(body, content_type=kind)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response["ETag"] = tag
    latest = max(changes, default=None)
    if latest is not None:
        response["Last-Modified"] = http_date(latest.timestamp())
    seconds = int(latest.timestamp()) if latest else None
    return get_conditional_response(request, tag, seconds, response) or response
