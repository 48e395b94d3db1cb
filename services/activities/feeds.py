"""Activities to subscribe to: as a calendar, and as a feed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.feeds.registry import Calendar, Event, Feed, FeedEntry

AGO = 60  # days that stay in the calendar
_HOST = urlsplit(settings.PUBLIC_URL).hostname
_SHORTEST = timedelta(hours=1)  # of an activity whose end nobody wrote


def _recent():
    from .models import Activity  # models are not loaded yet when feeds register

    return Activity.objects.public().with_places().coming(timezone.localdate() - timedelta(days=AGO))


def _events() -> Iterator[Event]:
    for activity in _recent():
        starts = moment_of(activity.held_on, activity.starts_at)
        ends = moment_of(activity.held_on, activity.ends_at)
        if isinstance(starts, datetime) and not isinstance(ends, datetime):
            ends = starts + _SHORTEST
        yield Event(
            uid=f"activity-{activity.pk}@{_HOST}",
            title=activity.title,
            starts=starts,
            ends=ends,
            changed=activity.changed_at,
            address=activity.address,
            place=activity.where,
            text=activity.host,
        )


def _entries() -> Iterator[FeedEntry]:
    for activity in _recent().order_by("-changed_at", "-pk"):
        day = activity.held_on
        yield FeedEntry(
            uid=f"tag:{_HOST},2026:activity-{activity.pk}",
            title=f"{date_format(day, 'MONTH_DAY_FORMAT')} {activity.title}",
            address=activity.address,
            published=activity.changed_at,
            changed=activity.changed_at,
            text=activity.where,
        )


def moment_of(day: date, clock: time | None) -> date | datetime:
    """The moment in Chongqing, or the whole day where no time is given."""
    return day if clock is None else timezone.make_aware(datetime.combine(day, clock))


CALENDAR = Calendar("activities", _("活动清单"), _("党群服务中心每个月的活动。"), "/activities/", _events)
FEED = Feed("activities", _("活动清单"), _("新排的和改过的活动。"), "/activities/", _entries)
