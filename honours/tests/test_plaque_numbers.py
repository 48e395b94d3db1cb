"""Whoever types a number from a plaque finds the shop it was given to, whichever box it is typed into."""

import pytest

from honours.models import Honour
from honours.plaque_numbers import honours_numbered

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "渝中诚信2022-007", "渝中诚信2022007", "诚信2022-007", "渝中诚信 2022 007", "渝中诚信２０２２－００７",
        "渝中诚信2022-7", "编号：渝中诚信2022-007", "渝中诚信〔2022〕007号", "渝中诚信2022第007号",
        "No.渝中诚信2022-007", "渝中诚信2022—007。", "渝中誠信2022-007", "編號：渝中誠信〔2022〕007號",
        "渝中诚信2022年007号", "渝中诚信2022年第007号", "诚信007", "诚信 007号",
    ],
)  # fmt: skip
def test_a_number_as_people_write_it(typed):
    assert [honour.number for honour in honours_numbered(typed)] == ["渝中诚信2022-007"]


@pytest.mark.parametrize("typed", ["2022-007", "2022007", "007", "2022 7"])
def test_the_part_that_is_remembered_finds_all_that_end_with_it(typed):
    assert [honour.number for honour in honours_numbered(typed)] == ["渝中放心2022-007", "渝中诚信2022-007"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "洪崖洞",
        "2022",
        "12315",
        "110",
        "18",
        "十八梯18",
        "2022年3月15日",
        "13800000000",
        "渝中放心2022-298",
        "5A",
        "\0",
    ],
)
def test_what_is_no_number_of_a_plaque_finds_none(typed):
    assert honours_numbered(typed) == []


@pytest.mark.parametrize("typed", ["渝中诚信2022-999", "渝中誠信2022年999號"])
def test_a_number_that_nobody_has_is_told_as_a_number(client, typed):
    response = client.get("/v/", {"code": typed})
    assert response.status_code == 404
    assert "公布的牌匾中没有这个编号。" in response.content.decode()


@pytest.mark.slow
def test_every_number_of_the_demo_leads_to_its_honour():
    honours = Honour.objects.public()
    assert len(honours) >= 330
    assert {honour.number: [one.pk for one in honours_numbered(honour.number)] for honour in honours} == {
        honour.number: [honour.pk] for honour in honours
    }


BOXES = {
    "search": ("/search/", "q"),
    "credit": ("/credit/", "q"),
    "roll": ("/honours/honest-traders/", "q"),
    "plaque": ("/v/", "code"),
    "English search": ("/en/search/", "q"),
    "Traditional plaque": ("/zh-hant/v/", "code"),
}


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("typed", ["渝中诚信2022-007", "2022-007", "诚信2022007"])
def test_every_box_knows_it(client, home, box, typed):
    address, name = BOXES[box]
    honour = Honour.objects.get(number="渝中诚信2022-007")
    response = client.get(address, {name: typed})
    page = response.content.decode()
    assert response.status_code == 200
    assert f"/credit/{honour.merchant.public_id}/" in page
    assert "没有查到" not in page and "查无此牌" not in page and "没有找到" not in page


def test_a_number_below_v_says_that_it_proves_nothing(client, home):
    page = client.get("/v/渝中放心2022-001").content.decode()
    assert "属于" in page and "不能证明牌匾是真的" in page


def test_a_withdrawn_honour_says_so_in_every_box(client, home):
    honour = Honour.objects.get(number="渝中诚信2022-007")
    honour.withdrawn_on, honour.withdrawal_reason = honour.issued_on, "测试"
    honour.save()
    for address, name in [BOXES[box] for box in ("search", "credit", "plaque")]:
        assert "已撤销" in client.get(address, {name: honour.number}).content.decode()


def test_what_is_not_public_is_not_named(client, home):
    honour = Honour.objects.get(number="渝中诚信2022-007")
    honour.merchant.live = False
    honour.merchant.save()
    assert honours_numbered(honour.number) == []
    assert client.get("/v/", {"code": honour.number}).status_code == 404


def test_a_plaque_code_in_the_search_box_leads_to_the_shop(client, home):
    honour = Honour.objects.public().first()
    typed = f"{honour.code[:5].lower()} {honour.code[5:].lower()}"
    assert f"/credit/{honour.merchant.public_id}/" in client.get("/search/", {"q": typed}).content.decode()


@pytest.mark.parametrize("part", [slice(None), slice(8, 18), slice(0, 12)])
def test_a_credit_code_gives_the_one_shop_with_its_honour(client, home, part):
    honour = Honour.objects.select_related("merchant").get(number="渝中诚信2022-007")
    code = honour.merchant.credit_code[part]
    best = client.get("/search/", {"q": code}).context["search"].best
    found = [result for result in best if result.item.pk == honour.merchant_id]
    assert found and found[0].honours == [honour]
