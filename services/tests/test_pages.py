"""The section, a centre, a service, and advisers who agreed to be named."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from services.models import ExpertAdviser, ServiceCentrePage
from services.states import ExpertField

pytestmark = pytest.mark.django_db


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_section_leads_to_everything(client):
    page = text(client.get("/services/"))
    for link in ("ge-xie", "yu-pai-fu-shi", "report-in", "quality", "volunteers", "fund", "pairing", "ask/needs"):
        assert f'href="/services/{link}/"' in page
    assert 'href="/activities/"' in page
    assert 'href="/policies/"' in page


def test_a_centre_shows_its_four_rooms_and_whether_it_is_open(client):
    for slug in ("ge-xie", "yu-pai-fu-shi"):
        page = text(client.get(f"/services/{slug}/"))
        assert all(room in page for room in ("活动室", "会议室", "阅览室", "会员接待室"))
        assert "现在开放" in page or "现在未开放" in page


def test_hours_that_cannot_be_read_are_refused():
    centre = ServiceCentrePage.objects.in_language().first()
    centre.opening = "有空就来"
    with pytest.raises(ValidationError, match="看不懂这一行开放时间"):
        centre.full_clean()


def test_a_service_says_papers_steps_time_and_cost(client):
    page = text(client.get("/services/guan-xi-zhuan-jie/"))
    assert all(words in page for words in ("带什么材料", "一步一步来", "多久", "不收费", "区个协党群服务中心"))


@pytest.mark.parametrize(
    ("began", "ended", "is_public"),
    [(None, None, False), (-1, None, True), (0, 0, True), (1, None, False), (-9, -1, False), (-9, 9, True)],
)
def test_an_adviser_is_named_only_while_the_consent_holds(client, began, ended, is_public):
    today = timezone.localdate()
    adviser = ExpertAdviser.objects.create(
        shown_as="专利顾问丁",
        field=ExpertField.PATENTS,
        unit="某所",
        consent_on=None if began is None else today + timedelta(days=began),
        consent_until=None if ended is None else today + timedelta(days=ended),
    )
    assert adviser.is_public == is_public
    assert (adviser in ExpertAdviser.objects.public()) == is_public
    assert ("专利顾问丁" in text(client.get("/services/quality/"))) == is_public


def test_an_end_of_consent_needs_a_beginning_and_no_phone_fits():
    adviser = ExpertAdviser(shown_as="顾问", field=ExpertField.QUALITY, unit="某所", consent_until=date(2026, 1, 1))
    with pytest.raises(ValidationError, match="先填同意公开的日期"):
        adviser.full_clean()
    adviser = ExpertAdviser(shown_as="顾问", field=ExpertField.QUALITY, unit="某所", helps_with="打13800138000")
    with pytest.raises(ValidationError, match="手机号"):
        adviser.full_clean()
