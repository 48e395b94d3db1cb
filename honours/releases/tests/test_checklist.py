"""Every honour's own problems, found before the moment."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision, Workflow

from honours.history.states import HonourState
from honours.models import Honour
from honours.releases.checklist import Checklist
from honours.releases.models import Release

from .drafts import drafts, release_all, take_all_back

pytestmark = pytest.mark.django_db


def line_of(honour: Honour, **plan):
    Release.objects.preparing().delete()  # an honour is in one at a time
    release = Release.objects.create(title="检查", **plan)
    release.items.create(honour=honour)
    return Checklist.of(release).lines[0]


def texts(honour: Honour, **plan) -> str:
    return "；".join(problem.text for problem in line_of(honour, **plan).problems)


@pytest.fixture
def honour(db) -> Honour:
    return drafts(1)[0]


def saved(record):
    """As an editor's save of a draft leaves it."""
    record.save()
    record.save_revision(clean=False)
    return record


def test_a_sound_draft_has_no_problem(honour):
    line = line_of(honour)
    assert not line.problems
    assert (line.state, line.goes_along) == (HonourState.VALID, True)


def test_a_notice_that_is_not_over(honour):
    honour.scheme.notice_working_days = 5
    honour.scheme.save()
    assert "须先公示" in texts(honour)
    honour.notice_on, honour.issued_on = date(2026, 11, 23), date(2026, 11, 27)
    assert "授予日期要在那之后" in texts(saved(honour))
    honour.issued_on = date(2026, 12, 1)
    assert texts(saved(honour)) == ""


def test_a_number_that_is_taken(honour):
    taken = Honour.objects.filter(scheme=honour.scheme, live=True).first()
    honour.number = taken.number
    honour.save_revision(clean=False)
    assert "这个牌匾编号已经用过了" in texts(honour)


def test_no_dates_at_all(honour):
    honour.issued_on = None
    assert "哪张榜上都看不到" in texts(saved(honour))


def test_the_problem_of_a_draft_merchant_leads_to_the_merchant(honour):
    honour.merchant.show_intro = True
    saved(honour.merchant)
    problem = line_of(honour).problems[0]
    assert "请填写书面同意的日期" in problem.text
    assert problem.address.endswith(f"/honours/merchant/edit/{honour.merchant_id}/")


def test_a_public_merchant_is_not_asked(honour):
    honour.merchant.latest_revision.publish()
    honour.merchant.refresh_from_db()
    honour.merchant.show_intro = True
    honour.merchant.save_revision(clean=False)
    assert texts(honour) == ""


def test_a_draft_scheme(honour):
    honour.scheme.unpublish()
    assert "还没有发布" in texts(honour)


def test_a_merchant_of_the_wrong_kind(honour):
    honour.scheme.merchant_kind = "enterprise"
    honour.scheme.save()
    assert "只授予企业" in texts(honour)


def test_a_lock_a_review_and_a_moment_of_its_own(honour, user):
    Honour.objects.filter(pk=honour.pk).update(locked=True)
    assert "被锁定了" in texts(honour)
    Honour.objects.filter(pk=honour.pk).update(locked=False)
    Revision.objects.filter(pk=honour.latest_revision_id).update(approved_go_live_at=timezone.now() + timedelta(days=2))
    assert "另设了发布时间" in texts(honour)
    Revision.objects.filter(pk=honour.latest_revision_id).update(approved_go_live_at=None)
    Workflow.objects.first().start(honour, user)
    assert "正在审校" in texts(honour)


def test_a_change_after_planning_must_be_confirmed(honour):
    before = honour.latest_revision.created_at
    assert "之后又改过" in texts(honour, planned_at=before - timedelta(seconds=1))
    assert texts(honour, planned_at=before + timedelta(seconds=1)) == ""


def test_an_award_that_was_public_cannot_silently_become_a_notice(honour, user):
    release = Release.objects.create(title="先发后撤")
    release.items.create(honour=honour)
    release_all(release, user)
    take_all_back(release, user)
    honour.refresh_from_db()
    honour.notice_on, honour.issued_on = timezone.localdate(), None
    assert "以前公开过的记录" in texts(saved(honour))
    honour.notice_on, honour.issued_on = None, date(2026, 4, 1)
    assert texts(saved(honour)) == ""


def test_the_state_is_that_of_the_planned_day(honour):
    honour.issued_on = date(2099, 3, 15)
    saved(honour)
    assert line_of(honour).state == HonourState.PENDING
    moment = timezone.make_aware(datetime(2099, 3, 15, 9))
    assert line_of(honour, planned_for=moment).state == HonourState.VALID
