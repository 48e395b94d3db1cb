"""The rolls as readers see them: what stood on which day, filters, wrong input."""

import html
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from honours.history.states import HonourState
from honours.models import AwardScheme, Honour, HonourRollPage, Merchant, Trade

pytestmark = pytest.mark.django_db

UNITS, TRADERS = "/honours/safe-consumption-units/", "/honours/honest-traders/"
SOURCE_DAY = "2022-07-14"


@pytest.mark.parametrize(("roll", "count"), [(UNITS, 30), (TRADERS, 300)])
def test_the_roll_of_the_source_day(client, roll, count):
    response = client.get(roll, {"on": SOURCE_DAY})
    assert response.context["roll"].count == count


def test_nothing_stood_before_the_award(client):
    assert client.get(UNITS, {"on": "2022-03-14"}).context["roll"].count == 0


@pytest.mark.slow
@pytest.mark.databases
def test_a_withdrawal_today_leaves_the_past_as_it_was(client):
    honour = Honour.objects.filter(scheme__roll__slug="safe-consumption-units").first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "停止经营"
    honour.save()
    counts = [client.get(UNITS, query).context["roll"].count for query in ({}, {"on": SOURCE_DAY})]
    assert counts == [29, 30]
    withdrawn = client.get(UNITS, {"state": "withdrawn"})
    assert honour.pk in [row.pk for row in withdrawn.context["honours"]]
    assert "停止经营" in client.get(honour.merchant.get_absolute_url()).content.decode()


def test_expiry_needs_no_clockwork():
    merchant, scheme = Merchant.objects.listed().first(), AwardScheme.objects.first()
    term = {"issued_on": date(2022, 3, 15), "valid_to": date(2023, 3, 14)}
    honour = Honour.objects.create(merchant=merchant, scheme=scheme, number="试-1", **term)
    public = Honour.objects.public().filter(pk=honour.pk)
    assert public.in_state(HonourState.VALID, date(2023, 3, 14)).exists()
    assert public.in_state(HonourState.EXPIRED, date(2023, 3, 15)).exists()
    assert honour.state == HonourState.EXPIRED


@pytest.mark.parametrize("hide", ["honour", "merchant", "scheme"])
def test_an_unpublished_part_takes_the_honour_off_the_roll(client, hide):
    honour = Honour.objects.filter(scheme__roll__slug="safe-consumption-units").first()
    {"honour": honour, "merchant": honour.merchant, "scheme": honour.scheme}[hide].unpublish()
    numbers = [row.number for row in client.get(UNITS).context["honours"]]
    assert honour.number not in numbers


def test_filters_narrow_and_stay_in_the_address(client):
    facet = client.get(TRADERS).context["roll"].spots[0]
    response = client.get(TRADERS, {"spot": facet.value, "on": SOURCE_DAY})
    assert response.context["roll"].count == facet.count
    assert {row.merchant.spot.slug for row in response.context["honours"]} == {facet.value}
    assert f"spot={facet.value}" in response.content.decode()


def test_part_of_a_name_finds_the_row(client):
    merchant = Merchant.objects.filter(honours__scheme__roll__slug="honest-traders").first()
    rows = client.get(TRADERS, {"q": merchant.title}).context["honours"]
    assert merchant.pk in [row.merchant_id for row in rows]


@pytest.mark.parametrize("wrong", ["2022-13-01", "昨天", "2022/07/14", "0000-00-00", "9" * 5000])
def test_a_wrong_day_is_a_clear_400(client, wrong):
    response = client.get(UNITS, {"on": wrong})
    assert response.status_code == 400
    assert "2022-07-14" in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 5000, ""])
def test_a_page_that_is_not_there_is_a_404(client, page):
    assert client.get(UNITS, {"page": page}).status_code == 404


@pytest.mark.parametrize("q", ['"', "\0", "   ", "* ( ^ : -", "🍜", "洪" * 5000, "。，！"])
def test_hostile_searches_are_harmless(client, q):
    assert client.get(UNITS, {"q": q}).status_code == 200


def test_every_roll_has_its_scheme():
    assert HonourRollPage.objects.in_language().count() == AwardScheme.objects.count() == 3


def walked(client, step: str, start: dict[str, str]) -> list[str]:
    """The plaque numbers met by following the page's own links."""
    met: list[str] = []
    query: dict[str, str] | str | None = start
    while query is not None:
        response = client.get(TRADERS + query) if isinstance(query, str) else client.get(TRADERS, query)
        numbers = [row.number for row in response.context["honours"]]
        met = [*met, *numbers] if step == "next" else [*numbers, *met]
        link = re.search(rf'rel="{step}"\s+href="([^"]+)"', response.content.decode())
        query = html.unescape(link[1]) if link else None
    return met


