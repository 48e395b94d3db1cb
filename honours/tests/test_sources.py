"""A source with an end leaves the page on its day by itself; what is not published here is linked to."""

from datetime import date

import pytest
from django.utils import timezone

from honours.history.states import FactKind
from honours.models import Merchant, MerchantFact

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """Set what day it is."""
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: day)


@pytest.fixture
def merchant() -> Merchant:
    merchant = Merchant.objects.filter(honours__isnull=False).first()
    merchant.opening, merchant.show_opening = "每天 09:00-22:00", True
    merchant.intro, merchant.show_intro = "三代人守着一口老灶", True
    merchant.consent_on = date(2026, 1, 1)
    merchant.save()
    for kind, source in ((FactKind.INTRO, "店家来信甲"), (FactKind.PLACE, "走访记录乙")):
        MerchantFact.objects.create(
            merchant=merchant, kind=kind, source=source, as_of=date(2026, 1, 1), until=date(2027, 6, 30)
        )
    return merchant


def shown(client, merchant) -> str:
    return client.get(merchant.get_absolute_url()).content.decode()


def test_on_its_last_day_it_is_shown(client, clock, merchant):
    clock(date(2027, 6, 30))
    page = shown(client, merchant)
    assert all(words in page for words in ("店家来信甲", "走访记录乙", "三代人守着一口老灶"))


def test_the_day_after_it_is_gone(client, clock, merchant):
    clock(date(2027, 7, 1))
    page = shown(client, merchant)
    assert not any(words in page for words in ("店家来信甲", "走访记录乙", "三代人守着一口老灶"))
    assert "演示数据（虚构）" in page  # sources without an end stay
    assert "每天 09:00-22:00" in page  # nobody ended the opening hours


def test_a_newer_source_keeps_what_an_older_one_said(client, clock, merchant):
    MerchantFact.objects.create(merchant=merchant, kind=FactKind.INTRO, source="店家来信丙", as_of=date(2027, 6, 1))
    clock(date(2027, 7, 1))
    page = shown(client, merchant)
    assert "三代人守着一口老灶" in page
    assert "店家来信丙" in page and "店家来信甲" not in page


def test_penalties_are_linked_to_not_published(client, merchant):
    page = shown(client, merchant)
    assert "https://www.gsxt.gov.cn" in page and "https://www.creditchina.gov.cn" in page
