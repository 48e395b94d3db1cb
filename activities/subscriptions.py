"""Activities to subscribe to: as a calendar (RFC 5545) and as a feed."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from .models import Activity

AGO = 60  # days that stay in the calendar
_SHORTEST = timedelta(hours=1)


def recent() -> list[Activity]:
    """Published activities from `AGO` days ago on."""
    since = timezone.localdate() - timedelta(days=AGO)
    return list(Activity.objects.public().with_places().coming(since))


def address(activity: Activity) -> str:
    """Where an activity is shown, with its place on the page."""
    return f"{settings.PUBLIC_URL}/activities/{activity.month_slug}/#activity-{activity.pk}"


def calendar_of(activities: list[Activity]) -> bytes:
    """A calendar; an activity without hours takes the whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//yuzhong//activities//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "渝中放心游：活动清单")
    for activity in activities:
        calendar.add_component(_event(activity))
    return calendar.to_ical()


def _event(activity: Activity) -> Event:
    event = Event()
    event.add("uid", f"activity-{activity.pk}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("dtstamp", activity.changed_at)
    event.add("summary", activity.title)
    event.add("url", address(activity))
    if activity.where:
        event.add("location", activity.where)
    if activity.starts_at is None:
        event.add("dtstart", activity.held_on)
        return event
    starts = _moment(activity, activity.starts_at)
    event.add("dtstart", starts)
    event.add("dtend", _moment(activity, activity.ends_at) if activity.ends_at else starts + _SHORTEST)
    return event


def _moment(activity: Activity, clock) -> datetime:
    """In UTC, which every calendar program reads without a table of time zones."""
    local = datetime.combine(activity.held_on, clock, timezone.get_current_timezone())
    return local.astimezone(timezone.get_fixed_timezone(0))
