"""The public addresses are a promise: they answer, in Chinese, within their number of queries."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from honours.history.recording import record
from honours.models import AwardScheme, Honour, Merchant
from lessons.models import LessonPage, ReadingCyclePage
from news.models import NewsPage
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
#: The home page also asks what was lately withdrawn: that must not wait for a tap.
#: A search asks nine times, and once for each kind of page it finds: here shops, spots, alliances and lessons.
ONE_MORE = {"/", "/search/?q=洪崖洞"}

PROMISED = {
    "/": "山城有信",
    "/spots/": "洪崖洞",
    "/spots/hong-ya-dong/": "吊脚楼",
    "/honours/": "放心消费创建示范单位",
    "/honours/safe-consumption-units/": "放心消费创建示范单位",
    "/honours/safe-consumption-units/?on=2022-07-14&state=valid": "2022",
    "/honours/honest-traders/": "消费维权诚信个体工商户",
    "/honours/honest-traders/?q=面": "消费维权诚信个体工商户",
    "/credit/": "查商户",
    "/credit/?q=火锅": "火锅",
    "/lessons/": "预防食物中毒",
    "/lessons/yu-fang-shi-wu-zhong-du/": "生熟分开",
    "/lessons/yu-fang-shi-wu-zhong-du/?version=short&type=large": "简版",
    "/lessons/luo-shi-shi-pin-an-quan-ze-ren/": "进货",
    "/quiz/yu-fang-shi-wu-zhong-du/": "交卷",
    "/takeaway/": "结果码",
    "/my/": "我的学习",
    "/reading/": "读书会",
    "/reading/2026-dong-ji/": "编者选",
    "/reading/hao-shu-ban-wo-xing-2022/": "互赠书籍",
    "/talks/": "高质量人才论坛",
    "/talks/gao-zhi-liang-ren-cai-lun-tan/": "方圆集团",
    "/exemplars/": "先进基层党组织",
    "/exemplars/xian-jin-ji-ceng-dang-zu-zhi/": "市委",
    "/news/": "动态",
    "/complain/": "12315",
    "/about/": "党建引领",
    "/privacy/": "隐私",
    "/accessibility/": "无障碍",
    "/criteria/": "放心消费",
    "/search/?q=洪崖洞": "洪崖洞",
    "/map/": "网站地图",
    "/alliances/": "总设",
    "/alliances/zong-she/": "渝中区委组织部",
    "/alliances/jie-fang-bei/": "八一路好吃街",
    "/alliances/jie-fang-bei-jing-qu/": "云端之眼",
    "/alliances/yu-pai-fu-shi/": "纤维监测中心",
    "/alliances/themes/": "机制提升",
    "/alliances/jie-fang-bei/wall/": "诚信经营荣誉栏",
    "/campaigns/": "国庆",
    "/campaigns/2026-guo-qing/": "节前",
    "/campaigns/2026-chun-jie/": "最终数字",
    "/services/": "党群服务中心",
    "/services/ge-xie/": "会员接待室",
    "/services/report-in/": "四找",
    "/services/quality/": "专家顾问团",
    "/services/volunteers/": "家电维修",
    "/services/fund/": "30余万元",
    "/services/pairing/": "16 份",
    "/services/ask/needs/": "同意书",
    "/services/ask/legal/": "同意书",
    "/activities/": "活动清单",
    "/activities/?kind=quality": "质量问诊日",
    "/policies/": "现行有效",
    "/policies/yi-feng-xin/": "正文待补",
    "/honours/quality-front-runners/": "领跑者",
}


@pytest.mark.parametrize(("address", "words"), PROMISED.items())
def test_a_promised_address_answers_in_chinese(client, address, words):
    response = client.get(address)
    assert response.status_code == 200
    text = response.content.decode()
    assert words in text
    assert '<html lang="zh-Hans"' in text


@pytest.mark.parametrize("address", PROMISED)
def test_it_sets_no_cookie(client, address):
    assert not client.get(address).cookies


@pytest.mark.parametrize("address", PROMISED)
def test_it_takes_few_queries_when_warm(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES + (address in ONE_MORE)):
        client.get(address)


@pytest.mark.slow
def test_every_page_of_the_demo_answers(client):
    kinds = (ScenicSpotPage, LessonPage, ReadingCyclePage, NewsPage)
    for page in [page for kind in kinds for page in kind.objects.listed()]:
        assert client.get(page.url).status_code == 200, page.url
    assert ScenicSpotPage.objects.live().count() == 3 * 12


def test_every_merchant_page_answers(client, django_assert_max_num_queries):
    for merchant in Merchant.objects.order_by("?")[:20]:
        with django_assert_max_num_queries(MOST_QUERIES + 2):  # two more for the site's root paths, once
            response = client.get(merchant.get_absolute_url())
        assert merchant.title in response.content.decode()


def _grow(scheme: AwardScheme, number: int) -> None:
    """Many more honoured merchants at the same spot, as if the bureau had awarded for years."""
    example = Merchant.objects.filter(honours__scheme=scheme)[0]
    shops = Merchant.objects.bulk_create(
        Merchant(title=f"增补{each}号店", kind=example.kind, trade=example.trade, spot=example.spot)
        for each in range(number)
    )
    honours = Honour.objects.bulk_create(
        Honour(merchant=shop, scheme=scheme, number=f"补-{each:05}", issued_on=date(2022, 3, 15))
        for each, shop in enumerate(shops)
    )
    record(honours, timezone.localdate())


GROWING = ["/honours/honest-traders/", "/honours/", "/spots/hong-ya-dong/", "/", "/credit/", "/credit/?q=面"]


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow_with_the_roll(client):
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    before = {address: queries(address) for address in GROWING}
    _grow(AwardScheme.objects.get(roll__slug="honest-traders", roll__locale__language_code="zh-hans"), 3000)
    assert {address: queries(address) for address in GROWING} == before


def test_the_usual_addresses(client):
    assert "Sitemap: http" in client.get("/robots.txt").content.decode()
    assert "/sitemaps/spots.xml" in client.get("/sitemap.xml").content.decode()


def test_the_mark_is_where_every_browser_looks_for_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 200
    with Image.open(BytesIO(b"".join(response))) as mark:
        assert mark.format == "ICO" and (32, 32) in mark.info["sizes"]


def test_health_names_its_parts(client):
    response = client.get("/healthz", {"format": "json"})
    assert response.status_code == 200
    assert set(json.loads(response.content)) == {
        "Cache(alias='default')",
        "Database(alias='default')",
        "Storage(alias='default')",
    }


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/spots/atlantis/",
        "/honours/none/",
        "/credit/zzzzzzzz/",
        "/lessons/x/",
        "/%00/",
        "/credit/%00/",
        "/..%2f/",
    ],
)
def test_an_unknown_address_is_a_designed_404(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "12315" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/credit/", "/search/", "/honours/honest-traders/", "/news/", "/spots/hong-ya-dong/"]
)
@pytest.mark.parametrize(
    "query",
    [
        "q=" + "洪" * 5000,
        "q=%00",
        "q=%22",
        "page=1&q=%F0%9F%8D%9C",
        "topic=%00",
        "spot=%00&trade=%00",
        "&".join(["a=1"] * 900),
    ],
)
def test_odd_queries_never_break_a_page(client, address, query):
    assert client.get(f"{address}?{query}").status_code in (200, 400, 404)
