"""The public search page."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from .factories import merchant, page
from .test_admin_views import HOSTILE

pytestmark = pytest.mark.django_db
INDEX_TABLE = "wagtailsearch_indexentry"


def found(client, address="/search/", **parameters):
    response = client.get(address, parameters)
    assert response.status_code == 200
    return " ".join(re.sub(r"<(?!/?mark)[^>]+>", "", _main(response)).split())


def _main(response):
    text = response.content.decode()
    return text[text.index('<main id="main">') : text.index("</main>")]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", ["", "spots", "merchants"])
def test_no_input_breaks_the_page(client, home, hostile, kind):
    assert client.get(f"/search/?q={HOSTILE[hostile]}&kind={kind}").status_code == 200


def test_nothing_typed_is_a_hint(client, home):
    assert "半个名字" in found(client)


def test_groups_with_counts_and_the_match_marked(client, home):
    merchant("棕榈巷火锅", "近洪崖洞")
    text = found(client, q="崖洞")
    assert "景点（" in text
    assert "商户（" in text
    assert "洪<mark>崖洞</mark>" in text


def test_what_was_written_stays_text(client, home):
    page("棕榈巷<script>alert(1)</script>", "棕榈巷 &lt;b&gt;粗&lt;/b&gt;")
    response = client.get("/search/", {"q": '棕榈巷"><script>'})
    assert b"<script>alert" not in response.content
    assert b'"><script>' not in response.content
    assert "<script>alert" not in client.get("/search/", {"q": "棕榈"}).content.decode()


@pytest.mark.parametrize("kind", ["", "spots", "merchants", "news"])
@pytest.mark.parametrize("typed", ["洪崖洞", "火锅", "棕榈巷", "洪涯洞", "没有这个"])
def test_five_search_queries_at_most(client, home, kind, typed):
    for number in range(30):
        merchant(f"棕榈巷{number}号店")
    with CaptureQueriesContext(connection) as queries:
        found(client, q=typed, kind=kind)
    assert sum(INDEX_TABLE in query["sql"] for query in queries) <= 5


def test_the_page_takes_few_queries_in_all(client, home, django_assert_max_num_queries):
    found(client, q="洪崖洞")
    with django_assert_max_num_queries(24):  # asked twice, as readers may meet it: twelve each
        found(client, q="洪崖洞")


def test_filter_and_paging_live_in_the_address(client, home):
    for number in range(45):
        merchant(f"棕榈巷{number}号店")
    assert "第 1 页，共 3 页" in found(client, q="棕榈巷", kind="merchants")
    last = found(client, q="棕榈巷", kind="merchants", page=3)
    assert last.count("<mark>") == 5
    assert "q=%E6%A3%95" in _main(client.get("/search/", {"q": "棕榈巷", "kind": "merchants"}))
    for bad in ("4", "0", "x"):
        assert client.get("/search/", {"q": "棕榈巷", "kind": "merchants", "page": bad}).status_code == 404


def test_only_what_is_public_is_found(client, home):
    merchant("棕榈巷旧店", live=False)
    page("棕榈巷草稿", live=False)
    private = page("棕榈巷内部")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert "共找到 0 条" in found(client, q="棕榈巷")


def test_a_wrong_character_of_the_same_sound_leads_on(client, home):
    assert "没有找到“洪涯洞”，下面是“洪崖洞”的结果" in found(client, q="洪涯洞")
    merchant("棕榈巷火锅")
    assert "下面是“棕榈巷”的结果" in found(client, q="宗旅巷")
    assert "下面是" not in found(client, q="完全没有")


CODE = "91000000MAR7H1C1LH"  # of a shop of the demo; all its codes begin alike


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), f"{CODE[:4]} {CODE[4:]}", CODE[8:]])
@pytest.mark.parametrize("tree", ["", "/en"])
def test_a_credit_code_finds_its_shop_and_counts_no_other(client, home, typed, tree):
    page = BeautifulSoup(client.get(f"{tree}/search/", {"q": typed}).content, "html.parser")
    assert [item.h3.get_text(strip=True) for item in page.select(".search__item")] == ["碑前红汤火锅楼"]
    assert page.select_one(".as-of b").get_text() == "1"


def test_a_code_that_nobody_has_finds_nothing(client, home):
    page = BeautifulSoup(client.get("/search/", {"q": "91000000MAR7H1C1XX"}).content, "html.parser")
    assert page.select_one(".as-of b").get_text() == "0" and not page.select(".search__item")


@pytest.mark.parametrize("words", ["火锅", "解放碑停车", "诚信火锅店", "朝天门", "渝中放心2022-001", "91000000MA"])
def test_what_is_shown_as_found_is_what_is_counted(client, home, words):
    """What meets the words in part only stands under a heading of its own."""
    response = client.get("/search/", {"q": words})
    search, page = response.context["search"], BeautifulSoup(response.content, "html.parser")
    found = page.select('[aria-labelledby="best"] .search__item, [aria-labelledby^="group-"] .search__item')
    shown = {item.h3.a["href"] for item in found}
    assert len(shown) <= search.total
    assert len(shown) == search.total or len(shown) >= 3
    near = {item.h3.a["href"] for item in page.select('[aria-labelledby="near"] .search__item')}
    assert not near & shown
    number = page.select('[aria-labelledby="number"] .search__item')
    counted = [int(each.get_text()) for each in page.select(".as-of b")]
    assert counted == ([len(number)] if number else []) + [search.total]


def test_a_shop_found_by_its_number_is_counted(client, home):
    page = BeautifulSoup(client.get("/credit/", {"q": "渝中放心2022-001"}).content, "html.parser")
    assert page.select_one(".as-of b").get_text() == "1"
    assert len(page.select(".merchants__name")) == 1


def test_a_suggestion_never_names_what_is_not_public(client, home):
    merchant("棕榈巷旧店", live=False)
    assert "棕榈巷" not in found(client, q="宗吕项")


def test_the_query_is_cut(client, home):
    response = client.get("/search/", {"q": "渝" * 100})
    assert response.context["text"] == "渝" * 64


def test_the_active_language_comes_first(client, home):
    english = Locale.objects.get_or_create(language_code="en")[0]
    root = home.get_translation_or_none(english) or home.copy_for_translation(english)
    root.save_revision().publish()
    page("棕榈巷 Palm Lane", parent=root)
    text = found(client, q="棕榈巷")
    assert "共找到 0 条" in text
    assert "1 条" in text
    assert "/en/search/?q=" in _main(client.get("/search/", {"q": "棕榈巷"}))
    assert "Palm Lane" in found(client, "/en/search/", q="棕榈巷")


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("一品·老鸭汤", "一品老鸭汤"),
        ("老四川（总店）", "老四川总店"),
        ("老四川（总店）", "lsczd"),
        ("老四川（总店）", "laosichuanzongdian"),
        ("K&K咖啡", "K&K"),
        ("K&K咖啡", "kk"),
        ("著名小吃", "zhuming"),
        ("单记面庄", "shanji"),
        ("单记面庄", "sjmz"),
        ("单记面庄", "danji"),
        ("查氏点心铺", "zhashi"),
        ("曾家抄手", "zengjia"),
        ("仇记烧饼", "qiuji"),
        ("朝阳茶社", "zhaoyang"),
        ("便宜坊", "bianyifang"),
        ("弄堂里", "nongtang"),
        ("粘糕铺", "niangao"),
        ("〇五号仓库", "零五号"),
        ("𠮷野川丼", "吉野"),
        ("7·11便利", "711便利"),
        ("A+B 面馆", "A+B"),
        ("张记《豆花》", "张记豆花"),
    ],
)
@pytest.mark.parametrize("address", ["/search/", "/credit/"])
def test_names_as_people_type_them(client, home, address, title, typed):
    merchant(title)
    assert title in re.sub("<[^>]+>", "", _main(client.get(address, {"q": typed}))).replace("&amp;", "&")
