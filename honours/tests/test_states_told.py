"""A lost plaque is told as loudly as one that holds: on rolls, on the shop's page, on the home page and at /v/."""

import re
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from honours.history.states import HonourState, WithdrawalKind
from honours.models import AwardScheme, Honour
from honours.templatetags.honours_tags import days_ago

pytestmark = pytest.mark.django_db

UNITS, TRADERS = "/honours/safe-consumption-units/", "/honours/honest-traders/"
COMFORT = "不在榜上不等于这家店不好"
REASON = "两次没有明码标价"


def main_of(response) -> str:
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def lost(today) -> Honour:
    """The only honour of a shop that publishes its hours, withdrawn a week ago."""
    valid = Honour.objects.public().in_state(HonourState.VALID, today).filter(scheme__roll__slug="honest-traders")
    honour = valid.exclude(merchant__opening="").order_by("pk").first()
    honour.withdrawn_on, honour.withdrawal_reason = today - timedelta(days=7), REASON
    honour.save()
    return honour


def test_a_search_by_name_covers_all_states(client, lost):
    response = client.get(TRADERS, {"q": lost.merchant.title})
    [row] = [row for row in re.findall(r"<tr class.*?</tr>", main_of(response), re.DOTALL) if lost.number in row]
    assert "state--withdrawn" in row and "已撤销" in row
    assert REASON in row and f"{lost.withdrawn_on:%Y-%m-%d}" in row
    assert '<option value="" selected>全部状态</option>' in main_of(response)


def test_a_roll_without_a_search_shows_what_holds(client, lost):
    response = client.get(TRADERS, {"all": "1"})
    assert {row.standing_then for row in response.context["honours"]} == {HonourState.VALID}
    assert '<option value="" selected>有效</option>' in main_of(response)


def test_who_chooses_a_state_gets_that_state(client, lost):
    response = client.get(TRADERS, {"q": lost.merchant.title, "state": "valid"})
    assert lost not in list(response.context["honours"])
    assert '<option value="valid" selected>有效</option>' in main_of(response)


def test_past_days_answer_as_they_did(client, lost):
    before = f"{lost.withdrawn_on - timedelta(days=1):%Y-%m-%d}"
    rows = client.get(TRADERS, {"q": lost.merchant.title, "on": before}).context["honours"]
    assert {row.pk: row.standing_then for row in rows}[lost.pk] == HonourState.VALID


@pytest.mark.parametrize(
    ("roll", "query"),
    [(TRADERS, {"state": "valid"}), (UNITS, {}), (TRADERS, {"on": "2020-01-01"}), (TRADERS, {"spot": "zzz"})],
)
def test_nothing_comforting_stands_over_a_shop_that_lost_its_plaque(client, lost, roll, query):
    lost.merchant.title = "棕榈巷独一家"
    lost.merchant.save()
    page = main_of(client.get(roll, {"q": "棕榈巷独一家"} | query))
    assert "榜上没有找到" in page
    assert COMFORT not in page
    assert "已撤销" in page and REASON in page


def test_a_shop_that_never_had_one_is_not_blamed(client):
    assert COMFORT in main_of(client.get(TRADERS, {"q": "棕榈巷独一家"}))


def test_data_tell_the_state_of_each_row(client, lost):
    rows = client.get(f"{TRADERS}data.json", {"q": lost.merchant.title}).json()["名单"]
    assert {row["牌匾编号"]: row["状态"] for row in rows}[lost.number] == "已撤销"


def test_a_row_says_until_when(client):
    honour = Honour.objects.public().filter(scheme__roll__slug="honest-traders", valid_to__isnull=False).first()
    page = main_of(client.get(TRADERS, {"q": honour.number}))
    assert f'<time datetime="{honour.valid_to:%Y-%m-%d}">' in page
    assert "有效期至" in page


