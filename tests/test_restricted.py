"""A page that needs a log-in leaks nowhere, though our pages check restrictions in a query of their own."""

import pytest
from wagtail.models import Page, PageViewRestriction

from lessons.models import LessonPage

pytestmark = pytest.mark.django_db

LESSON = "/lessons/yu-fang-shi-wu-zhong-du/"
TITLE = "预防食物中毒"


@pytest.fixture
def section():
    """The lessons, behind a log-in."""
    page = Page.objects.get(locale__language_code="zh-hans", slug="lessons")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def test_the_page_and_those_below_ask_for_a_log_in(client, section):
    assert [client.get(address).status_code for address in ("/lessons/", LESSON)] == [302, 302]


def test_it_opens_for_who_is_signed_in(editor_client, section):
    assert editor_client.get(LESSON).status_code == 200


def test_a_password_is_asked_for(client):
    page = LessonPage.objects.in_language().get(slug="yu-fang-shi-wu-zhong-du")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="geheim")
    response = client.get(LESSON)
    assert 'type="password"' in response.content.decode()
    assert "案板" not in response.content.decode()


def test_an_alias_answers_to_the_restriction_of_its_source(client, section, home):
    lesson = LessonPage.objects.in_language().get(slug="yu-fang-shi-wu-zhong-du")
    lesson.create_alias(parent=home, update_slug="bie-ming")
    assert client.get("/bie-ming/").status_code == 302
    assert "/bie-ming/" not in client.get(f"/search/?q={TITLE}").content.decode()


def test_a_page_below_an_alias_does_too(client, section, home):
    section.specific.create_alias(parent=home, update_slug="ke-tang", recursive=True)
    assert client.get("/ke-tang/").status_code == 302
    assert client.get("/ke-tang/yu-fang-shi-wu-zhong-du/").status_code == 302


@pytest.mark.parametrize(
    "address", ["/", "/spots/", "/sitemaps/lessons.xml", f"/search/?q={TITLE}", "/search/?q=yfswzd", "/nowhere/"]
)
def test_no_list_menu_search_or_map_names_it(client, section, address):
    text = client.get(address).content.decode()
    assert LESSON not in text
    assert f"{TITLE}</a>" not in text
    assert 'href="/lessons/"' not in text


def test_what_is_not_live_is_not_found(client):
    LessonPage.objects.in_language().get(slug="yu-fang-shi-wu-zhong-du").unpublish()
    assert client.get(LESSON).status_code == 404
    assert LESSON not in client.get("/lessons/").content.decode()
