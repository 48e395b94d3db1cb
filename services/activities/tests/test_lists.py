"""The list of a month: filled in as a table, copied, shown, printed, subscribed to."""

import re
from datetime import date, time

import pytest
from django.utils import timezone

from core.months import Month
from services.activities.models import Activity, ActivityMonth

pytestmark = pytest.mark.django_db


@pytest.fixture
def month() -> ActivityMonth:
    """A month far ahead, still in the making."""
    return ActivityMonth.objects.create(first_day=date(2031, 3, 9))


def address(month: ActivityMonth, verb: str = "edit") -> str:
    return f"/admin/activity_months/{verb}/{month.pk}/"


def rows(*activities: dict[str, str], **head: str) -> dict[str, str]:
    """What the table sends."""
    sent = {"activities-TOTAL_FORMS": str(len(activities)), "activities-INITIAL_FORMS": "0", "note": ""} | head
    for number, activity in enumerate(activities):
        sent |= {f"activities-{number}-{name}": value for name, value in activity.items()}
    return sent


GOOD = {"held_on": "2031-03-14", "starts_at": "09:00", "ends_at": "10:30", "title": "吊牌讲座", "kind": "talk"}


def text(response) -> str:
    return response.content.decode()


def test_a_month_is_filled_in_and_published(client, editor_client, month):
    assert client.get("/activities/2031-03/").status_code == 404
    sent = rows(GOOD, {"kind": "other"}, is_published="on")  # the second row was left empty
    assert editor_client.post(address(month), sent).status_code == 302
    assert month.activities.count() == 1
    page = text(client.get("/activities/2031-03/"))
    assert "吊牌讲座" in page
    assert "09:00–10:30" in page
    assert "吊牌讲座" in text(client.get("/activities/2031-03/poster/"))
    assert "吊牌讲座" in text(client.get("/activities/?kind=talk"))
    assert "吊牌讲座" in text(editor_client.get(address(month)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"held_on": "2031-04-01"}, "这一天不在2031年3月"),
        ({"ends_at": "08:00"}, "结束时间要晚于开始时间"),
        ({"title": ""}, "请填活动名称"),
        ({"held_on": "下周三"}, "日期"),
        ({"host": "联系13800138000"}, "手机号"),
        ({"starts_at": "25:00"}, "时间"),
    ],
)
def test_one_wrong_cell_keeps_every_row_out(editor_client, month, change, words):
    response = editor_client.post(address(month), rows(GOOD, GOOD | change, is_published="on"))
    assert response.status_code == 200
    assert words in text(response)
    assert not month.activities.exists()
    month.refresh_from_db()
    assert not month.is_published


def test_a_month_is_copied_once_and_only_its_own_days(editor_client, month):
    Activity.objects.create(month=month, held_on=date(2031, 3, 14), starts_at=time(9), title="第二个星期五的讲座")
    after = ActivityMonth.objects.create(first_day=date(2031, 4, 1))
    for _ in range(2):  # a second press adds nothing
        editor_client.post(address(after, "copy"))
    (copy,) = after.activities.all()
    assert copy.held_on == date(2031, 4, 11)
    assert copy.title == "第二个星期五的讲座"
    assert month.activities.count() == 1


def test_nothing_to_copy_is_said(editor_client):
    first = ActivityMonth.objects.create(first_day=date(2001, 1, 1))
    page = text(editor_client.post(address(first, "copy"), follow=True))
    assert "前面没有填过的月份" in page


def test_one_list_a_month(editor_client, month):
    response = editor_client.post("/admin/activity_months/new/", {"first_day": "2031-03-31", "note": ""})
    assert "这个月已经有一份清单了" in text(response)
    response = editor_client.post("/admin/activity_months/new/", {"first_day": "2031-05-31", "note": ""})
    made = ActivityMonth.objects.get(first_day=date(2031, 5, 1))
    assert response["Location"] == address(made)


def test_who_may_not_change_lists_sees_none(client, django_user_model, month):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("guest", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(address(month)).status_code in (302, 403)
    assert client.post(address(month, "copy")).status_code in (302, 403)
    assert client.post(address(month), rows(GOOD)).status_code in (302, 403)
    assert not month.activities.exists()


def test_the_calendar_and_the_feed_tell_published_activities_only(client, month):
    import feedparser
    import icalendar

    published = Activity.objects.public().coming(timezone.localdate()).count()
    assert published
    Activity.objects.create(month=month, held_on=date(2031, 3, 14), title="还没公布")
    calendar = icalendar.Calendar.from_ical(client.get("/calendar/activities.ics").content)
    events = calendar.walk("VEVENT")
    assert len(events) >= published
    assert all(event["summary"] != "还没公布" for event in events)
    first = Activity.objects.public().filter(starts_at__isnull=False).first()
    event = next(event for event in events if str(event["uid"]).startswith(f"activity-{first.pk}@"))
    assert event.decoded("dtstart").astimezone(timezone.get_current_timezone()).time() == first.starts_at
    feed = feedparser.parse(client.get("/feeds/activities.xml").content)
    assert len(feed.entries) >= published
    assert "还没公布" not in text(client.get("/feeds/activities.xml"))


def test_the_section_opens_the_month_that_is_on(client):
    page = text(client.get("/activities/"))
    assert Month.of(timezone.localdate()).label in page


def test_no_list_at_all_is_no_error(client):
    ActivityMonth.objects.all().delete()
    assert "还没有公布" in text(client.get("/activities/"))


@pytest.mark.parametrize("path", ["2026-13/", "x/", "2001-01/", "2001-01/poster/", "%00/", "?kind=%00", "?kind=x"])
def test_odd_addresses_never_break(client, path):
    assert client.get(f"/activities/{path}").status_code in (200, 404)


def test_a_volunteer_team_shows_what_comes_next(client):
    page = text(client.get("/services/volunteers/"))
    assert all(team in page for team in ("家电维修小分队", "家政服务小分队", "环境维护小分队"))


def test_no_two_months_describe_themselves_alike(client):
    described = [
        re.search(
            '<meta name="description" content="([^"]+)"', client.get(f"/activities/{each.month.slug}/").content.decode()
        )[1]
        for each in ActivityMonth.objects.filter(is_published=True)
    ]
    assert len(set(described)) == len(described) > 1
