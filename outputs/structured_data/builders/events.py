"""What happens on a day: talks, and the activities of a month."""

from datetime import date, datetime, time

from django.utils import timezone

from news.models import Attendance, TalkPage
from services.activities.models import Activity, ActivityIndexPage

from ..context import PageContext
from ..graph import about
from ..vocabulary import Event, Node, Place, VirtualLocation
from .places import venue

MODES = {
    Attendance.HALL: "https://schema.org/OfflineEventAttendanceMode",
    Attendance.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Attendance.BOTH: "https://schema.org/MixedEventAttendanceMode",
}


@about.register
def _(page: TalkPage, shown: PageContext) -> list[Node]:
    """A dated talk; one whose day nobody knows is only a page."""
    if not (page.starts_at and page.ends_at):
        return []
    made: Event = {
        "@type": "Event",
        "@id": f"{shown.address}#talk",
        "name": page.title,
        "url": shown.address,
        "inLanguage": shown.language,
        "startDate": timezone.localtime(page.starts_at).isoformat(),
        "endDate": timezone.localtime(page.ends_at).isoformat(),
        "eventAttendanceMode": MODES[Attendance(page.attendance)],
        "location": _talk_venues(page, shown),
    }
    if page.summary:
        made["description"] = page.summary
    return [made]


def _talk_venues(page: TalkPage, shown: PageContext) -> list[Place | VirtualLocation]:
    """The hall and the stream; of a stream that nobody named, or that is over, the page tells."""
    found: list[Place | VirtualLocation] = []
    is_online = page.attendance == Attendance.ONLINE
    if page.place or not is_online:
        found.append(venue(shown.facts, page.place))
    if page.stream_url and not page.is_over():
        found.append({"@type": "VirtualLocation", "url": page.stream_url})
    elif is_online:
        found.append({"@type": "VirtualLocation", "url": shown.address})
    return found


@about.register
def _(page: ActivityIndexPage, shown: PageContext) -> list[Node]:
    """The activities that the page lists."""
    return [_activity(each, shown) for _, rows in shown.context.get("days", ()) for each in rows]


def _activity(activity: Activity, shown: PageContext) -> Event:
    address = shown.absolute(activity.address)
    made: Event = {
        "@type": "Event",
        "@id": address,
        "name": activity.title,
        "url": address,
        "startDate": _moment(activity.held_on, activity.starts_at),
        "endDate": _moment(activity.held_on, activity.ends_at),
        "eventAttendanceMode": MODES[Attendance.HALL],
        "location": [venue(shown.facts, activity.where)],
    }
    if activity.host:
        made["organizer"] = {"@type": "Organization", "name": activity.host}
    if activity.audience:
        made["audience"] = {"@type": "Audience", "audienceType": activity.audience}
    return made


def _moment(day: date, clock: time | None) -> str:
    if clock is None:
        return day.isoformat()
    return timezone.make_aware(datetime.combine(day, clock)).isoformat()
