"""Within its own day a release can be undone; the record of it stays."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.log_actions import registry

from core.progress import UserFacingError
from honours.history.states import EventKind, HonourState
from honours.models import Honour, HonourEvent, Merchant
from honours.releases.models import Release
from honours.releases.states import ReleaseState

from .drafts import ROLL, drafts, release_all, take_all_back

pytestmark = pytest.mark.django_db
DAYS = ("2022-07-14", "2026-03-15", "2026-07-01")


def ours():
    return Honour.objects.filter(number__startswith="批-")


def data(client) -> list[bytes]:
    return [client.get(f"{ROLL}data.csv?on={day}").content for day in DAYS]


def numbers(file: bytes) -> list[str]:
    return [line.split(",")[1] for line in file.decode("utf-8-sig").splitlines()]


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


@pytest.fixture
def released_yesterday(release, user):
    release_all(release, user)
    Release.objects.filter(pk=release.pk).update(released_at=timezone.now() - timedelta(days=1))
    release.refresh_from_db()
    return release


def test_after_its_day_the_public_record_says_what_happened(released_yesterday, user, client):
    before = [numbers(file) for file in data(client)]
    assert take_all_back(released_yesterday, user, "名单弄错了") == 5
    assert [numbers(file) for file in data(client)] == before
    assert ours().public().in_state(HonourState.TAKEN_BACK, timezone.localdate()).count() == 5
    shown = client.get(f"{ROLL}?state=taken_back").content.decode()
    assert all(honour.number in shown for honour in ours())
    page = client.get(ours().first().merchant.get_absolute_url()).content.decode()
    assert "误发收回" in page and "名单弄错了" in page
    plaque = client.get(f"/v/{ours().first().code}").content.decode()
    assert "误发收回" in plaque and "名单弄错了" in plaque


def test_what_was_taken_back_after_its_day_can_be_given_again(released_yesterday, user):
    take_all_back(released_yesterday, user, "名单弄错了")
    honour = ours().first()
    honour.withdrawn_on, honour.withdrawal_reason = None, ""
    honour.full_clean()
    honour.save_revision().publish()
    told = list(honour.events.values_list("kind", flat=True))
    assert told == [EventKind.AWARDED, EventKind.TAKEN_BACK, EventKind.REINSTATED]
    assert Honour.objects.get(pk=honour.pk).state == HonourState.VALID


def test_an_unpublished_change_is_not_swept_into_the_public_record(released_yesterday, user):
    ours().first().save_revision()
    Honour.objects.filter(pk=ours().first().pk).update(has_unpublished_changes=True)
    with pytest.raises(UserFacingError, match="还没发布的修改"):
        take_all_back(released_yesterday, user, "名单弄错了")
    assert ours().public().in_state(HonourState.VALID, timezone.localdate()).count() == 5


def test_what_changed_since_is_not_swept_away(release, user):
    release_all(release, user)
    honour = ours().first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "停止经营"
    honour.save_revision().publish()
    with pytest.raises(UserFacingError, match=honour.number):
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
    with pytest.raises(UserFacingError, match="没有可以撤回"):
        take_all_back(release, user)
