"""Crawlers are led to every public page, in files that stay small, and to nothing else."""

import re
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import is_restricted
from honours.models import CreditListPage, Honour, HonourRollPage, Merchant
from lessons.models import LessonPage
from outputs.sitemaps import merchants as by_key
from services.activities.models import ActivityMonth
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def path_of(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def files(client) -> dict[str, str]:
    """The files by path, each with its last change."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 -- our own
    rows = root.findall("s:sitemap", NAMES)
    return {path_of(row.findtext("s:loc", "", NAMES)): row.findtext("s:lastmod", "", NAMES) for row in rows}


def entries(client, path: str) -> dict[str, ElementTree.Element]:
    """The addresses of a file by path."""
    response = client.get(path)
    assert response.status_code == 200, path
    root = ElementTree.fromstring(response.content)  # noqa: S314 -- our own
    return {path_of(row.findtext("s:loc", "", NAMES)): row for row in root.findall("s:url", NAMES)}


def changed(entry: ElementTree.Element) -> datetime:
    return datetime.fromisoformat(entry.findtext("s:lastmod", "", NAMES))


def shops() -> list[str]:
    """The address of every listed merchant in each language."""
    own = [shop.get_absolute_url() for shop in Merchant.objects.listed()]
    return [start + address for start in ("", "/zh-hant", "/en") for address in own]


def months() -> list[str]:
    """The address of every published month of activities in each language."""
    slugs = [each.month.slug for each in ActivityMonth.objects.filter(is_published=True)]
    return [f"{start}/activities/{slug}/" for start in ("", "/zh-hant", "/en") for slug in slugs]


def test_the_files_together_hold_every_public_page_and_merchant_once(client):
    found = [address for path in files(client) for address in entries(client, path)]
    pages = Page.objects.live().filter(depth__gt=1, alias_of=None).exclude(is_restricted())
    assert sorted(found) == sorted([page.url for page in pages] + shops() + months())


def test_a_published_month_of_activities_is_there_in_each_language(client):
    known = entries(client, "/sitemaps/activities.xml")
    assert months() and set(months()) <= set(known)
    assert all(client.get(address).status_code == 200 for address in months())
    month = ActivityMonth.objects.filter(is_published=True).first()
    entry = known[f"/en/activities/{month.month.slug}/"]
    ways = {link.get("hreflang"): path_of(link.get("href")) for link in entry.findall("x:link", NAMES)}
    assert ways["zh-Hans"] == f"/activities/{month.month.slug}/" and ways["en"] == f"/en/activities/{month.month.slug}/"
    later = timezone.now() + timedelta(days=400)
    month.activities.update(changed_at=later)
    assert (
        changed(entries(client, "/sitemaps/activities.xml")[f"/activities/{month.month.slug}/"]).date() == later.date()
    )
    assert files(client)["/sitemaps/activities.xml"][:10] == later.date().isoformat()
    ActivityMonth.objects.filter(pk=month.pk).update(is_published=False)
    assert f"/activities/{month.month.slug}/" not in entries(client, "/sitemaps/activities.xml")


def test_each_kind_has_its_file(client):
    named = files(client)
    for kind in ("spots", "rolls", "lessons", "reading", "news", "talks", "policies", "pages"):
        assert f"/sitemaps/{kind}.xml" in named
    assert "/spots/hong-ya-dong/" in entries(client, "/sitemaps/spots.xml")
    assert "/reading/2026-dong-ji/" in entries(client, "/sitemaps/reading.xml")
    assert client.get("/sitemaps/none.xml").status_code == 404


def test_a_page_says_when_it_was_last_published(client):
    spot = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")
    said = changed(entries(client, "/sitemaps/spots.xml")[spot.url])
    assert said == spot.last_published_at.replace(microsecond=0)
    moment = timezone.now() + timedelta(days=400)
    Page.objects.filter(pk=spot.pk).update(last_published_at=moment)
    assert changed(entries(client, "/sitemaps/spots.xml")[spot.url]) == moment.replace(microsecond=0)
    assert files(client)["/sitemaps/spots.xml"] == moment.isoformat(timespec="seconds")


def test_a_roll_and_a_merchant_change_when_an_honour_is_withdrawn(client):
    old = timezone.make_aware(datetime(2022, 1, 1))
    honour = Honour.objects.public().select_related("merchant", "scheme").first()
    Page.objects.filter(pk=honour.scheme.roll.pk).update(last_published_at=old)
    Merchant.objects.filter(pk=honour.merchant_id).update(last_published_at=old)
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "不再符合"
    honour.save()
    (part,) = [path for path in files(client) if "merchants" in path]
    shop = entries(client, part)[honour.merchant.get_absolute_url()]
    roll = entries(client, "/sitemaps/rolls.xml")[HonourRollPage.objects.in_language().get(scheme=honour.scheme).url]
    assert [timezone.localdate(changed(each)) for each in (shop, roll)] == [timezone.localdate()] * 2


def test_a_closed_section_is_in_no_file(client):
    section = Page.objects.get(locale__language_code="zh-hans", slug="lessons")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert "/sitemaps/lessons.xml" not in files(client)
    assert client.get("/sitemaps/lessons.xml").status_code == 404


def test_a_closed_listing_takes_the_merchants_with_it(client):
    page = CreditListPage.objects.in_language().get()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not [path for path in files(client) if "merchants" in path]


def test_an_unpublished_merchant_leaves_its_file_at_once(client):
    shop = Merchant.objects.listed().first()
    (part,) = [path for path in files(client) if "merchants" in path]
    Merchant.objects.filter(pk=shop.pk).update(live=False)
    assert shop.get_absolute_url() not in entries(client, part)


def test_files_of_merchants_are_cut_by_key_and_empty_ones_left_out(client, monkeypatch):
    monkeypatch.setattr(by_key, "PER_FILE", 100)
    first, last = Merchant.objects.order_by("pk").first(), Merchant.objects.order_by("pk").last()
    gone = (first.pk + last.pk) // 2 // 100
    Merchant.objects.filter(pk__gte=gone * 100, pk__lt=gone * 100 + 100).update(live=False)
    parts = [path for path in files(client) if "merchants" in path]
    assert f"/sitemaps/merchants-{gone}.xml" not in parts
    assert client.get(f"/sitemaps/merchants-{gone}.xml").status_code == 404
    found = [address for path in parts for address in entries(client, path)]
    assert len(parts) >= 3
    assert sorted(found) == sorted(shops())


@pytest.mark.parametrize("number", ["999999", "10000000000", "99999999999999999999999"])
def test_a_file_that_is_not_there_is_not_found(client, number):
    assert client.get(f"/sitemaps/merchants-{number}.xml").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_merchants(client, monkeypatch):
    def queries(path: str) -> list[str]:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return [query["sql"] for query in captured]

    (part,) = [path for path in files(client) if "merchants" in path]
    before = [queries("/sitemap.xml"), queries(part)]
    last = Merchant.objects.order_by("pk").last()  # keys of our own: the database's may be far on
    Merchant.objects.bulk_create(
        Merchant(pk=last.pk + each, title=f"新{each}", kind=last.kind) for each in range(1, 2001)
    )
    monkeypatch.setattr(by_key, "PER_FILE", 100)  # more than twenty files now
    after = [queries("/sitemap.xml"), queries(part)]
    assert [len(each) for each in after] == [len(each) for each in before]
    assert not [sql for each in after for sql in each if "COUNT(" in sql or "OFFSET" in sql]


def test_translations_name_each_other(client):
    locale = Locale.objects.get(language_code="en")
    lesson = LessonPage.objects.in_language().first()
    found = entries(client, "/sitemaps/lessons.xml")
    english = lesson.get_translation(locale)
    named = {link.get("hreflang"): path_of(link.get("href", "")) for link in found[lesson.url].findall("x:link", NAMES)}
    assert named["zh-Hans"] == lesson.url
    assert named["en"] == english.url
    assert len(found[english.url].findall("x:link", NAMES)) == len(found[lesson.url].findall("x:link", NAMES))


def test_the_day_of_a_roll_is_not_in_the_future(client):
    """An honour that will expire next year changes nothing yet."""
    Page.objects.filter(pk__in=HonourRollPage.objects.values("pk")).update(last_published_at=None)
    days = [
        timezone.localdate(changed(entry))
        for entry in entries(client, "/sitemaps/rolls.xml").values()
        if entry.findtext("s:lastmod", "", NAMES)
    ]
    assert days
    assert all(date(2020, 1, 1) < day <= timezone.localdate() for day in days)
