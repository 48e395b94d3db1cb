"""What makes a plaque worth believing: objection, the shop's word, withdrawal, labels, an award of many."""

import re
import subprocess

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.plain_schemes import PLAIN_SCHEMES

from .autosaving import open_form
from .confirming import confirm
from .test_editing import publish

UNDER_NOTICE = """
from datetime import timedelta
from django.utils import timezone
from honours.models import Honour
from editing.reviews.authority import BypassReason, acting_for_system
valid = Honour.objects.public().filter(withdrawn_on=None, scheme__roll__slug="honest-traders")[7]
today = timezone.localdate()
honour = Honour(merchant=valid.merchant, scheme=valid.scheme, number="公示中一号")
honour.notice_on, honour.notice_until = today - timedelta(days=1), today + timedelta(days=5)
with acting_for_system(BypassReason.LAYING_OUT):
    honour.save()
print("shop", valid.merchant.get_absolute_url())
"""
ONE_VALID = """
from honours.models import Honour
one = Honour.objects.public().filter(withdrawn_on=None, scheme__roll__slug="honest-traders")[{place}]
print("found", one.pk, one.code, one.merchant.pk, one.merchant.get_absolute_url(), one.number)
"""


def asked(server, program: str, word: str) -> list[str]:
    """What a program run beside the server prints after a word."""
    said = server.manage("shell", "--verbosity", "0", "-c", program)
    return re.search(rf"^{word} (.+)$", said, re.MULTILINE)[1].split()


def chosen(server, place: int) -> list[str]:
    """Number in the admin, code, merchant's number, its address and the plaque's number of a valid honour."""
    return asked(server, ONE_VALID.format(place=place), "found")


@pytest.mark.walk
def test_an_objection_from_the_street_to_its_outcome(phone, desk, server):
    [shop] = asked(server, UNDER_NOTICE, "shop")
    phone.goto(shop)
    phone.get_by_role("link", name="对编号 公示中一号 的公示有异议").click()
    phone.get_by_label("哪里不对").fill("店里没有明码标价")
    phone.get_by_label("理由和依据").fill("上周三在柜台问了两次价格，两次不一样，有小票。")
    phone.get_by_role("button", name="提交异议").click()
    while "提交得太快了" in phone.locator("main").inner_text():
        expect(phone.get_by_label("哪里不对")).to_have_value("店里没有明码标价")
        phone.get_by_role("button", name="提交异议").click()
    phone.wait_for_url("**/hearings/case/**")
    case = phone.url
    expect(phone.locator("main")).to_contain_text("已收到")

    desk.goto("/admin/objections/")
    desk.locator("td.title a").first.click()
    expect(desk.locator("main")).to_contain_text("上周三在柜台问了两次价格")
    desk.locator("select[name=state]").select_option("closed")
    desk.locator("input[name=post]").fill("核查岗")
    desk.locator("select[name=outcome]").select_option("upheld")
    desk.locator("textarea[name=finding]").fill("已补上价签。")
    desk.get_by_role("button", name="保存").first.click()
    expect(desk.locator(".messages .success")).to_be_visible()

    phone.goto(case)
    expect(phone.locator("main")).to_contain_text("异议成立")
    expect(phone.locator("main")).to_contain_text("已补上价签。")
    expect(phone.locator("main")).not_to_contain_text("在柜台问了")


def test_the_shop_s_word_stands_beside_its_record(phone, desk, colleague, server):
    _, _, merchant, shop, _ = chosen(server, 3)
    desk.goto(f"/admin/hearings/link/{merchant}/")
    desk.get_by_role("button", name="生成答复链接").click()
    link = desk.locator("#address").inner_text()
    phone.goto(link)
    phone.get_by_label("答复").fill("我们已经换了新的价目牌。")
    phone.get_by_role("button", name="提交答复").click()
    phone.goto(link)
    expect(phone.locator("main")).not_to_contain_text("提交答复")  # one link, one reply
    phone.goto(shop)
    expect(phone.locator("main")).not_to_contain_text("价目牌")

    desk.goto("/admin/merchant_replies/")
    desk.locator("td.title a").first.click()
    desk.locator("select[name=state]").select_option("shown")
    desk.get_by_role("button", name="保存").first.click()
    confirm(desk, colleague)
    phone.reload()
    expect(phone.locator("section[aria-labelledby=replies]")).to_contain_text("未经核实")
    expect(phone.locator("section[aria-labelledby=replies]")).to_contain_text("我们已经换了新的价目牌。")


