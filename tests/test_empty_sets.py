"""Nothing is a set too: where no row is left, every list answers honestly and in its form."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import icalendar
import pytest
from django.apps import AppConfig, apps
from django.db import DatabaseError, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone
from wagtail.models import Page

from core.feeds.registry import CALENDARS, FEEDS
from core.models import BasePage
from honours.models import AwardScheme, HonourRollPage, RollCount, RollEntry

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

#: The apps whose rows and pages readers see, one by one.
KINDS = ["activities", "alliances", "bookclub", "campaigns", "certificates", "display_walls", "home", "honours"]
KINDS += ["lessons", "media", "news", "quizzes", "services", "spots"]

#: A scheme stays, for its roll is what is empty; the database itself keeps the entries and counts of rolls.
STAYING = (AwardScheme, RollEntry, RollCount)


def take_rows_away(app: AppConfig) -> None:
    """Take away from the public all that an app holds but its pages: rows go, what may never go is unpublished."""
    for model in app.get_models():
        if model not in STAYING and not issubclass(model, Page) and not _deleted(model) and hasattr(model, "live"):
            model._base_manager.update(live=False)


def close_pages(app: AppConfig) -> None:
    """Close the pages that an app's columns list; the columns themselves stay."""
    for model in app.get_models():
        if issubclass(model, BasePage) and model.max_count is None:
            Page.objects.filter(pk__in=model._base_manager.values("pk")).update(live=False)


def _deleted(model: type[Model]) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.all().delete()
    except (ProtectedError, DatabaseError, TypeError, ValueError):  # what is written once or still named elsewhere
        return False
    return True


def is_page(body: bytes) -> None:
    assert b"<main" in body


def is_markdown(body: bytes) -> None:
    assert body.startswith(b"#")


def is_json(body: bytes) -> None:
    json.loads(body)


def is_xml(body: bytes) -> None:
    ElementTree.fromstring(body)  # noqa: S314 -- our own


def is_calendar(body: bytes) -> None:
    icalendar.Calendar.from_ical(body)


def is_csv(body: bytes) -> None:
    assert next(csv.reader(io.StringIO(body.decode("utf-8-sig"))))[0] == "荣誉项目"


Check = Callable[[bytes], None]


def public() -> Iterator[tuple[str, Check]]:
    """Every list that anybody may ask for, with what its answer must be."""
    found = {}
    for page in Page.objects.live().filter(depth__gt=1, locale__language_code="zh-hans").order_by("path").specific():
        if isinstance(page, BasePage):
            found.setdefault(type(page), page.url)
    for address in found.values():
        yield address, is_page
        yield f"{address}index.md", is_markdown
    for slug in HonourRollPage.objects.in_language().live().values_list("slug", flat=True):
        yield f"/honours/{slug}/data.csv", is_csv
        yield f"/honours/{slug}/data.json", is_json
        yield f"/honours/{slug}/data.csv-metadata.json", is_json
        yield f"/api/v2/honours/?roll={slug}&after=X", is_json
    yield from ((f"/feeds/{what}.xml", is_xml) for what in FEEDS)
    yield from ((f"/calendar/{what}.ics", is_calendar) for what in CALENDARS)
    yield from ((f"/api/v2/{what}/", is_json) for what in ("pages", "pictures", "merchants"))
    yield from ((address, is_page) for address in ("/search/?q=火锅", "/map/", "/en/", "/zh-hant/", "/v/", "/api/"))
    yield "/sitemap.xml", is_xml


def ask_all(client) -> None:
    for address, check in public():
        answer = client.get(address)
        assert answer.status_code in (200, 302), address
        if answer.status_code == 200:
            check(answer.getvalue())


@pytest.mark.parametrize("label", KINDS)
def test_without_one_kind(client, label):
    take_rows_away(apps.get_app_config(label))
    close_pages(apps.get_app_config(label))
    ask_all(client)


@pytest.mark.parametrize("steps", [[take_rows_away], [close_pages], [take_rows_away, close_pages]])
def test_without_any(client, steps):
    for step in steps:
        for label in KINDS:
            step(apps.get_app_config(label))
    ask_all(client)


def test_a_roll_on_which_nobody_stands(client):
    take_rows_away(apps.get_app_config("honours"))
    roll = "/honours/quality-front-runners/"
    assert "这个项目还没有授予过牌匾" in client.get(roll).content.decode()
    assert client.get(f"{roll}data.csv").content.decode("utf-8-sig").count("\n") == 1
    assert client.get(f"{roll}data.json").json()["名单"] == []
    assert client.get("/api/v2/honours/?roll=quality-front-runners&after=X").json() == {
        "day": f"{timezone.localdate()}",
        "meta": {"total_count": 0},
        "items": [],
    }
