"""Honours in each state, on the demo's merchants."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from honours.models import Honour


@pytest.fixture
def honour(db) -> Honour:
    """A valid honour of the demo."""
    return Honour.objects.select_related("merchant__spot", "scheme").order_by("pk").first()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def withdrawn(honour, today) -> Honour:
    honour.withdrawn_on, honour.withdrawal_reason = today, "不再符合评定标准"
    honour.save()
    return honour


@pytest.fixture
def expired(honour, today) -> Honour:
    honour.valid_to = today - timedelta(days=1)
    honour.save()
    return honour


@pytest.fixture
def noticed(honour, today) -> Honour:
    """One more honour of the same shop, still in its public notice."""
    return Honour.objects.create(
        merchant=honour.merchant,
        scheme=honour.scheme,
        number="公示中一号",
        notice_on=today - timedelta(days=1),
        notice_until=today + timedelta(days=5),
    )
