"""Agreements and contact points: units and posts, their term, and what ends soon."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from alliances.models import ContactPoint, PartnershipAgreement
from alliances.models.partnerships import SOON

pytestmark = pytest.mark.django_db

NAMED = {"解放碑街道市场监管所党支部", "渝派服饰分会党支部"}


def test_the_page_lists_sixteen_agreements_of_eleven_offices_and_ten_contact_points(client):
    page = client.get("/services/pairing/").content.decode()
    assert "共建协议 16 份" in page
    assert PartnershipAgreement.objects.values("office").distinct().count() == 11
    assert ContactPoint.objects.count() == 10
    assert "局班子成员岗位10" in page


def test_units_the_source_does_not_name_are_marked():
    for agreement in PartnershipAgreement.objects.with_units():
        for unit in (agreement.office, agreement.branch):
            assert unit.is_invented == (unit.title not in NAMED)
        assert agreement.office.is_invented or agreement.branch.is_invented  # no pair is claimed of two real ones


@pytest.mark.parametrize(
    ("days", "is_listed"), [(-1, False), (0, True), (SOON, True), (SOON + 1, False), (None, False)]
)
def test_what_ends_soon_is_reported(editor_client, days, is_listed):
    today = timezone.localdate()
    PartnershipAgreement.objects.exclude(pk=PartnershipAgreement.objects.first().pk).delete()
    agreement = PartnershipAgreement.objects.get()
    PartnershipAgreement.objects.update(ends_on=None if days is None else today + timedelta(days=days))
    assert (agreement in PartnershipAgreement.objects.expiring(today)) == is_listed
    report = editor_client.get("/admin/reports/expiring-agreements/").content.decode()
    assert (str(agreement) in report) == is_listed
    sheet = b"".join(editor_client.get("/admin/reports/expiring-agreements/?export=csv")).decode()
    assert (agreement.branch.title in sheet) == is_listed


def test_wrong_agreements_are_refused():
    agreement = PartnershipAgreement.objects.first()
    agreement.ends_on = agreement.signed_on - timedelta(days=1)
    with pytest.raises(ValidationError, match="到期日期早于签订日期"):
        agreement.full_clean()
    agreement.ends_on, agreement.branch = None, agreement.office
    with pytest.raises(ValidationError, match="双方不能是同一个单位"):
        agreement.full_clean()
    with pytest.raises(ValidationError, match="手机号"):
        ContactPoint(post="13800138000", branch=agreement.office).full_clean()
