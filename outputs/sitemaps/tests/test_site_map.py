"""The map for people names every public section and page below it, in the reader's language, and nothing closed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from core.models import is_restricted
from lessons.models import LessonPage
from outputs.sitemaps import site_map

pytestmark = pytest.mark.django_db


def told(client, address: str = "/map/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


@pytest.mark.parametrize("start", ["", "/zh-hant", "/en"])
def test_every_public_page_of_two_levels_is_named(client, start):
    text = told(client, f"{start}/map/")
    code = start.strip("/") or "zh-hans"
    pages = Page.objects.live().exclude(is_restricted()).filter(locale__language_code=code, depth__in=(3, 4))
    assert pages.count() > 40
    assert [page.url for page in pages if f'href="{page.url}"' not in text] == []


def test_a_closed_page_is_not_named(client):
    lesson = LessonPage.objects.in_language("zh-hans").first()
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.LOGIN)
    assert lesson.title not in told(client)


def test_a_long_section_leads_to_the_rest(client, monkeypatch):
    monkeypatch.setattr(site_map, "MOST_BELOW", 3)
    text = told(client)
    assert "更多：景点" in text
    spots = Page.objects.get(slug="spots", locale__language_code="zh-hans").get_children().live()
    assert [spot.title in text for spot in spots[:4]] == [True, True, True, False]


def test_the_foot_of_a_page_leads_to_it_in_few_queries(client):
    assert 'href="/map/"' in client.get("/complain/").content.decode()
    with CaptureQueriesContext(connection) as asked:
        told(client)
    assert len(asked) <= 12
