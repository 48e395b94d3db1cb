"""What particular pages say."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import SiteFacts
from honours.models import Honour
from lessons.models import LessonPage, ReadingCyclePage
from news.models import Attendance, TalkPage
from outputs.structured_data.tests.reading import of_type, parts, said_at
from services.activities.models import Activity, ActivityIndexPage
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

LESSON = "/lessons/yu-fang-shi-wu-zhong-du/"


def test_the_home_page_says_who_runs_the_site_and_how_to_search_it(client):
    said = said_at(client, "/")
    site, bureau = of_type(said, "WebSite"), of_type(said, "GovernmentOrganization")
    assert site["publisher"] == {"@id": bureau["@id"]}
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("/search/?q={search_term_string}")
    assert bureau["contactPoint"]["telephone"] == "12315"


def test_without_an_operator_nobody_is_named(client):
    SiteFacts.objects.update(operator="")
    said = said_at(client, "/")
    assert "publisher" not in of_type(said, "WebSite")
    assert "GovernmentOrganization" not in str(said)


def test_a_spot_says_where_it_is_and_when_it_is_open(client):
    ScenicSpotPage.objects.in_language().filter(slug="hong-ya-dong").update(
        opening="每天 09:00-22:00\n周末 09:00-次日02:00"
    )
    spot = of_type(said_at(client, "/spots/hong-ya-dong/"), "TouristAttraction")
    assert spot["name"] == "洪崖洞"
    assert spot["isAccessibleForFree"] is True
    daily, weekend = spot["openingHoursSpecification"]
    assert (len(daily["dayOfWeek"]), daily["opens"], daily["closes"]) == (7, "09:00", "22:00")
    assert weekend["dayOfWeek"] == ["https://schema.org/Saturday", "https://schema.org/Sunday"]
    assert weekend["closes"] == "02:00"


def test_a_spot_open_all_day_says_so_as_schema_org_writes_it(client):
    ScenicSpotPage.objects.in_language().filter(slug="hong-ya-dong").update(opening="全天")
    (hours,) = of_type(said_at(client, "/spots/hong-ya-dong/"), "TouristAttraction")["openingHoursSpecification"]
    assert (hours["opens"], hours["closes"]) == ("00:00", "23:59")


def test_a_merchant_has_the_awards_that_are_valid_today(client):
    honour = Honour.objects.public().select_related("merchant", "scheme").first()
    address = honour.merchant.get_absolute_url()
    shop = of_type(said_at(client, address), "LocalBusiness")
    assert shop["name"] == honour.merchant.title
    assert [honour.number in award for award in shop["award"]] == [True]
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "不再符合"
    honour.save()
    assert "award" not in of_type(said_at(client, address), "LocalBusiness")


def test_hours_and_words_of_a_merchant_need_its_consent(client):
    merchant = Honour.objects.public().first().merchant
    merchant.opening, merchant.intro = "每天 10:00-22:00", "三十年老店"
    merchant.show_opening = merchant.show_intro = False
    merchant.save()
    shop = of_type(said_at(client, merchant.get_absolute_url()), "LocalBusiness")
    assert not {"openingHoursSpecification", "description"} & set(shop)


def test_a_lesson_is_a_course_with_its_parts_and_quiz(client):
    course = of_type(said_at(client, LESSON), "Course")
    kinds = [part["@type"] for part in course["hasPart"]]
    assert kinds.count("Quiz") == 1
    assert kinds.count("LearningResource") == len(LessonPage.objects.in_language().get(slug=LESSON.split("/")[2]).parts)
    assert course["timeRequired"].startswith("PT")


def test_a_cycle_has_its_books_and_stages(client):
    cycle = ReadingCyclePage.objects.in_language().get(slug="2026-dong-ji")
    said = of_type(said_at(client, cycle.url), "EventSeries")
    assert [book["name"] for book in said["about"]] == [block.value.title for block in cycle.books]
    assert [event["startDate"] for event in said["subEvent"]] == [leg.starts_on.isoformat() for leg in cycle.timetable]


def test_a_talk_is_an_event_once_its_day_is_known(client):
    talk = TalkPage.objects.in_language().get(slug="yan-shi-xiao-dian-zhi-liang")
    event = of_type(said_at(client, talk.url), "Event")
    assert event["startDate"].endswith("+08:00")
    TalkPage.objects.filter(pk=talk.pk).update(starts_at=None, ends_at=None)
    assert [node["@type"] for node in said_at(client, talk.url)["@graph"]] == ["WebPage", "BreadcrumbList"]


def places_of(event: dict) -> list[str]:
    """The names and addresses of where an event is; nothing where a program could not tell."""
    return [
        each.get("url") or each["name"]
        for each in event.get("location", ())
        if each.get("url") or each.get("address", {}).get("addressLocality")
    ]


@pytest.mark.parametrize("start", ["", "/en", "/zh-hant"])
def test_every_event_says_where_it_is(client, start):
    Activity.objects.update(centre=None, place="")
    TalkPage.objects.filter(slug="yan-shi-xiao-dian-zhi-liang").update(place="", stream_url="")
    kinds = (TalkPage, ReadingCyclePage, ActivityIndexPage)
    pages = [page for kind in kinds for page in kind.objects.listed() if page.url.startswith(f"{start}/")]
    events = [part for page in pages for part in parts(said_at(client, page.url)) if "Event" in part["@type"]]
    assert len(events) > 10
    assert [event for event in events if not places_of(event)] == []


@pytest.mark.parametrize(
    ("attendance", "place", "stream", "places"),
    [
        (Attendance.HALL, "区礼堂", "", ["区礼堂"]),
        (Attendance.HALL, "", "", ["重庆市渝中区"]),
        (Attendance.BOTH, "区礼堂", "https://example.org/live", ["区礼堂", "https://example.org/live"]),
        (Attendance.ONLINE, "", "https://example.org/live", ["https://example.org/live"]),
        (Attendance.ONLINE, "", "", None),
    ],
)
def test_a_talk_is_in_its_hall_or_on_its_stream(client, attendance, place, stream, places):
    talk = TalkPage.objects.in_language().get(slug="yan-shi-xiao-dian-zhi-liang")
    begins = timezone.now() + timedelta(days=3)
    known = {"starts_at": begins, "ends_at": begins + timedelta(hours=2)}
    TalkPage.objects.filter(pk=talk.pk).update(attendance=attendance, place=place, stream_url=stream, **known)
    event = of_type(said_at(client, talk.url), "Event")
    assert places_of(event) == (places or [event["url"]])


def test_a_roll_lists_what_it_shows_and_counts_the_whole(client):
    listed = of_type(said_at(client, "/honours/safe-consumption-units/?on=2022-07-14"), "ItemList")
    assert listed["numberOfItems"] == 30
    assert len(listed["itemListElement"]) == 30
    assert date(2022, 7, 14).isoformat() in listed["name"]


def test_a_closed_page_is_in_no_list(client):
    page = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")
    assert "hong-ya-dong" in str(said_at(client, "/spots/"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "hong-ya-dong" not in str(said_at(client, "/spots/"))


def test_no_text_ends_the_data_block(client):
    hostile = "</script><script>alert(1)</script>"
    ScenicSpotPage.objects.in_language().filter(slug="hong-ya-dong").update(title=hostile, summary="<!-- ]]> & \u2028")
    response = client.get("/spots/hong-ya-dong/")
    assert hostile not in response.content.decode()
    spot = of_type(said_at(client, "/spots/hong-ya-dong/"), "TouristAttraction")
    assert (spot["name"], spot["description"]) == (hostile, "<!-- ]]> & \u2028")


def test_a_preview_says_nothing(editor_client, home):
    draft = ScenicSpotPage(title="草稿", slug="cao-gao")
    response = draft.make_preview_request(preview_mode="", original_request=None)
    assert "ld+json" not in response.content.decode()