@pytest.mark.slow
@pytest.mark.databases
@pytest.mark.parametrize("narrowed", [{}, {"state": "valid", "on": SOURCE_DAY}, {"q": "面"}])
def test_turning_pages_meets_every_row_once_both_ways(client, narrowed):
    count = client.get(TRADERS, narrowed).context["roll"].count
    onwards = walked(client, "next", narrowed)
    assert len(onwards) == len(set(onwards)) == count
    assert walked(client, "prev", narrowed | {"page": "last"}) == onwards


@pytest.mark.slow
def test_an_old_page_number_still_answers(client):
    onwards = walked(client, "next", {})
    for page in range(1, 7):
        rows = client.get(TRADERS, {"page": page}).context["honours"]
        assert [row.number for row in rows] == onwards[(page - 1) * 50 : page * 50]


@pytest.mark.parametrize("query", [{"after": "\U0010ffff"}, {"before": "!"}, {"after": "\0"}, {"before": "洪" * 3000}])
def test_a_number_that_is_not_there_leads_to_a_page_that_is(client, query):
    response = client.get(TRADERS, query)
    assert response.status_code == 200
    assert len(response.context["honours"])


@pytest.mark.slow
def test_all_pages_take_as_many_queries(client):
    def queries(**query: str) -> int:
        client.get(TRADERS, query)
        with CaptureQueriesContext(connection) as captured:
            client.get(TRADERS, query)
        assert not [one for one in captured if "count(" in one["sql"].lower()]
        return len(captured)

    middle = client.get(TRADERS).context["honours"].last
    spot = client.get(TRADERS).context["roll"].spots[0].value
    trade = client.get(TRADERS).context["roll"].trades[0].value
    whole = {queries(**one) for one in ({}, {"after": middle}, {"page": "last"}, {"on": SOURCE_DAY})}
    narrowed = {queries(**one) for one in ({"spot": spot}, {"trade": trade})}
    assert len(whole) == 1
    assert narrowed == {whole.pop() - 1}, "a narrowed roll draws no years"


@pytest.mark.slow
@pytest.mark.parametrize(
    "narrowed", [{}, {"on": SOURCE_DAY}, {"q": "店"}, {"state": "withdrawn"}, {"spot": "jie-fang-bei"}]
)
def test_the_parts_of_a_chart_add_up_to_what_it_says_it_counts(client, narrowed):
    """A shop without a spot, a thirteenth trade and an honour that is lost by now are in the sums too."""
    Merchant.objects.filter(pk__in=Merchant.objects.filter(spot__slug="shi-ba-ti")[:3]).update(spot=None)
    shops = Merchant.objects.filter(honours__scheme__roll__slug="honest-traders").distinct().order_by("pk")
    for shop, number in zip(shops, range(9), strict=False):
        Merchant.objects.filter(pk=shop.pk).update(trade=Trade.objects.create(title=f"第{number}行"))
    response = client.get(TRADERS, narrowed)
    page = BeautifulSoup(response.content, "html.parser")
    roll = response.context["roll"]
    assert roll.count
    for chart in page.select(".charts table"):
        numbers = [int(cell.get_text()) for cell in chart.select(".bars__number")]
        basis = chart.select_one(".bars__basis").get_text(strip=True)
        assert int(re.search(r"共 (\d+) [块次]", basis)[1]) == sum(numbers), chart.caption.get_text()
        assert f"截至{date_format(roll.day)}" in basis
        if "哪一年授予" not in chart.caption.get_text():
            assert sum(numbers) == roll.count
            longest = chart.select_one("tbody a")
            assert client.get(TRADERS + longest["href"]).context["roll"].count == numbers[0]


def test_no_year_after_the_day_is_told(client):
    honour = Honour.objects.filter(scheme__roll__slug="honest-traders").first()
    honour.issued_on = date(2023, 5, 1)
    honour.save()
    years = [chart for chart in client.get(TRADERS, {"on": SOURCE_DAY}).context["charts"] if chart.unit == "次"]
    assert [bar.label for bar in years[0].bars] == ["2022"]


def test_a_roll_without_any_award_says_so(client):
    scheme = AwardScheme.objects.create(title="新项目", issuer="某局")
    HonourRollPage.objects.in_language().first().get_parent().add_child(
        instance=HonourRollPage(title="新榜", slug="new-roll", scheme=scheme)
    )
    text = client.get("/honours/new-roll/").content.decode()
    assert "还没有授予过牌匾" in text and "榜上没有找到" not in text
    nowhere = client.get(TRADERS, {"spot": "no-such-spot"}).content.decode()
    assert "榜上没有找到" in nowhere and "还没有授予过牌匾" not in nowhere