def test_the_shop_s_page_begins_with_what_it_lost(client, lost):
    page = main_of(client.get(lost.merchant.get_absolute_url()))
    state, name = page.index("verdict-line--withdrawn"), page.index("<h1>")
    assert state < name < page.index("opening--aside")
    assert REASON in page[state:name] and f"{lost.withdrawn_on:%Y-%m-%d}" in page[state:name]


@pytest.mark.parametrize("kind", WithdrawalKind.values)
def test_the_word_is_that_of_the_kind(client, lost, kind):
    lost.withdrawal_kind = kind
    lost.save()
    page = main_of(client.get(lost.merchant.get_absolute_url()))
    assert str(HonourState(kind).label) in page[: page.index("<h1>")]


@pytest.mark.parametrize("address", ["/credit/", "/search/"])
def test_every_list_of_shops_tells_it_too(client, lost, address):
    page = main_of(client.get(address, {"q": lost.merchant.title}))
    assert "state--withdrawn" in page and REASON in page


@pytest.mark.parametrize("address", ["/", "/honours/"])
def test_what_was_lately_withdrawn_is_told_at_once(client, lost, address):
    lost.withdrawn_on = timezone.localdate()
    lost.save()
    page = main_of(client.get(address))
    part = page[page.index("最近撤销") :]
    assert lost.merchant.get_absolute_url() in part and REASON in part


def test_the_overview_names_who_is_under_notice(client, today):
    scheme = AwardScheme.objects.get(roll__slug="honest-traders", roll__locale__language_code="zh-hans")
    merchant = Honour.objects.public().filter(scheme=scheme).first().merchant
    until = today + timedelta(days=4)
    dates = {"notice_on": today, "notice_until": until}
    honour = Honour.objects.create(merchant=merchant, scheme=scheme, number="公示中一号", **dates)
    page = main_of(client.get("/honours/"))
    part = page[page.index("正在公示") :]
    assert merchant.get_absolute_url() in part and f"{until:%Y-%m-%d}" in part
    assert f"/hearings/objection/{honour.code}" in part


def test_a_change_of_validity_leaves_a_public_line(client, today):
    honour = Honour.objects.public().in_state(HonourState.VALID, today).filter(withdrawn_on=None).first()
    addresses = [honour.merchant.get_absolute_url(), f"/v/{honour.code}"]
    assert not any("更正有效期" in main_of(client.get(address)) for address in addresses)
    honour.valid_to = today + timedelta(days=30)
    honour.save()
    honour.valid_to = today + timedelta(days=400)
    honour.save()
    for address in addresses:
        page = main_of(client.get(address))
        assert "更正有效期：由" in page
        assert f"续期：有效期由至{_written(today + timedelta(days=30))}改为至{_written(honour.valid_to)}" in page


def test_an_undone_withdrawal_stays_on_the_page(client, lost):
    lost.withdrawn_on, lost.withdrawal_reason = None, ""
    lost.save()
    page = main_of(client.get(lost.merchant.get_absolute_url()))
    assert f"撤销：{REASON}" in page and "恢复" in page
    assert "verdict-line" not in page


def test_the_check_says_until_when_and_how_long_ago(client, today):
    honour = Honour.objects.public().in_state(HonourState.VALID, today).filter(valid_to__isnull=False).first()
    page = main_of(client.get(f"/v/{honour.code}"))
    verdict = page[page.index("verdict--valid") : page.index("<dl")]
    assert _written(honour.valid_to) in verdict and _written(honour.issued_on) in verdict
    assert f"距今 {relativedelta(today, honour.issued_on).years} 年" in verdict


@pytest.mark.parametrize(
    ("past", "words"),
    [
        ({"years": 2, "months": 3, "days": 1}, "距今 2 年 3 个月"),
        ({"years": 1}, "距今 1 年"),
        ({"months": 5}, "距今 5 个月"),
        ({"days": 12}, "距今 12 天"),
        ({}, "就在今天"),
    ],
)
def test_how_long_ago(today, past, words):
    assert days_ago(today - relativedelta(**past)) == words


def _written(day) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
