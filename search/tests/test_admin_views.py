"""The admin's lists and choosers find Chinese, and no input breaks them."""

import pytest
from django.urls import reverse

from .factories import merchant, page

pytestmark = pytest.mark.django_db

PAGES = ("explorer", "page search", "page chooser")
MERCHANTS = ("snippet list", "snippet chooser")
PICTURES = ("image list", "image chooser")
VIEWS = {
    "explorer": lambda home: reverse("wagtailadmin_explore", args=[home.pk]),
    "page search": lambda home: reverse("wagtailadmin_pages:search"),
    "page chooser": lambda home: reverse("wagtailadmin_choose_page_search"),
    "snippet list": lambda home: reverse("wagtailsnippets_honours_merchant:list"),
    "snippet chooser": lambda home: reverse("wagtailsnippetchoosers_honours_merchant:choose_results"),
    "image list": lambda home: reverse("wagtailimages:index"),
    "image chooser": lambda home: reverse("wagtailimages_chooser:choose_results"),
    "document list": lambda home: reverse("wagtaildocs:index"),
}
HOSTILE = {
    "quote": "%22",
    "odd quotes": "%22a%22%22",
    "NUL": "%00",
    "blanks": "%20%20",
    "syntax": "*%20(%20%5E%20%3A%20-",
    "operators": "NOT%20AND%20OR%20NEAR(a%20b)",
    "emoji": "%F0%9F%8D%B2",
    "punctuation": "%E3%80%82%EF%BC%8C",
    "surrogate": "%ED%A0%80",
    "backslash": "%5C'%5C",
    "long": "%E6%B8%9D" * 3_000 + "a" * 1_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("view", VIEWS)
def test_no_input_breaks_a_view(editor_client, home, view, hostile):
    response = editor_client.get(f"{VIEWS[view](home)}?q={HOSTILE[hostile]}")
    assert response.status_code == 200


@pytest.mark.parametrize("typed", ["榈巷", "棕櫚", "zlx", "lvxiang"])
@pytest.mark.parametrize("view", [*PAGES, *MERCHANTS])
def test_half_a_name_is_found(editor_client, home, view, typed):
    page("棕榈巷之家")
    merchant("棕榈巷之家")
    response = editor_client.get(VIEWS[view](home), {"q": typed})
    assert "棕榈巷之家" in response.content.decode()


@pytest.mark.parametrize("view", ["page search", "page chooser"])
def test_a_draft_is_found_by_what_it_says(editor_client, home, view):
    page("只记得内容的一篇", "江边石缝里长出一棵黄葛树", live=False)
    response = editor_client.get(VIEWS[view](home), {"q": "石缝里长出一棵"})
    assert "只记得内容的一篇" in response.content.decode()


@pytest.mark.parametrize("view", PICTURES)
def test_half_a_title_is_found(editor_client, home, view):
    response = editor_client.get(VIEWS[view](home), {"q": "崖洞"})
    assert "洪崖洞" in response.content.decode()
