"""Each public page has a twin with its own words; a closed one has none and is named by none."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, get_page_models

from core.models import BasePage, is_restricted
from honours.history.states import HonourState
from honours.models import CreditListPage, Honour, Merchant
from lessons.bookclub.models import NoteConsentText, ReadingNote
from lessons.bookclub.states import NoteState
from lessons.models import LessonPage, ReadingCyclePage
from outputs.markdown.blocks import markdown
from outputs.markdown.facts import FACTS
from services.models import FundPage, LedgerEntry, ServiceItemPage
from spots.models import ScenicSpotPage

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LESSON = "/lessons/yu-fang-shi-wu-zhong-du/"


def told(client, address: str) -> str:
    response = client.get(f"{address}index.md")
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    return response.content.decode()


@pytest.mark.slow
def test_every_public_page_has_one_and_its_head_names_it(client):
    pages = Page.objects.live().filter(depth__gt=1).exclude(is_restricted()).order_by("-path")
    for page in {page.content_type_id: page for page in pages}.values():
        text = told(client, page.url)
        assert text.startswith("# ")
        assert f"{page.url}>" in text  # where people read it
        html = client.get(page.url).content.decode()
        if "og:title" in html:  # the screen on a wall has a head of its own
            assert re.search(rf'type="text/markdown" href="[^"]*{page.url}index.md"', html), page.url


def test_a_spot_tells_its_facts_and_its_text(client):
    spot = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")
    text = told(client, spot.url)
    for words in (spot.title, spot.summary, spot.address, "## 出处", "待核实：", "## 怎么去", "11层"):
        assert words in text


def test_a_lesson_tells_all_its_parts(client):
    lesson = LessonPage.objects.in_language().get(slug=LESSON.split("/")[2])
    text = told(client, LESSON)
    assert [part.value["title"] for part in lesson.parts] == [
        title for title in re.findall(r"^### (.+)$", text, re.M) if title in {p.value["title"] for p in lesson.parts}
    ]
    assert "| 场合 | 要做到 |" in text


def test_the_link_header_names_the_page_as_the_original(client):
    assert client.get(f"{LESSON}index.md")["Link"].endswith(f'{LESSON}>; rel="canonical"')


def test_a_roll_tells_who_stands_on_it_today(client):
    honour = Honour.objects.public().select_related("merchant", "scheme").first()
    address = honour.scheme.roll.url
    assert honour.number in told(client, address)
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "不再符合"
    honour.save()
    assert honour.number not in told(client, address)


def test_a_merchant_tells_how_its_honours_stand_today(client):
    honour = Honour.objects.public().select_related("merchant").first()
    address = honour.merchant.get_absolute_url()
    assert f"| {HonourState.VALID.label} |" in told(client, address)
    honour.valid_to = timezone.localdate() - timedelta(days=1)
    honour.save()
    text = told(client, address)
    assert f"| {HonourState.EXPIRED.label} |" in text
    assert f"| {HonourState.VALID.label} |" not in text


def test_an_unpublished_merchant_has_none(client):
    merchant = Merchant.objects.listed().first()
    Merchant.objects.filter(pk=merchant.pk).update(live=False)
    assert client.get(f"{merchant.get_absolute_url()}index.md").status_code == 404


def test_a_closed_page_has_none_and_is_named_nowhere(client):
    title = LessonPage.objects.in_language().get(slug=LESSON.split("/")[2]).title
    assert title in told(client, "/lessons/")
    assert LESSON in client.get("/llms.txt").content.decode()
    page = Page.objects.get(locale__language_code="zh-hans", slug="lessons")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for address in ("/lessons/", LESSON):
        assert client.get(f"{address}index.md").status_code == 404
    assert LESSON not in told(client, "/")
    assert "/lessons/" not in client.get("/llms.txt").content.decode()


def test_nobody_signed_in_gets_more(editor_client):
    page = Page.objects.get(locale__language_code="zh-hans", slug="lessons")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert editor_client.get(f"{LESSON}index.md").status_code == 404


def test_with_the_listing_closed_merchants_have_none(client):
    PageViewRestriction.objects.create(
        page=CreditListPage.objects.in_language().get(), restriction_type=PageViewRestriction.LOGIN
    )
    address = Merchant.objects.listed().first().get_absolute_url()
    assert client.get(f"{address}index.md").status_code == 404


def test_a_fact_does_not_name_a_closed_page(client):
    item = ServiceItemPage.objects.exclude(centre=None).live().first()
    label = f"：{item.centre.title}\n"
    assert label in told(client, item.url)
    PageViewRestriction.objects.create(page=item.centre, restriction_type=PageViewRestriction.LOGIN)
    assert label not in told(client, item.url)


@pytest.mark.parametrize(
    "address",
    ["/nowhere/index.md", "/activities/2026-12/index.md", "/credit/zzzzzzzz/index.md", "/%00/index.md", "/a//index.md"],
)
def test_other_addresses_have_none(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/index.md", "/spots/index.md", "/honours/honest-traders/index.md", "/llms.txt"])
def test_it_takes_few_queries(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


def test_llms_txt_lists_every_page_of_the_sites_language(client):
    text = client.get("/llms.txt").content.decode()
    pages = Page.objects.live().filter(depth__gt=1, locale__language_code="zh-hans").exclude(is_restricted())
    assert sorted(re.findall(r"\(https?://[^/]+(/\S*)index\.md\)", text)) == sorted(page.url for page in pages)
    assert text.startswith("# 渝中放心游")


def _kinds_of_blocks():
    streams = [
        field.stream_block
        for model in get_page_models()
        if issubclass(model, BasePage)
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]
    while streams:
        for block in streams.pop().child_blocks.values():
            yield type(block)
            streams += [
                inner for inner in getattr(block, "child_blocks", {}).values() if isinstance(inner, StreamBlock)
            ]


def test_every_block_has_a_writer():
    unwritten = {kind.__name__ for kind in _kinds_of_blocks() if markdown.dispatch(kind) is markdown.dispatch(object)}
    assert not unwritten


def test_facts_are_fields():
    for kind, names in FACTS.items():
        for name in names:
            assert kind._meta.get_field(name)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/services/fund/", ["## 本站账目，按年", "| 年份 | 收入（元） |"]),
        ("/services/pairing/", ["## 共建协议", "| 监管所一方 | 个体工商户一方 |"]),
        ("/alliances/themes/", ["## 机制提升", "](http"]),
    ],
)
def test_a_page_over_a_ledger_tells_what_is_in_it(client, address, said):
    text = told(client, address)
    assert [words for words in said if words not in text] == []


def test_the_fund_tells_each_entry_that_its_page_shows(client):
    text = told(client, "/services/fund/")
    newest = LedgerEntry.objects.all()[: FundPage.LATEST]
    assert newest
    assert [entry.purpose for entry in newest if entry.purpose not in text] == []


def test_no_address_runs_into_the_words_after_it(client):
    """Programs take an address up to a blank: each stands between signs, or is the target of a link."""
    item = ServiceItemPage.objects.in_language().live().first()
    ServiceItemPage.objects.filter(pk=item.pk).update(takes="见https://example.org/a_b、https://example.org/c；")
    pages = Page.objects.live().filter(depth__gt=1).exclude(is_restricted()).order_by("path")
    shop = Honour.objects.public().first().merchant.get_absolute_url()
    addresses = {page.content_type_id: page.url for page in pages} | {0: shop, 1: item.url}
    texts = [told(client, address) for address in addresses.values()] + [client.get("/llms.txt").content.decode()]
    for text in texts:
        bare = [each for each in re.findall(r"(?i)(.?)https?://", text) if each not in ("<", "(", "`")]
        assert bare == [], text


def test_a_cycle_tells_what_readers_wrote_and_what_editors_said_to_it(client):
    cycle = ReadingCyclePage.objects.in_language().get(slug="hao-shu-ban-wo-xing-2022")
    consent = NoteConsentText.objects.first()
    notes = [
        ReadingNote(cycle=cycle, consent=consent, state=NoteState.SHOWN, digest=f"{number}", **given)
        for number, given in enumerate(
            [
                {"pen_name": "江边", "text": "第一段。\n# 第二段"},
                {"pen_name": "石阶", "text": "又一篇", "is_picked": True, "comment": "写得真。\n再读。"},
            ]
        )
    ]
    ReadingNote.objects.bulk_create(notes)
    hidden = ReadingNote(cycle=cycle, consent=consent, pen_name="没审", text="等着的话", digest="w")
    hidden.save()
    text = told(client, cycle.url)
    assert "## 大家的读后感" in text and "第一段。\n\\# 第二段" in text
    assert f"### 石阶，{timezone.localdate()}，编者选\n\n又一篇\n\n> **编者点评：**\n>\n> 写得真。\n> 再读。" in text
    assert text.index("石阶") < text.index("江边")
    assert "等着的话" not in text
    assert "石阶" in told(client, f"/en{cycle.url}")
