"""Honours under notice and forms by people who took their time, on the demo's merchants."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from honours.models import Honour, Merchant
from honours.objections.forms import CorrectionForm, ObjectionForm
from honours.objections.models import Correction, MerchantReply, Objection


@pytest.fixture(autouse=True)
def empty_desk(db):
    """No case and no reply but the test's own."""
    Objection.objects.all().delete()
    Correction.objects.all().delete()
    MerchantReply.objects.all().delete()


@pytest.fixture
def merchant(db) -> Merchant:
    """A listed shop of the demo."""
    return Merchant.objects.listed().filter(honours__live=True).order_by("pk").first()


@pytest.fixture
def honour(merchant) -> Honour:
    """One more honour of the shop, in its public notice."""
    today = timezone.localdate()
    return Honour.objects.create(
        merchant=merchant,
        scheme=merchant.honours.first().scheme,
        number="公示中一号",
        notice_on=today - timedelta(days=1),
        notice_until=today + timedelta(days=5),
    )


@pytest.fixture
def awarded(merchant) -> Honour:
    """An honour whose notice is over."""
    return merchant.honours.first()


@pytest.fixture
def stamped(monkeypatch):
    """A function: the stamp of a form, an objection's unless another is named, opened so many seconds ago."""

    def stamp(seconds: int, form: Any = ObjectionForm) -> str:
        past = time.time() - seconds
        with monkeypatch.context() as patch:
            patch.setattr("django.core.signing.time.time", lambda: past)
            return form()["opened"].initial

    return stamp


@pytest.fixture
def fields(stamped) -> dict[str, str]:
    """What a person sends who wants to be reached."""
    return {
        "what": "店里没有明码标价",
        "grounds": "上周三在柜台问了两次价格，两次不一样，有小票。",
        "contact": "wenti@example.org",
        "consent": "on",
        "website": "",
        "opened": stamped(60),
    }


@pytest.fixture
def case(honour) -> Objection:
    """An objection as received."""
    return Objection.objects.create(honour=honour, subject="某荣誉 1，某店", what="标价不符", grounds="见小票")


@pytest.fixture
def correcting(stamped) -> dict[str, str]:
    """What a person sends who found a mistake and wants to be reached."""
    return {
        "what": "hours",
        "right_value": "页面写 22:00 关门，实际 21:00。",
        "source": "昨天晚上九点到店，门口贴着新的营业时间。",
        "contact": "jiucuo@example.org",
        "consent": "on",
        "website": "",
        "opened": stamped(60, CorrectionForm),
    }
