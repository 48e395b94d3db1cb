"""Within its own day a release can be undone; the record of it stays."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.log_actions import registry

from honours.models import Honour, HonourEvent, Merchant
from releases.models import Release
from releases.states import ReleaseState
from releases.turns import RefusalError

from .drafts import ROLL, drafts, release_all, take_all_back

pytestmark = pytest.mark.django_db
DAYS = ("2022-07-14", "2026-03-15", "2026-07-01")


def ours():
    return Honour.objects.filter(number__startswith="批-")


def data(client) -> list[bytes]:
    return [client.get(f"{ROLL}data.csv?on={day}").content for day in DAYS]


def test_every_past_day_reads_as_before(release, user, client):
    before = data(client)
    release_all(release, user)
    assert data(client)[1] != before[1]
    assert take_all_back(release, user) == 10
    assert data(client) == before


def test_what_happened_stays_on_record(release, user):
    release_all(release, user)
    events = list(HonourEvent.objects.filter(honour__in=ours()).values_list("pk", "kind", "recorded_at"))
    take_all_back(release, user, "名单弄错了")
    assert list(HonourEvent.objects.filter(honour__in=ours()).values_list("pk", "kind", "recorded_at")) == events
    release.refresh_from_db()
    assert (release.state, release.withdrawn_by, release.withdrawal_reason) == (
        ReleaseState.WITHDRAWN, user, "名单弄错了",
    )  # fmt: skip
    actions = list(registry.get_logs_for_instance(ours().first()).values_list("action", flat=True))
    assert {"wagtail.publish", "wagtail.unpublish"} <= set(actions)


def test_the_same_award_released_again_is_recorded_once(release, user):
    release_all(release, user)
    take_all_back(release, user)
    again = Release.objects.create(title="再来一次")
    for honour in ours():
        again.items.create(honour=honour)
    release_all(again, user)
    assert ours().public().count() == 5
    assert HonourEvent.objects.filter(honour__in=ours()).count() == 5


def test_only_on_the_day_itself(release, user):
    release_all(release, user)
    Release.objects.filter(pk=release.pk).update(released_at=timezone.now() - timedelta(days=1))
    with pytest.raises(RefusalError, match="只有发布当天"):
        take_all_back(release, user)
    assert ours().public().count() == 5


def test_what_changed_since_is_not_swept_away(release, user):
    release_all(release, user)
    honour = ours().first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "停止经营"
    honour.save_revision().publish()
    with pytest.raises(RefusalError, match=honour.number):
        take_all_back(release, user)
    assert ours().public().count() == 5


def test_a_merchant_with_another_public_honour_stays(release, user):
    release_all(release, user)
    shop = ours().first().merchant
    Honour.objects.create(merchant=shop, scheme=ours().first().scheme, number="另-1", issued_on="2026-05-01")
    take_all_back(release, user)
    assert list(Merchant.objects.filter(title__startswith="待授店", live=True)) == [shop]


def test_a_merchant_that_was_public_before_stays(user):
    release = Release.objects.create(title="老商户")
    for honour in drafts(2, live_merchants=True):
        release.items.create(honour=honour)
    release_all(release, user)
    assert take_all_back(release, user) == 2
    assert Merchant.objects.filter(title__startswith="待授店", live=True).count() == 2


def test_a_release_that_did_not_happen_cannot_be_taken_back(release, user):
    with pytest.raises(RefusalError, match="没有可以撤回"):
        take_all_back(release, user)