@pytest.mark.walk
def test_a_withdrawn_plaque_says_so_at_once(phone, author, server):
    honour, code, _, shop, _ = chosen(server, 4)
    phone.goto(f"/v/{code}")
    expect(phone.locator("h1")).to_have_text("有效")

    open_form(author, f"/admin/snippets/honours/honour/edit/{honour}/")
    today = asked(server, "from django.utils import timezone; print('day', timezone.localdate())", "day")[0]
    author.locator("#id_withdrawn_on").evaluate(
        "(field, day) => { field.value = day }", today
    )  # no calendar in the way
    author.locator("#id_withdrawal_reason").fill("不再符合评定标准")
    publish(author, server)

    phone.goto(f"/v/{code}")
    expect(phone.locator("h1")).to_have_text("已撤销")
    expect(phone.locator("main")).to_contain_text("不再符合评定标准")
    phone.goto(shop)
    expect(phone.locator("main")).to_contain_text("已撤销")


def test_printed_labels_lead_to_their_plaques(phone, desk, tmp_path):
    desk.goto("/admin/snippets/honours/honour/?q=渝中诚信2022-1")
    desk.locator("thead input[type=checkbox]").check()
    ticked = set(re.findall(r"渝中诚信2022-1\d{2}", desk.locator("table.listing tbody").first.inner_text()))
    desk.get_by_role("link", name="打印选中荣誉的标签").click()
    desk.locator("input[name=first]").fill("7")
    desk.get_by_role("button", name="打印标签").click()
    done = desk.locator("[role=log] a")
    expect(done).to_be_visible()
    (tmp_path / "labels.pdf").write_bytes(desk.request.get(done.get_attribute("href")).body())
    subprocess.run(["pdftoppm", "-r", "200", "-png", "labels.pdf", "page"], cwd=tmp_path, check=True)
    sheets = [zxingcpp.read_barcodes(Image.open(path)) for path in sorted(tmp_path.glob("page*.png"))]
    found = [one.text for codes in sheets for one in codes]
    assert len(found) == len(ticked) > 24  # more than a sheet holds
    assert len(sheets[0]) == 24 - 6  # the first six places were used before
    numbers = set()
    for address in found:
        phone.goto(address)
        expect(phone.locator("h1")).to_have_text("有效")
        numbers.add(re.search(r"渝中诚信2022-\d{3}", phone.locator("main").inner_text())[0])
    assert numbers == ticked


def test_an_award_of_many_by_four_people(desks, phone, server):
    roll = "/honours/safe-consumption-units/?q=待授店"
    made = f"{PLAIN_SCHEMES}from honours.releases.tests.drafts import drafts; drafts(5)"
    server.manage("shell", "-v0", "-c", made)
    author = desks["author"]
    author.goto("/admin/releases/new/")
    author.locator("#id_title").fill("2027年3·15授牌")
    author.get_by_role("button", name="保存").click()
    author.get_by_role("link", name="加入荣誉").click()
    author.locator("#id_scheme").select_option(label="放心消费创建示范单位")
    author.locator("#id_first").fill("批-001")
    author.locator("#id_last").fill("批-005")
    author.get_by_role("button", name="查找").click()
    author.get_by_role("button", name="加入这 5 块").click()
    expect(author.locator("main")).to_contain_text("会公开 5 块")
    author.get_by_role("link", name="预演公开后的样子").click()
    expect(author.locator("body")).to_contain_text("待授店003")
    author.go_back()
    author.get_by_role("button", name="送审").click()
    address = author.url
    phone.goto(roll)
    expect(phone.locator("main")).not_to_contain_text("待授店003")

    for role, step in (("first", "初审"), ("second", "复审")):
        desks[role].goto(address)
        desks[role].get_by_role("button", name=f"{step}通过").click()
    final = desks["final"]
    final.goto(address)
    final.get_by_role("link", name="现在发布").click()
    final.get_by_role("button", name="确认公开 5 块").click()
    expect(final.locator("main")).to_contain_text("5 块荣誉，5 家商户一并公开")
    phone.goto(roll)
    for number in range(1, 6):
        expect(phone.locator("main")).to_contain_text(f"待授店00{number}")
