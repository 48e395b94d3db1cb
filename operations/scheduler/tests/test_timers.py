"""What is due runs once, whoever looks first, and comes again at its next turn."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from operations.scheduler.models import ScheduledCommand
from operations.scheduler.runner import run_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def timed(settings):
    settings.TIMED_COMMANDS = {"publish_scheduled": 30, "purge_notes": 86400}


def test_everything_is_due_at_first_and_then_waits():
    assert sorted(run_due()) == ["publish_scheduled", "purge_notes"]
    assert run_due() == []


def test_each_comes_again_at_its_own_pace():
    run_due()
    ScheduledCommand.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    ScheduledCommand.objects.filter(name="purge_notes").update(due_at=timezone.now() + timedelta(hours=20))
    assert run_due() == ["publish_scheduled"]


@pytest.mark.parametrize("ahead", [timedelta(days=365 * 30), timedelta(days=3)])
def test_a_clock_that_ran_ahead_once_does_not_stop_the_work(ahead):
    run_due()
    ScheduledCommand.objects.update(due_at=timezone.now() + ahead)
    assert sorted(run_due()) == ["publish_scheduled", "purge_notes"]
    assert run_due() == []


def test_a_clock_a_little_ahead_elsewhere_gives_nobody_a_second_turn():
    run_due()
    ScheduledCommand.objects.filter(name="publish_scheduled").update(due_at=timezone.now() + timedelta(seconds=50))
    assert run_due() == []


def test_the_last_success_is_noted_and_a_failure_leaves_it(settings):
    settings.TIMED_COMMANDS = {"no_such_command": 60, "publish_scheduled": 30}
    begun = timezone.now()
    run_due()
    assert ScheduledCommand.objects.get(name="publish_scheduled").succeeded_at >= begun
    assert ScheduledCommand.objects.get(name="no_such_command").succeeded_at is None


def test_only_one_of_two_gets_the_turn():
    now = timezone.now()
    ScheduledCommand.objects.know({"publish_scheduled": 30}, now)
    assert ScheduledCommand.objects.claim("publish_scheduled", 30, now)
    assert not ScheduledCommand.objects.claim("publish_scheduled", 30, now)


def test_one_that_fails_is_noted_and_does_not_stop_the_others(settings):
    settings.TIMED_COMMANDS = {"no_such_command": 60, "publish_scheduled": 30}
    assert set(run_due()) == {"no_such_command", "publish_scheduled"}
    assert "no_such_command" in ScheduledCommand.objects.get(name="no_such_command").failure
    assert ScheduledCommand.objects.get(name="publish_scheduled").failure == ""


def test_a_success_forgets_the_failure():
    run_due()
    ScheduledCommand.objects.filter(name="purge_notes").update(failure="昨天不行", due_at=timezone.now())
    run_due()
    assert ScheduledCommand.objects.get(name="purge_notes").failure == ""


def test_the_command_says_what_it_did(capsys):
    call_command("run_timers")
    assert "publish_scheduled" in capsys.readouterr().out
    call_command("run_timers")
    assert "没有到时间的工作" in capsys.readouterr().out


def test_one_that_failed_is_run_again_by_name(settings):
    run_due()
    due_at = ScheduledCommand.objects.get(name="purge_notes").due_at
    ScheduledCommand.objects.filter(name="purge_notes").update(failure="昨天不行")
    call_command("run_timers", "purge_notes")
    assert ScheduledCommand.objects.get(name="purge_notes").failure == ""
    assert ScheduledCommand.objects.get(name="purge_notes").due_at == due_at
    settings.TIMED_COMMANDS = {"no_such_command": 60}
    with pytest.raises(CommandError, match="no_such_command"):
        call_command("run_timers", "no_such_command")
    with pytest.raises(CommandError, match="没有这样的定时工作：purge_everything"):
        call_command("run_timers", "purge_everything")
