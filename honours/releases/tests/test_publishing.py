"""All at once, the way Wagtail publishes, or nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.signals import published

from core.progress import UserFacingError
from honours.history.states import EventKind
from honours.models import Honour, HonourEvent, Merchant
from honours.releases import publishing
from honours.releases.checklist import Checklist
from honours.releases.models import Release
from honours.releases.states import ReleaseState

from .drafts import ROLL, drafts, release_all, reviewed

pytestmark = pytest.mark.django_db
MOST_FOR_ONE = 24  # queries of Wagtail's publish with its workflow, of the history and of the audit trail


def ours():
    return Honour.objects.filter(number__startswith="批-")


def test_everything_becomes_public_the_way_wagtail_does_it(release, user, client):
    assert release_all(release, user) == 10  # five merchants, five honours
    release.refresh_from_db()
    assert (release.state, release.honours_released, release.merchants_released) == (ReleaseState.RELEASED, 5, 5)
    assert ours().public().count() == 5
    for honour in ours():
        assert not honour.has_unpublished_changes and honour.live_revision_id
        assert [event.kind for event in honour.events.all()] == [EventKind.AWARDED]
        actions = registry.get_logs_for_instance(honour).values_list("action", "user")
        assert ("wagtail.publish", user.pk) in actions
    assert "待授店003" in client.get(f"{ROLL}?q=待授店003").content.decode()


def test_signals_are_sent_for_each(release, user):
    heard = []

    def hear(sender, instance, **kwargs):
        heard.append(instance)

    published.connect(hear)
    try:
        release_all(release, user)
    finally:
        published.disconnect(hear)
    assert len([one for one in heard if isinstance(one, Honour)]) == 5
    assert len([one for one in heard if isinstance(one, Merchant)]) == 5


def test_one_failure_leaves_nothing(release, user, monkeypatch):
    real, calls = publishing._make_public, []

    def break_at_the_eighth(candidate, by):
        calls.append(candidate)
        if len(calls) == 8:
            raise RuntimeError("the disk is full")
        return real(candidate, by)

    monkeypatch.setattr(publishing, "_make_public", break_at_the_eighth)
    with pytest.raises(RuntimeError):
        release_all(release, user)
    assert len(calls) == 8
    assert not ours().filter(live=True).exists()
    assert not HonourEvent.objects.filter(honour__in=ours()).exists()
    assert Release.objects.get(pk=release.pk).is_open


def test_whoever_stops_reading_stops_all(release, user):
    reviewed(release)
    work = publishing.publish(release, user)
    next(work)
    next(work)
    work.close()
    assert not Merchant.objects.filter(title__startswith="待授店", live=True).exists()


def test_a_problem_stops_the_release_and_names_itself(release, user):
    ours().filter(number="批-002").update(locked=True)
    with pytest.raises(UserFacingError, match="批-002：被锁定了"):
        release_all(release, user)
    assert not ours().filter(live=True).exists()


def test_what_was_confirmed_is_what_is_published(release, user):
    seen = Checklist.of(release).fingerprint
    honour = ours().first()
    honour.number = "批-900"
    honour.save_revision()
    with pytest.raises(UserFacingError, match="确认之后"):
        release_all(release, user, seen)
    release_all(release, user, Checklist.of(release).fingerprint)
    assert ours().filter(number="批-900", live=True).exists()


def test_an_honour_published_by_itself_is_passed_over(release, user):
    first = ours().first()
    first.latest_revision.publish()
    assert release_all(release, user) == 9  # four honours, and all five merchants
    assert release.items.get(honour=first).revision is None
    assert HonourEvent.objects.filter(honour=first).count() == 1


def test_a_release_happens_once(release, user):
    release_all(release, user)
    with pytest.raises(UserFacingError, match="已发布"):
        release_all(release, user)


def test_what_the_rules_derive_is_published_too(user):
    honour = drafts(1)[0]
    honour.scheme.validity_months = 24
    honour.scheme.save()
    release = Release.objects.create(title="有效期")
    release.items.create(honour=honour)
    release_all(release, user)
    honour.refresh_from_db()
    assert str(honour.valid_to) == "2028-03-14"
    assert honour.live_revision.content["valid_to"] == "2028-03-14"


def test_a_row_without_revisions_is_published(user):
    honour = drafts(1, live_merchants=True)[0]
    Honour.objects.filter(pk=honour.pk).update(latest_revision=None, has_unpublished_changes=False)
    release = Release.objects.create(title="没有修订")
    release.items.create(honour=honour)
    release_all(release, user)
    honour.refresh_from_db()
    assert honour.live and honour.live_revision.user == user


def test_publishing_costs_the_same_for_each(user):
    """No query of ours grows with the number: what is left is what Wagtail asks for one record."""
    costs = []
    for size in (2, 4, 6):
        release = Release.objects.create(title=str(size))
        for honour in drafts(size, live_merchants=True, prefix=f"量{size}-"):
            release.items.create(honour=honour)
        reviewed(release)
        with CaptureQueriesContext(connection) as asked:
            list(publishing.publish(release, user))
        costs.append(len(asked))
    assert costs[2] - costs[1] == costs[1] - costs[0] <= 2 * MOST_FOR_ONE


def test_the_checklist_asks_the_same_for_few_and_many(user):
    counts = []
    for size in (1, 12):
        release = Release.objects.create(title=str(size), planned_at=timezone.now() + timedelta(days=1))
        for honour in drafts(size, prefix=f"查{size}-"):
            release.items.create(honour=honour)
        with CaptureQueriesContext(connection) as asked:
            assert Checklist.of(release).is_ready
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
