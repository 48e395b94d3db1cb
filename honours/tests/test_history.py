"""Publishing writes history; history is only ever added to."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from honours.history.states import EventKind, HonourState, MerchantKind
from honours.models import AwardScheme, Honour, Merchant

pytestmark = pytest.mark.django_db


@pytest.fixture
def honour() -> Honour:
    """One that was noticed and awarded, and nothing since."""
    first = Honour.objects.select_related("merchant", "scheme").first()
    return Honour.objects.create(
        merchant=first.merchant,
        scheme=first.scheme,
        number="渝中放心2022-901",
        notice_on=date(2022, 3, 1),
        notice_until=date(2022, 3, 10),
        issued_on=date(2022, 3, 15),
        valid_to=timezone.localdate() + timedelta(days=400),
    )


def kinds(honour: Honour) -> list[str]:
    return [event.kind for event in honour.events.all()]


def test_a_draft_leaves_no_trace(honour):
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "停止经营"
    revision = honour.save_revision()
    assert kinds(honour) == [EventKind.NOTICE, EventKind.AWARDED]
    revision.publish()
    assert kinds(honour) == [EventKind.NOTICE, EventKind.AWARDED, EventKind.WITHDRAWN]


def test_a_withdrawal_taken_back_is_kept_in_the_history(honour):
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate() - timedelta(days=3), "误报"
    honour.save()
    honour.withdrawn_on, honour.withdrawal_reason = None, ""
    honour.save()
    assert kinds(honour) == [EventKind.NOTICE, EventKind.AWARDED, EventKind.WITHDRAWN, EventKind.REINSTATED]
    assert honour.state_on(timezone.localdate() - timedelta(days=1)) == HonourState.WITHDRAWN
    assert honour.state_on(timezone.localdate()) == HonourState.VALID


def test_an_event_cannot_be_rewritten(honour):
    event = honour.events.first()
    event.on = date(2020, 1, 1)
    with pytest.raises(ValidationError):
        event.save()


def test_a_renewal_keeps_the_first_award(honour):
    honour.valid_to = date(2024, 3, 14)
    honour.save()
    honour.valid_to = date(2030, 3, 14)
    honour.save()
    assert kinds(honour) == [EventKind.NOTICE, EventKind.AWARDED, EventKind.CORRECTED, EventKind.RENEWED]
    assert honour.state_on(date(2022, 3, 15)) == HonourState.VALID
    assert honour.state_on(date(2025, 1, 1)) == HonourState.EXPIRED


@pytest.fixture
def noticed() -> AwardScheme:
    return AwardScheme.objects.create(title="公示项目", issuer="某局", notice_working_days=5, validity_months=24)


def candidate(scheme: AwardScheme, **dates) -> Honour:
    return Honour(merchant=Merchant.objects.first(), scheme=scheme, number="1", **dates)


def test_the_end_of_the_notice_is_computed(noticed):
    honour = candidate(noticed, notice_on=date(2026, 11, 23))
    honour.full_clean()
    assert honour.notice_until == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"issued_on": date(2026, 12, 1)}, "notice_on"),
        ({"notice_on": date(2026, 11, 23), "issued_on": date(2026, 11, 27)}, "issued_on"),
        ({"notice_on": date(2026, 11, 23), "notice_until": date(2026, 11, 26)}, "notice_until"),
    ],
)
def test_an_award_without_its_full_notice_is_refused(noticed, dates, field):
    with pytest.raises(ValidationError) as refusal:
        candidate(noticed, **dates).full_clean()
    assert field in refusal.value.message_dict


def test_the_validity_comes_from_the_scheme(noticed):
    honour = candidate(noticed, notice_on=date(2026, 11, 23), issued_on=date(2026, 12, 1))
    honour.full_clean()
    assert honour.valid_to == date(2028, 11, 30)


def test_a_published_notice_is_under_notice_then_pending_then_valid(noticed):
    honour = candidate(noticed, notice_on=date(2026, 11, 23), issued_on=date(2026, 12, 1))
    honour.full_clean()
    honour.save()
    days = (date(2026, 11, 22), date(2026, 11, 27), date(2026, 11, 28), date(2026, 12, 1), date(2028, 12, 1))
    wanted = ["pending", "notice", "pending", "valid", "expired"]
    assert [honour.state_on(day) for day in days] == wanted


def test_a_scheme_for_individuals_refuses_an_enterprise():
    scheme = AwardScheme.objects.get(merchant_kind=MerchantKind.INDIVIDUAL)
    honour = candidate(scheme, issued_on=date(2022, 3, 15))
    honour.merchant = Merchant.objects.filter(kind=MerchantKind.ENTERPRISE).first()
    with pytest.raises(ValidationError) as refusal:
        honour.full_clean()
    assert "只授予个体工商户" in refusal.value.message_dict["merchant"][0]
