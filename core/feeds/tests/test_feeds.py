"""Feeds as a feed reader reads them."""

from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.feeds.registry import FEEDS
from honours.models import AwardScheme, Honour
from lessons.models import LessonPage
from news.models import NewsPage

pytestmark = pytest.mark.django_db


def read(client, what: str):
    """The feed, well formed."""
    response = client.get(f"/feeds/{what}.xml")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


@pytest.mark.slow
@pytest.mark.parametrize("what", FEEDS)
def test_a_reader_understands_it(client, what):
    feed = read(client, what)
    assert feed.entries
    assert feed.feed.title == f"{FEEDS[what].title} · 渝中放心游"
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert entry.id.startswith(("urn:uuid:", "tag:"))
        assert client.get(entry.link.removeprefix("http://localhost:8000")).status_code == 200


@pytest.mark.parametrize("what", FEEDS)
def test_it_takes_few_queries(client, what, django_assert_max_num_queries):
    client.get(f"/feeds/{what}.xml")
    with django_assert_max_num_queries(12):
        client.get(f"/feeds/{what}.xml")


@pytest.mark.parametrize("what", FEEDS)
def test_who_has_it_gets_304(client, what):
    address = f"/feeds/{what}.xml"
    first = client.get(address)
    assert client.get(address).content == first.content
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    known = client.get(address, headers={"if-modified-since": first["Last-Modified"]})
    assert known.status_code == 304
    assert known.content == b""


def test_something_withdrawn_is_noticed_though_no_date_is_newer(client):
    tag = client.get("/feeds/news.xml")["ETag"]
    NewsPage.objects.in_language().order_by("published_on").first().unpublish()
    assert client.get("/feeds/news.xml", headers={"if-none-match": tag}).status_code == 200


def test_the_id_stays_when_a_page_is_renamed(client):
    page = LessonPage.objects.in_language().live().first()
    before = {entry.id for entry in read(client, "lessons").entries}
    page.title, page.slug = "换个名字", "huan-ge-ming-zi"
    page.save_revision().publish()
    feed = read(client, "lessons")
    assert {entry.id for entry in feed.entries} == before
    assert "换个名字" in [entry.title for entry in feed.entries]


@pytest.mark.parametrize("what", ["lessons", "reading", "news"])
def test_a_closed_section_tells_nothing(client, what):
    page = Page.objects.get(locale__language_code="zh-hans", slug=what)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not read(client, what).entries


def test_an_award_of_many_is_one_entry_and_a_withdrawal_its_own(client):
    awarded = read(client, "honours").entries
    assert any("300 块" in entry.title for entry in awarded)
    honour = Honour.objects.filter(
        scheme=AwardScheme.objects.get(roll__slug="honest-traders", roll__locale__language_code="zh-hans")
    ).first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "复核发现不再符合条件"
    honour.save()
    newest = read(client, "honours").entries[0]
    assert newest.title.startswith("撤销：")
    assert honour.number in newest.title


def test_what_takes_effect_tomorrow_is_not_told_today(client):
    honour = Honour.objects.first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate() + timedelta(days=1), "明天才生效"
    honour.save()
    assert "明天才生效" not in client.get("/feeds/honours.xml").content.decode()


@pytest.mark.parametrize("address", ["/feeds/none.xml", "/calendar/none.ics", "/feeds/.xml", "/feeds/NEWS.xml"])
def test_an_unknown_one_is_a_404(client, address):
    assert client.get(address).status_code == 404


def test_nothing_but_reading(client):
    assert client.post("/feeds/news.xml").status_code == 405


@pytest.mark.parametrize("what", ["news", "lessons", "reading", "honours"])
def test_the_page_links_to_its_feed(client, what):
    text = client.get(f"/{what}/").content.decode()
    assert text.count(f'href="/feeds/{what}.xml"') == 2  # once for machines, once for people
