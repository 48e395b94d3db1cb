"""What a shop does for its customers: vouched for, dated, filtered by, and gone when nobody vouches any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from honours.history.states import OFFERS, FactKind
from honours.models import Merchant, MerchantFact

pytestmark = pytest.mark.django_db

SOURCE = "街道市场监管所2026年11月走访"


@pytest.fixture
def shop() -> Merchant:
    """The only shop that takes goods back within seven days."""
    MerchantFact.objects.filter(kind=FactKind.RETURNS).delete()
    shop = Merchant.objects.listed().order_by("pk").first()
    MerchantFact.objects.create(
        merchant=shop, kind=FactKind.RETURNS, source=SOURCE, as_of=timezone.localdate() - timedelta(days=9)
    )
    return shop


def found(client, **query) -> list[int]:
    return [merchant.pk for merchant in client.get("/credit/", query).context["merchants"]]


def test_the_shop_s_page_says_it_with_source_and_day(client, shop):
    page = client.get(shop.get_absolute_url()).content.decode()
    part = page[page.index('id="offers"') :].split("</section>")[0]
    day = timezone.localdate() - timedelta(days=9)
    assert "七日无理由退货" in part and SOURCE in part and f"{day:%Y-%m-%d}" in part


def test_the_list_is_narrowed_to_it(client, shop):
    assert found(client, offer="returns") == [shop.pk]
    assert found(client, offer="returns", q=shop.title) == [shop.pk]
    assert found(client, offer="returns", q="zzzz") == []
    page = client.get("/credit/", {"offer": "returns"}).content.decode()
    assert '<option value="returns" selected>七日无理由退货</option>' in page
    assert "找到 <b>1</b> 家" in page


def test_it_ends_with_its_source(client, shop):
    shop.facts.filter(kind=FactKind.RETURNS).update(until=timezone.localdate() - timedelta(days=1))
    assert found(client, offer="returns") == []
    assert SOURCE not in client.get(shop.get_absolute_url()).content.decode()


@pytest.mark.parametrize("unknown", ["zzz", "registration", "\0", "returns "])
def test_what_nobody_offers_finds_nothing(client, shop, unknown):
    assert found(client, offer=unknown) == []
    assert found(client, offer=unknown, q="店") == []


def test_what_was_found_is_paged_with_its_filter(client):
    MerchantFact.objects.bulk_create(
        MerchantFact(merchant=one, kind=FactKind.PRICES, source=SOURCE, as_of=timezone.localdate())
        for one in Merchant.objects.listed()[:50]
    )
    page = client.get("/credit/", {"offer": "prices"}).content.decode()
    assert "offer=prices&amp;page=2" in page or "page=2&amp;offer=prices" in page


def test_a_program_reads_it_too(client, shop):
    assert SOURCE in client.get(f"{shop.get_absolute_url()}index.md").content.decode()
    offers = client.get(f"/api/v2/merchants/{shop.public_id}/").json()["offers"]
    day = timezone.localdate() - timedelta(days=9)
    assert {"kind": "returns", "source": SOURCE, "as_of": day.isoformat()} in offers


@pytest.mark.parametrize("tree", ["/en", "/zh-hant"])
def test_every_language_has_words_for_them(client, tree):
    page = client.get(f"{tree}/credit/").content.decode()
    assert page.count('<option value="') == len(OFFERS) + 1
    assert "七日无理由" not in page
