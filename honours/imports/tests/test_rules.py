"""The importer's rules against Django's own, which ask the database."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from honours.imports.conditions import holds
from honours.imports.rules import problems_of
from honours.models import AwardScheme, Honour, Merchant

pytestmark = pytest.mark.django_db

DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 1))
in_this_test = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)


def refused(check) -> bool:
    try:
        check()
    except ValidationError:
        return True
    return False


@pytest.fixture
def schemes() -> list[AwardScheme]:
    noticed = AwardScheme.objects.create(title="公示项目", issuer="某局", notice_working_days=5, validity_months=1)
    return [noticed, *AwardScheme.objects.exclude(pk=noticed.pk)]


@in_this_test
@given(st.data())
def test_an_honour_passes_when_full_clean_says_so(schemes, data):
    scheme = data.draw(st.sampled_from(schemes))
    merchant = Merchant.objects.all()[data.draw(st.integers(0, 40))]
    names = ("notice_on", "notice_until", "issued_on", "valid_to", "withdrawn_on")
    values = {name: data.draw(DAYS, name) for name in names}
    values["withdrawal_reason"] = data.draw(st.sampled_from(["", "停止经营", "字" * 201]))
    values["number"] = data.draw(st.sampled_from(["", "没有用过的编号", "号" * 41]))
    ours, theirs = (Honour(scheme=scheme, merchant=merchant, **values) for _ in range(2))
    verdict = refused(theirs.full_clean)
    assert bool(problems_of(ours)) == verdict
    if not verdict:
        assert ours.facts == theirs.facts


@in_this_test
@given(st.data())
def test_a_merchant_passes_when_full_clean_says_so(data):
    values = {
        "title": data.draw(st.text(max_size=85)),
        "registered_name": data.draw(st.sampled_from(["", "名", "名" * 121])),
        "kind": data.draw(st.sampled_from(["", "enterprise", "individual", "other"])),
        "address": data.draw(st.sampled_from(["", "路", "路" * 121])),
    }
    ours, theirs = Merchant(**values), Merchant(**values)
    assert bool(problems_of(ours)) == refused(theirs.full_clean)


A, B = Q(valid_to__isnull=True), Q(valid_to__gte=F("issued_on"))
CONDITIONS = [A, B, ~A, ~B, A | B, A & B, ~(A | B), Q(withdrawal_reason=""), ~Q(withdrawal_reason="") & B]
SPANS = st.none() | st.integers(-3, 3).map(lambda days: date(2026, 3, 15) + timedelta(days))


@in_this_test
@given(st.sampled_from(CONDITIONS), SPANS, SPANS, st.sampled_from(["", "x"]))
def test_a_condition_holds_when_the_database_says_so(condition, issued_on, valid_to, reason):
    record = Honour(issued_on=issued_on, valid_to=valid_to, withdrawal_reason=reason)
    rule = CheckConstraint(condition=condition, name="any")
    assert (holds(condition, record) is False) == refused(lambda: rule.validate(Honour, record))


def test_every_constraint_of_the_models_is_understood():
    for model in (Merchant, Honour):
        for rule in model._meta.constraints:
            if isinstance(rule, CheckConstraint):
                holds(rule.condition, model())
