"""The agenda as a calendar program fetches it: by an address instead of a password."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.feeds.calendar import ics
from core.feeds.registry import Calendar, Event
from core.permissions import can_access_admin

from .collecting import Told, collect
from .models import AgendaAddress

AGO, AHEAD = timedelta(days=31), timedelta(days=366)
LENGTH = timedelta(minutes=30)  # of what has a moment and no end


@never_cache
@require_safe
def office_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """What the address's owner may see today; 404 once it was taken back or the owner has left the office."""
    found = AgendaAddress.find(token)
    if found is None or not can_access_admin(found.user):
        raise Http404("没有这个日历")
    today = timezone.localdate()
    told = collect(found.user, today - AGO, today + AHEAD)
    calendar = Calendar("office", "编辑部日程", "发布、到期和期限；点开要登录后台。", "/admin/agenda/", list)
    response = HttpResponse(ics(calendar, list(_events(told))), content_type="text/calendar; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


def _events(told: list[Told]) -> Iterator[Event]:
    host = urlsplit(settings.PUBLIC_URL).hostname
    since = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for one in told:
        entry = one.entry
        yield Event(
            uid=f"{entry.uid}@{host}",
            title=f"{one.source.title}：{entry.title}",
            starts=entry.at,
            ends=entry.at + LENGTH if entry.clock else None,
            changed=since,
            address=entry.address,
            text=entry.note,
        )
