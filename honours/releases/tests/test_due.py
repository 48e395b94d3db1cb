"""Planned releases happen at their moment, each for itself."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from honours.models import Honour
from honours.releases.models import Release
from honours.releases.states import ReleaseState
from tests.reviewing import person

from .drafts import drafts, reviewed

pytestmark = pytest.mark.django_db
PAST = timedelta(minutes=-1)


def planned(user, name: str, delay: timedelta = PAST) -> Release:
    """A release of two honours; the moment is passed by default."""
    now = timezone.now()
    release = Release.objects.create(title=name, planned_for=now + delay, planned_by=user)
    for honour in drafts(2, prefix=f"{name}-"):
        release.items.create(honour=honour)
    reviewed(release, person("final"))
    Release.objects.filter(pk=release.pk).update(planned_at=timezone.now())
    return release


def state(release: Release) -> str:
    return Release.objects.get(pk=release.pk).state


def test_only_what_is_due(user, capsys):
    due, later = planned(user, "到点"), planned(user, "未到", timedelta(minutes=5))
    call_command("release_due")
    assert (state(due), state(later)) == (ReleaseState.RELEASED, ReleaseState.PREPARING)
    assert Release.objects.get(pk=due.pk).released_by == user
    assert capsys.readouterr().out == "已发布：到点\n"
    call_command("release_due")
    assert capsys.readouterr().out == ""


def test_one_that_fails_never_blocks_another(user, capsys):
    first, second = planned(user, "有问题", timedelta(hours=-1)), planned(user, "没问题")
    Honour.objects.filter(number="有问题-001").update(locked=True)
    for _ in range(2):
        with pytest.raises(CommandError, match="有问题"):
            call_command("release_due")
    assert (state(first), state(second)) == (ReleaseState.PREPARING, ReleaseState.RELEASED)
    assert "有问题-001：被锁定了" in Release.objects.get(pk=first.pk).failure
    Honour.objects.filter(number="有问题-001").update(locked=False)
    call_command("release_due")
    assert state(first) == ReleaseState.RELEASED
    assert Release.objects.get(pk=first.pk).failure == ""


def test_a_fault_nobody_foresaw_does_not_block_either(user, monkeypatch):
    from honours.releases import publishing

    planned(user, "意外", timedelta(hours=-1))
    second = planned(user, "没问题")
    real = publishing._make_public

    def broken(candidate, by):
        if getattr(candidate.record, "number", "").startswith("意外"):
            raise RuntimeError
        return real(candidate, by)

    monkeypatch.setattr(publishing, "_make_public", broken)
    with pytest.raises(CommandError):
        call_command("release_due")
    assert state(second) == ReleaseState.RELEASED
    assert not Honour.objects.filter(number__startswith="意外", live=True).exists()


def test_what_was_edited_after_planning_waits(user):
    release = planned(user, "改过")
    Honour.objects.get(number="改过-001").save_revision()
    with pytest.raises(CommandError):
        call_command("release_due")
    assert "之后又改过" in Release.objects.get(pk=release.pk).failure


def test_a_planner_who_lost_the_right_publishes_nothing(user, django_user_model):
    clerk = django_user_model.objects.create_user("clerk2")
    release = planned(clerk, "没权限")
    with pytest.raises(CommandError):
        call_command("release_due")
    assert "重新预定" in Release.objects.get(pk=release.pk).failure


def test_the_moment_is_set_moved_and_called_off(editor_client, user, release):
    reviewed(release)
    plan = reverse("releases:plan", args=[release.pk])
    assert "要在现在之后" in editor_client.post(plan, {"planned_for": "2020-01-01 09:00"}).content.decode()
    editor_client.post(plan, {"planned_for": "2099-03-15 09:00"})
    release.refresh_from_db()
    assert (timezone.localtime(release.planned_for).hour, release.planned_by) == (9, user)
    assert "2099-03-15 09:00 自动公开" in editor_client.get(reverse("releases:index")).content.decode()
    editor_client.post(reverse("releases:unplan", args=[release.pk]))
    release.refresh_from_db()
    assert release.planned_for is None


def test_the_list_says_when_the_timer_does_not_run(editor_client, user):
    planned(user, "晚了", timedelta(minutes=-30))
    assert "请网站管理员检查定时任务" in editor_client.get(reverse("releases:index")).content.decode()
