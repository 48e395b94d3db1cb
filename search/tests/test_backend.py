"""The backend as Wagtail uses it: operators, orders, counts, and an index that is never behind."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Count, Exists, OuterRef
from django.test.utils import CaptureQueriesContext
from modelsearch.backends.base import SearchFieldError
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail.search.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from home.models import StandardPage
from honours.models import Merchant

from .factories import merchant, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def shops(home):
    """Five merchants of one alley, and the pages about it."""
    names = ("棕榈巷火锅", "棕榈巷小面", "棕榈巷茶馆", "老棕榈巷抄手", "巷口书店")
    for number, name in enumerate(names):
        merchant(name, f"棕榈巷{number}号", f"92500103ZLX00{number}0000")
    page("棕榈巷", "在坡上。")
    page("怎么走", "从棕榈巷口下车，再走到棕榈巷、棕榈巷后街。")
    return Merchant.objects.filter(address__startswith="棕榈巷")


def titles(results):
    return [item.title for item in results]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (PlainText("火锅 小面"), 0),
        (PlainText("火锅 小面", operator="or"), 2),
        (And([PlainText("棕榈"), PlainText("茶馆")]), 1),
        (And([PlainText("棕榈"), PlainText("!!!")]), 5),
        (And([PlainText("棕榈"), ~PlainText("茶馆")]), 4),
        (Or([PlainText("茶馆"), PlainText("书店")]), 2),
        (Or([PlainText("茶馆"), ~PlainText("棕榈")]), 1),
        (Not(PlainText("火锅")), 4),
        (Phrase("棕榈巷火锅"), 1),
        (Boost(PlainText("茶馆"), 3), 1),
        (Fuzzy("茶馆"), 1),
        (MATCH_ALL, 5),
        (Not(MATCH_ALL), 0),
        ("", 0),
        ("zlx", 5),
        ("zonglv", 4),
        ("3号", 1),
        ("ZLX0030", 1),
        ("巷", 5),
    ],
)
def test_every_kind_of_query(shops, query, count):
    results = shops.search(query)
    assert results.count() == count
    assert len(results) == count


def test_the_named_page_is_first_then_titles_then_texts(shops):
    page("棕榈巷夜话")
    page("夜访棕榈巷")
    assert titles(Page.objects.live().search("棕榈巷")) == ["棕榈巷", "棕榈巷夜话", "夜访棕榈巷", "怎么走"]


def test_more_mentions_come_before_one(shops):
    page("别处", "路过棕榈巷口，" + "一直往前走，" * 30)
    assert titles(Page.objects.live().search("棕榈巷口")) == ["怎么走", "别处"]


def test_a_related_title_is_not_the_own_one(home):
    spot = Page.objects.get(title="洪崖洞", locale__language_code="zh-hans").specific
    merchant("望江小馆", spot=spot)
    assert "望江小馆" in titles(Merchant.objects.listed().search("洪崖洞"))
    assert "望江小馆" not in titles(Merchant.objects.listed().search("洪崖洞", fields=["title"]))


def test_choosers_look_in_names_and_for_pages_in_all_their_words(shops):
    assert titles(Page.objects.autocomplete("棕榈巷")) == ["棕榈巷", "怎么走"]
    assert titles(Merchant.objects.autocomplete("榈巷茶")) == ["棕榈巷茶馆"]
    assert titles(Merchant.objects.autocomplete("ZLX002")) == ["棕榈巷茶馆"]


def test_the_callers_order_is_kept(shops):
    by_title = shops.order_by("-title").search("棕榈", order_by_relevance=False)
    assert titles(by_title) == sorted(titles(shops), reverse=True)
    assert titles(shops.search("棕榈", order_by="title")[1:3]) == sorted(titles(shops))[1:3]


def test_any_filter_of_the_caller_is_kept(shops):
    twin = Merchant.objects.filter(address=OuterRef("address")).exclude(pk=OuterRef("pk"))
    assert shops.filter(Exists(twin)).search("棕榈").count() == 0
    assert shops.filter(pk__in=[]).search("棕榈").count() == 0
    assert titles(shops.filter(opening="", address__endswith="1号").search("棕榈")) == ["棕榈巷小面"]


def test_slices_and_counts(shops):
    results = shops.search("棕榈巷")
    assert titles(results[1:3]) == titles(results)[1:3]
    assert results[1:3].count() == 2
    assert results[4:].count() == 1
    assert results[9:].count() == 0
    assert results[0].title == titles(results)[0]


def test_hits_past_those_kept(shops, monkeypatch):
    everything = titles(shops.search("棕榈"))
    monkeypatch.setattr("search.backend.compiler.KEPT", 2)
    results = shops.search("棕榈")
    assert results.count() == 5
    assert titles(results[3:5]) == everything[3:5]
    assert titles(results) == everything


def test_a_page_of_results_takes_three_queries_at_most(shops):
    with CaptureQueriesContext(connection) as queries:
        pager = Paginator(shops.search("棕榈"), 2)
        assert pager.count == 5
        assert len(pager.page(2)) == 2
    assert len(queries) <= 3


def test_scores_and_facets(shops):
    best, *rest = shops.search("老棕榈").annotate_score("score")
    assert best.score >= max([item.score for item in rest], default=0)
    assert shops.search("棕榈").facet("kind") == {shops[0].kind: 5}


def test_results_keep_what_the_queryset_adds(shops):
    found = shops.annotate(facts_given=Count("facts")).select_related("trade").search("茶馆")[0]
    assert found.facts_given == 0
    assert isinstance(Page.objects.specific().search("棕榈巷")[0], StandardPage)


def test_an_unknown_field_is_a_programmers_mistake(shops):
    with pytest.raises(SearchFieldError):
        shops.search("棕榈", fields=["colour"])


def test_saving_unpublishing_deleting_show_at_once(home):
    shop = merchant("银杏坝豆花")
    public = Merchant.objects.listed()
    assert titles(public.search("杏坝")) == ["银杏坝豆花"]
    shop.title = "梧桐坝豆花"
    shop.save()
    assert titles(public.search("杏坝")) == []
    assert titles(public.search("桐坝")) == ["梧桐坝豆花"]
    shop.live = False
    shop.save()
    assert titles(public.search("桐坝")) == []
    shop.delete()
    assert titles(Merchant.objects.search("桐坝")) == []


def test_pages_unpublished_translated_and_deleted(home):
    found = page("银杏坝")
    english = Locale.objects.get_or_create(language_code="en")[0]
    found.get_parent().specific.copy_for_translation(english) if not home.has_translation(english) else None
    translated = found.copy_for_translation(english)
    translated.title = "Ginkgo Flat"
    translated.save_revision().publish()
    assert titles(Page.objects.live().filter(locale=english).search("ginkgo")) == ["Ginkgo Flat"]
    found.unpublish()
    assert titles(Page.objects.live().filter(locale=found.locale).search("银杏坝")) == []
    translated.delete()
    assert titles(Page.objects.search("ginkgo")) == []


def test_nothing_too_long_to_save(home):
    page("很长的一页", "棕" * 60_000 + "a" * 5_000)
    assert titles(Page.objects.search("很长的一页")) == ["很长的一页"]
    assert titles(Page.objects.search("棕棕棕棕棕")) == ["很长的一页"]


def test_phrases_are_found_far_into_a_text(home):
    page("后记", "山城" * 9_000 + "末尾的棕榈巷子")
    assert titles(Page.objects.search("尾的棕榈巷")) == ["后记"]


def test_pictures_are_found_by_half_a_title(home):
    assert [image.title for image in get_image_model().objects.all().search("崖洞")]


def test_update_index_says_how_far_it_is(shops):
    said = StringIO()
    call_command("update_index", stdout=said)
    assert re.search(r"honours\.Merchant +\.", said.getvalue())
    assert re.search(r"indexed \d+ objects", said.getvalue())
    assert shops.search("棕榈").count() == 5
