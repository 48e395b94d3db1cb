"""Releases in processes of their own, on the tests' own database: killed in the middle, and two at once."""

from contextlib import AbstractContextManager
from subprocess import Popen

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from honours.models import Honour, HonourEvent, Merchant
from honours.releases.models import Release
from honours.releases.states import ReleaseState
from tests.plain_schemes import plain_schemes
from tests.processes import go_on, running, told
from tests.reviewing import person as reviewer

from .drafts import drafts, reviewed

SIZE = 8
PROGRAM = """
import sys
import django
django.setup()
from honours.releases.models import Release
from honours.releases import publishing
real = publishing._make_public
def slow(candidate, user):
    made = real(candidate, user)
    print("made", flush=True)
    if sys.argv[1] == "wait":
        sys.stdin.readline()
    return made
publishing._make_public = slow
real_lock = publishing.release_lock
def told_lock(release):
    print("lock", flush=True)
    return real_lock(release)
publishing.release_lock = told_lock
from django.core.management import call_command
print("start", flush=True)
call_command("release_due")
print("end", flush=True)
"""


@pytest.fixture
def due(django_db_setup, django_db_blocker):
    """A release whose moment has come, committed; removed again afterwards."""
    with django_db_blocker.unblock(), plain_schemes():
        before = [model.objects.count() for model in (Honour, Merchant, HonourEvent)]
        now = timezone.now()
        person = User.objects.get(username="admin")
        release = Release.objects.create(title="到点", planned_for=now, planned_by=person)
        for honour in drafts(SIZE, prefix="程-"):
            release.items.create(honour=honour)
        reviewed(release, reviewer("final"))
        Release.objects.filter(pk=release.pk).update(planned_at=timezone.now())
        yield release
        release.delete()
        for model, rows in ((Honour, ours()), (Merchant, shops())):
            keys = [str(key) for key in rows.values_list("pk", flat=True)]
            rows.delete()
            content_type = ContentType.objects.get_for_model(model)
            ModelLogEntry.objects.filter(content_type=content_type, object_id__in=keys).delete()
        assert [model.objects.count() for model in (Honour, Merchant, HonourEvent)] == before


def ours():
    return Honour.objects.filter(number__startswith="程-")


def shops():
    return Merchant.objects.filter(title__startswith="待授店")


def releasing(pace: str) -> AbstractContextManager[Popen[str]]:
    """Run `release_due` elsewhere; with the pace "wait" each record waits for a line."""
    return running(PROGRAM, pace)


@pytest.mark.slow
def test_a_kill_in_the_middle_leaves_nothing_and_the_next_try_all(due):
    with releasing("wait") as process:
        for _ in range(SIZE + 2):  # all merchants, and some honours
            told(process, "made")
            go_on(process)
        told(process, "made")
        process.kill()
        process.wait()
    assert not ours().filter(live=True).exists() and not shops().filter(live=True).exists()
    assert not HonourEvent.objects.filter(honour__in=ours()).exists()
    assert Release.objects.get(pk=due.pk).is_open
    with releasing("go") as process:
        told(process, "end")
    assert ours().public().count() == SIZE


@pytest.mark.slow
def test_two_at_once_release_once(due):
    with releasing("wait") as first:
        told(first, "made")
        with releasing("go") as second:
            told(second, "lock")  # it has seen that the release is due, and now waits for its row
            go_on(first, 3 * SIZE)
            told(first, "end")
            told(second, "end")
    assert Release.objects.get(pk=due.pk).state == ReleaseState.RELEASED
    assert ours().public().count() == SIZE
    assert HonourEvent.objects.filter(honour__in=ours()).count() == SIZE
    published = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Honour),
        object_id__in=[str(key) for key in ours().values_list("pk", flat=True)],
        action="wagtail.publish",
    )
    assert published.count() == SIZE
