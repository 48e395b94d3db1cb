"""What a merchant may no longer show leaves every place by itself on the day after: nobody saves."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Revision

from honours.history.states import FactKind, HonourState
from honours.models import Honour, HonourRollPage, Merchant, MerchantFact

pytestmark = pytest.mark.django_db

LAST = date(2027, 6, 30)
NAME, CODE, ADDRESS = "渝中区暂登字号商行", "92500103MA5U4Q0J6U", "暂住码头甲七号摊"
OPENING, INTRO = "每天 03:17-04:18", "暂写的三代老灶"

#: Where a shop is not told by name, or not if others come first.
NAMELESS = {"spot", "feed", "sitemap"}


@pytest.fixture
def clock(monkeypatch):
    """Set what day it is."""
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: day)


@pytest.fixture
def honour(clock) -> Honour:
    """An honour of a merchant whose registration and place are vouched for up to a day."""
    clock(date(2026, 6, 1))
    rolls = HonourRollPage.objects.listed().values("scheme")
    honour = (
        Honour.objects.public()
        .in_state(HonourState.VALID, LAST + timedelta(days=1))
        .filter(scheme__in=rolls, merchant__spot__live=True)[0]
    )
    merchant = honour.merchant
    merchant.facts.all().delete()
    merchant.registered_name, merchant.credit_code, merchant.address = NAME, CODE, ADDRESS
    merchant.opening, merchant.intro, merchant.consent_on = OPENING, INTRO, date(2026, 1, 1)
    merchant.show_opening = merchant.show_intro = True
    merchant.save()
    for kind in FactKind.values:
        MerchantFact.objects.create(merchant=merchant, kind=kind, source="走访", as_of=date(2026, 1, 1), until=LAST)
    return Honour.objects.select_related("merchant", "scheme").get(pk=honour.pk)


def surfaces(client, honour: Honour) -> dict[str, str]:
    """What readers get, by where they get it."""
    shop, roll = honour.merchant.get_absolute_url(), honour.scheme.roll.url
    addresses = {
        "page": shop,
        "markdown": f"{shop}index.md",
        "roll": f"{roll}?q={honour.merchant.title}",
        "csv": f"{roll}data.csv",
        "json": f"{roll}data.json",
        "plaque": f"/v/{honour.code}",
        "proof": f"/v/{honour.code}/credential.json",
        "listing": f"/credit/?q={honour.merchant.title}",
        "api": f"/api/v2/merchants/{honour.merchant.public_id}/",
        "api list": f"/api/v2/merchants/?q={honour.merchant.title}",
        "spot": honour.merchant.spot.url,
        "feed": "/feeds/honours.xml",
        "sitemap": f"/sitemaps/merchants-{honour.merchant_id // 10_000}.xml",
    }
    texts = {}
    for name, address in addresses.items():
        response = client.get(address)
        assert response.status_code == 200, address
        texts[name] = b"".join(response).decode()
    return texts


def finds(client, text: str, honour: Honour) -> bool:
    return all(
        honour.merchant.public_id in client.get(f"{place}?q={text}").content.decode()
        for place in ("/credit/", "/search/")
    )


@pytest.mark.slow
def test_up_to_its_last_day_all_is_there(client, clock, honour):
    clock(LAST)
    told = surfaces(client, honour)
    assert all(NAME in told[name] for name in ("page", "roll", "csv", "json", "plaque", "listing"))
    assert all(ADDRESS in told[name] for name in ("page", "markdown", "csv", "json", "plaque", "api", "api list"))
    assert all(CODE in told[name] for name in ("csv", "json", "proof", "api", "api list"))
    assert "暂住码头甲" in told["spot"]  # the stretch of the walk that the shop stands in
    assert all(words in told[name] for words in (OPENING, INTRO) for name in ("page", "markdown", "api", "api list"))
    machines = told["page"].partition("application/ld+json")[2].partition("</script>")[0]
    assert all(words in machines for words in (NAME, CODE, ADDRESS, INTRO))
    assert finds(client, ADDRESS, honour) and finds(client, CODE, honour) and finds(client, NAME, honour)


def test_the_day_after_nothing_of_it_is_left(client, clock, honour):
    clock(LAST + timedelta(days=1))
    at_once = surfaces(client, honour)
    call_command("reindex_merchants")
    for name, text in surfaces(client, honour).items():
        assert not any(fact in text + at_once[name] for fact in (NAME, CODE, "暂住码头甲", "03:17", INTRO)), name
        assert name in NAMELESS or honour.merchant.title in text, name


def test_the_day_after_search_never_finds_by_it_and_finds_the_shop_again_after_the_timer(client, clock, honour):
    clock(LAST + timedelta(days=1))
    assert not any(finds(client, text, honour) for text in (NAME, CODE, ADDRESS))
    call_command("reindex_merchants")
    assert not any(finds(client, text, honour) for text in (NAME, CODE, ADDRESS))
    assert finds(client, honour.merchant.title, honour)


@pytest.mark.parametrize("place", ["/credit/", "/search/", "/api/v2/merchants/", "/honours/honest-traders/"])
def test_who_searches_writes_nothing(client, clock, honour, place):
    clock(LAST + timedelta(days=1))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(place, {"q": ADDRESS}).status_code == 200
    assert {query["sql"].lstrip("( ").split()[0].upper() for query in queries} <= {"SELECT", "WITH"}


def test_the_sitemap_says_that_the_page_changed(client, clock, honour):
    def changed() -> str:
        number = honour.merchant_id // 10_000
        text = client.get(f"/sitemaps/merchants-{number}.xml").content.decode()
        return text.partition(honour.merchant.public_id)[2].partition("<lastmod>")[2][:10]

    clock(LAST)
    before = changed()
    clock(LAST + timedelta(days=1))
    assert before < changed() == "2027-07-01"


def test_another_source_keeps_it(client, clock, honour):
    MerchantFact.objects.create(merchant=honour.merchant, kind=FactKind.PLACE, source="来信", as_of=date(2026, 2, 1))
    clock(LAST + timedelta(days=1))
    page = surfaces(client, honour)["page"]
    assert ADDRESS in page and NAME not in page


def test_an_older_version_does_not_bring_it_back(client, clock, honour):
    revision: Revision = Merchant.objects.get(pk=honour.merchant_id).save_revision()
    revision.publish()
    clock(LAST + timedelta(days=1))
    assert ADDRESS not in surfaces(client, honour)["page"]


def test_a_longer_term_brings_it_back(client, clock, honour):
    clock(LAST + timedelta(days=1))
    call_command("reindex_merchants")
    assert not finds(client, ADDRESS, honour)
    for fact in honour.merchant.facts.all():
        fact.until = date(2028, 6, 30)
        fact.save()
    assert ADDRESS in surfaces(client, honour)["page"] and finds(client, ADDRESS, honour)
