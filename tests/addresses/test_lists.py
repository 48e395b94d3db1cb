"""Every list is walked to its end by its own links, as it is served, and shows each record exactly once."""

import csv
import io
import itertools
import json
from collections import Counter
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.http import urlencode

from honours.history.recording import record
from honours.history.states import ROLL_STATES
from honours.models import Honour, HonourRollPage, Merchant, Trade
from spots.models import ScenicSpotPage
from tests.served import ServedClient

from .crawl import LANGUAGES, content

pytestmark = pytest.mark.django_db

ROLL = "quality-front-runners"  # on which nobody stands
SIZES = [0, 1, 50, 51, 300]
LAST_PAGE = 40  # of any list here; a walk that goes on goes in circles


@pytest.fixture
def reader(client) -> ServedClient:
    return client


def grow(number: int) -> list[Honour]:
    """So many honours on the empty roll, at three spots and in two trades, every tenth of them withdrawn."""
    page = HonourRollPage.objects.in_language().get(slug=ROLL)
    spots, trades = ScenicSpotPage.objects.in_language().live()[:3], Trade.objects.all()[:2]
    shops = Merchant.objects.bulk_create(
        Merchant(title=f"增补{each}号店", kind="individual", spot=spots[each % 3], trade=trades[each % 2])
        for each in range(number)
    )
    Merchant.objects.index_anew(shops)
    honours = Honour.objects.bulk_create(
        Honour(
            merchant=shop,
            scheme=page.scheme,
            number=f"增补{each:04}",
            issued_on=date(2024, 3, 15),
            withdrawn_on=date(2025, 3, 15) if each % 10 == 9 else None,
            withdrawal_reason="演示" if each % 10 == 9 else "",
        )
        for each, shop in enumerate(shops)
    )
    record(honours, timezone.localdate())
    return honours


def walk(reader: ServedClient, address: str, shown: str) -> list[str]:
    """The texts of the shown elements on all pages from an address on, by the links to the next."""
    found: list[str] = []
    for _ in range(LAST_PAGE):
        response = reader.get(address)
        assert response.status_code == 200, address
        page = BeautifulSoup(content(response), "lxml")
        found += [element.get_text(strip=True) for element in page.select(shown)]
        onwards = page.select_one('nav.paging a[rel="next"]')
        if onwards is None:
            return found
        address = urljoin(address, onwards["href"])
    raise AssertionError(f"{address} has no end")


def walk_api(reader: ServedClient, address: str, key: str, **asked: str) -> list[str]:
    """The same of an API list, by its `next_after`."""
    found: list[str] = []
    for _ in range(LAST_PAGE):
        answer = json.loads(reader.get(f"{address}?{urlencode(asked)}").content)
        found += [item[key] for item in answer["items"]]
        if "next_after" not in answer["meta"]:
            return found
        asked["after"] = answer["meta"]["next_after"]
    raise AssertionError(f"{address} has no end")


def filters(reader: ServedClient, address: str) -> list[dict[str, str]]:
    """No filter, each value of each of the roll's boxes, and a spot with a trade."""
    page = BeautifulSoup(content(reader.get(address)), "lxml")
    boxes = {
        name: [option["value"] for option in page.select(f'select[name="{name}"] option') if option["value"]]
        for name in ("spot", "trade")
    }
    single = [{name: value} for name, values in boxes.items() for value in values]
    pairs = [{"spot": spot, "trade": trade} for spot, trade in itertools.product(boxes["spot"][:1], boxes["trade"][:1])]
    return [{}, *single, *pairs, {"q": "增补1"}, {"on": "2024-06-01"}]


def expected(honours: list[Honour], asked: dict[str, str], state: str) -> set[str]:
    """The numbers that a filter must leave, told from the records themselves."""
    day = date.fromisoformat(asked.get("on", timezone.localdate().isoformat()))
    kept = [
        honour
        for honour in honours
        if asked.get("spot", honour.merchant.spot.slug) == honour.merchant.spot.slug
        and asked.get("trade", honour.merchant.trade.title) == honour.merchant.trade.title
        and asked.get("q", "") in honour.merchant.title
    ]
    withdrawn = {honour.number for honour in kept if honour.withdrawn_on and honour.withdrawn_on <= day}
    valid = {honour.number for honour in kept} - withdrawn
    return {"valid": valid, "withdrawn": withdrawn, "": valid | withdrawn}.get(state, set())


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_roll_is_walked_to_its_end_in_every_language_with_every_filter(reader, size):
    honours = grow(size)
    for language in LANGUAGES:
        address = f"{language}/honours/{ROLL}/"
        for asked, state in itertools.product(filters(reader, address), ROLL_STATES):
            query = {**asked, "state": state.value}
            numbers = walk(reader, f"{address}?{urlencode(query)}", ".roll__number")
            assert Counter(numbers) == Counter(expected(honours, asked, state.value)), (language, query)


@pytest.mark.parametrize("size", SIZES)
def test_a_rolls_data_holds_the_same_rows(reader, size):
    honours = grow(size)
    for asked in filters(reader, f"/honours/{ROLL}/"):
        rows = Counter(expected(honours, asked, "" if "q" in asked else "valid"))  # a name is looked for in all states
        query = urlencode(asked)
        text = content(reader.get(f"/honours/{ROLL}/data.csv?{query}")).decode("utf-8-sig")
        assert Counter(row["牌匾编号"] for row in csv.DictReader(io.StringIO(text))) == rows, asked
        data = json.loads(content(reader.get(f"/honours/{ROLL}/data.json?{query}")))
        assert len(data["名单"]) == rows.total(), asked
        if "q" not in asked:
            assert Counter(walk_api(reader, "/api/v2/honours/", "number", roll=ROLL, **asked)) == rows, asked


@pytest.mark.parametrize("limit", ["1", "7", "50"])
def test_the_apis_merchants_are_walked_to_their_end(reader, limit):
    if limit == "1":
        Merchant.objects.filter(pk__gt=Merchant.objects.order_by("pk")[20].pk).update(live=False)
    every = Merchant.objects.listed().values_list("public_id", flat=True)
    pages = -(-len(every) // int(limit))
    assert pages < LAST_PAGE or limit != "50"
    if pages < LAST_PAGE:
        assert Counter(walk_api(reader, "/api/v2/merchants/", "public_id", limit=limit)) == Counter(every)
    first, second = (json.loads(reader.get(f"/api/v2/merchants/?limit={each}").content) for each in (1, 3))
    assert (len(first["items"]), len(second["items"])) == (1, 3)


def test_the_apis_pages_are_walked_by_offset(reader):
    found: list[int] = []
    total = json.loads(reader.get("/api/v2/pages/?limit=1").content)["meta"]["total_count"]
    while len(found) < total:
        part = json.loads(reader.get(f"/api/v2/pages/?limit=50&offset={len(found)}").content)["items"]
        assert part
        found += [item["id"] for item in part]
    assert len(set(found)) == total
    assert json.loads(reader.get(f"/api/v2/pages/?offset={total}").content)["items"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/credit/?q=店", "/search/?q=店&kind=merchants", "/search/?q=的&kind=pages"])
def test_what_a_search_finds_is_walked_to_its_end(reader, language, address):
    found = walk(reader, language + address, "main a[href]:not(nav a)")
    assert found


def test_every_list_with_pages_is_walked_from_a_link_of_the_site(reader):
    """No list of the demo turns in circles, in whatever language."""
    for language, path in itertools.product(
        LANGUAGES, ("/news/", "/policies/", "/campaigns/", "/credit/", "/reading/")
    ):
        assert walk(reader, language + path, "main a")
        assert urlsplit(path).path == path
