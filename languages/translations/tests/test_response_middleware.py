"""Pages on their way out: what is converted, what is marked, and what stays to the letter."""

import pytest
from bs4 import BeautifulSoup

from core.models import TranslationStatus
from honours.models import Merchant
from languages.translations.response_middleware import in_traditional, with_chinese_marked
from services.activities.models import Activity

pytestmark = pytest.mark.django_db


def traditional(inside):
    before, after = '<html lang="zh-Hant"><body>', "</body></html>"
    html = in_traditional(f"{before}{inside}{after}")
    assert html.startswith(before)
    assert html.endswith(after)
    return html.removeprefix(before).removesuffix(after)


def english(inside):
    before, after = '<html lang="en"><body>', "</body></html>"
    return with_chinese_marked(f"{before}{inside}{after}").removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("<p>周一至周五</p>", "<p>週一至週五</p>"),
        ('<img alt="开门前" src="/门.png">', '<img alt="開門前" src="/门.png">'),
        ('<p lang="zh-Hans">门<b>门</b></p>门', '<p lang="zh-Hans">门<b>门</b></p>門'),
        ("<p lang='zh-Hans'>x</p><p>门", "<p lang='zh-Hans'>x</p><p>門"),
        ("<script>let 门 = '<p>门</p>'</script>", "<script>let 门 = '<p>门</p>'</script>"),
        ("<textarea>门 &lt;b&gt;</textarea>", "<textarea>门 &lt;b&gt;</textarea>"),
        ('<input value="门" placeholder="门">', '<input value="门" placeholder="門">'),
        ("<!-- 门 --><br>门<br/>门", "<!-- 门 --><br>門<br/>門"),
        ("<p>门 &lt;b&gt; &amp; 门</p>", "<p>門 &lt;b&gt; &amp; 門</p>"),
        ('<a title="a > 门">门 > 门</a>', '<a title="a > 門">門 > 門</a>'),
    ],
)
def test_records_are_converted_and_nothing_else(read, shown):
    assert traditional(read) == shown


def test_a_name_marked_once_stays_everywhere_on_the_page():
    read = '<p>去碑前红汤火锅楼的门</p><span lang="zh-Hans">碑前红汤火锅楼</span>'
    assert traditional(read) == '<p>去碑前红汤火锅楼的門</p><span lang="zh-Hans">碑前红汤火锅楼</span>'


def test_a_name_that_was_kept_in_a_page_stays_wherever_the_page_is_shown(home):
    assert traditional("<p>红汤火锅</p>") == "<p>紅湯火鍋</p>"
    TranslationStatus.objects.update_or_create(page=home, defaults={"kept": "红汤火锅\n别家店"})
    assert traditional("<p>红汤火锅</p>") == "<p>红汤火锅</p>"


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("<p>Shop</p>", "<p>Shop</p>"),
        ("<p>At 洪崖洞一层 示例A区.</p>", "<p>At [洪崖洞一层] [示例A区].</p>"),
        ("<p>For: 联盟成员、服装商户, past</p>", "<p>For: [联盟成员、服装商户], past</p>"),
        ("<p>渝中放心2022-001 to 渝中放心2022-050</p>", "<p>[渝中放心2022-001] to [渝中放心2022-050]</p>"),
        ('<p lang="zh-Hans">门</p>', '<p lang="zh-Hans">门</p>'),
        ("<title> 门 </title>", '<title lang="zh-Hans"> 门 </title>'),
        ("<title>门 · Yuzhong</title>", "<title>门 · Yuzhong</title>"),
        ("<option>门（3）</option>", '<option lang="zh-Hans">门（3）</option>'),
        ("<svg><text x='1'>门</text></svg>", "<svg><text lang=\"zh-Hans\" x='1'>门</text></svg>"),
        ('<img alt="一扇门">', '<img lang="zh-Hans" alt="一扇门">'),
    ],
)
def test_chinese_on_an_english_page_is_marked(read, shown):
    marked = shown.replace("[", '<span lang="zh-Hans">').replace("]", "</span>")
    found = english(read)
    assert BeautifulSoup(found, "html.parser") == BeautifulSoup(marked, "html.parser")


def test_a_list_of_records_is_read_in_traditional_characters(client):
    title = Activity.objects.public().filter(title="清洁石梯，爱我母城（演示）")[0].title
    page = BeautifulSoup(client.get("/zh-hant/activities/").content, "html.parser").main.get_text()
    assert "清潔石梯，愛我母城" in page
    assert title not in page
    assert title in client.get("/activities/").content.decode()


def test_a_shop_keeps_its_name_in_every_part_of_its_page(client):
    shop = Merchant.objects.listed().get(title="碑前红汤火锅楼")
    page = BeautifulSoup(client.get(f"/zh-hant{shop.get_absolute_url()}").content, "html.parser")
    assert shop.title in page.title.string
    assert page.h1.get_text(strip=True) == shop.title
    assert "红汤餐饮管理有限公司" in page.find(class_="lead").get_text()


def test_data_passes_untouched(client):
    data = client.get("/zh-hant/honours/honest-traders/data.json")
    assert "荣誉项目" in b"".join(data).decode()
