"""What a plaque means is one tap away, says whom to ask, and invents nothing."""

import re

import pytest
from bs4 import BeautifulSoup

from honours.models import AwardScheme, Honour
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    ["/", "/honours/", "/honours/honest-traders/", "/credit/", "/search/?q=牌匾", "merchant", "plaque", "/v/"],
)
@pytest.mark.parametrize("tree", ["", "/en"])
def test_it_is_one_tap_away(client, address, tree):
    honour = Honour.objects.public().first()
    found = {"merchant": honour.merchant.get_absolute_url(), "plaque": f"/v/{honour.code}"}
    page = client.get(tree + found.get(address, address)).content.decode()
    assert f'href="{tree}/criteria/"' in page
    assert re.search(rf'href="{tree}/v/"', page)


def headings(client, address: str) -> list[str]:
    return [each.get_text(strip=True) for each in BeautifulSoup(client.get(address).content, "html.parser").main("h2")]


@pytest.mark.parametrize(
    ("tree", "parts"),
    [
        ("/en", ["How to apply", "How it is lost", "How to object"]),
        ("/zh-hant", ["怎麼申報", "怎麼會失去", "不同意怎麼提"]),
    ],
)
def test_it_is_told_in_every_language(client, tree, parts):
    page = client.get(f"{tree}/criteria/").content.decode()
    assert "version-note" not in page
    told = headings(client, f"{tree}/criteria/")
    assert set(parts) <= set(told)
    assert len(told) == len(headings(client, "/criteria/")), "each says all that the original says"


def test_the_rules_are_those_of_the_record(client):
    scheme = AwardScheme.objects.get(roll__slug="honest-traders", roll__locale__language_code="zh-hans")
    scheme.criteria_version, scheme.issuer = "2027年试行版", "某某委员会"
    scheme.notice_working_days, scheme.validity_months = 9, 18
    scheme.save()
    page = client.get("/criteria/").content.decode()
    for words in ("2027年试行版", "某某委员会", "授予前公示 9 个工作日", "有效期 18 个月"):
        assert words in page


def test_what_is_not_known_is_said_so(client):
    AwardScheme.objects.update(criteria_version="", legal_basis="", notice_working_days=None)
    page = client.get("/criteria/").content.decode()
    assert page.count("尚未公布") >= 3 * AwardScheme.objects.filter(live=True).count()
    assert "以受理机关告知为准" in page and "不收费" not in page


def test_whom_to_ask_comes_from_the_spots_and_the_settings(client, home):
    spot = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")
    spot.market_office = "朝阳街道市场监管所"
    spot.save_revision().publish()
    page = client.get("/criteria/").content.decode()
    part = page[page.index('id="ask"') :]
    assert "朝阳街道市场监管所" in part and "/spots/hong-ya-dong/" in part and 'href="tel:12315"' in part
