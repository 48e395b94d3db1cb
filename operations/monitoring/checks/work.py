"""Work that goes on by itself: timers, tasks, backups, mail."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from operations.scheduler.models import ScheduledCommand

from ..models import Outcome, Work
from ..readings import Reading


def timers(now: datetime) -> Iterator[Reading]:
    """How late each timed command is, and which one failed last time."""
    known = ScheduledCommand.objects.in_bulk()
    begun = _site_made_at(now)
    for name, seconds in settings.TIMED_COMMANDS.items():
        command = known.get(name)
        last = (command and command.succeeded_at) or begun
        yield Reading("timer_late", max(0.0, (now - last).total_seconds() - seconds), name)
        if command and command.failure:
            yield Reading("timer_failed", 1, name, command.failure)


def tasks(now: datetime) -> Iterator[Reading]:
    """The oldest task that waits, the oldest that runs, and how many failed."""
    waiting = DBTaskResult.objects.ready().aggregate(oldest=Min("enqueued_at"))["oldest"]
    running = DBTaskResult.objects.running().aggregate(oldest=Min("started_at"))["oldest"]
    yield Reading("task_waiting", _age(waiting, now))
    yield Reading("task_running", _age(running, now))
    yield Reading("task_failed", DBTaskResult.objects.failed().count())


def backups(now: datetime) -> Iterator[Reading]:
    """How old the last one is."""
    last = Outcome.objects.filter(work=Work.BACKUP).values_list("succeeded_at", flat=True).first()
    yield Reading("backup_age", _age(last or _site_made_at(now), now), note="" if last else "还没有备份过")


def mail(now: datetime) -> Iterator[Reading]:
    """Whether the last letter went out."""
    last = Outcome.objects.filter(work=Work.MAIL).first()
    is_failing = bool(last and last.failure)
    when = f"{timezone.localtime(last.failed_at):%Y-%m-%d %H:%M} " if last and last.failed_at else ""
    yield Reading("mail_failed", int(is_failing), note=f"{when}{last.failure}" if last and is_failing else "")


def _age(moment: datetime | None, now: datetime) -> float:
    """Seconds; 0 where there is nothing, or a clock ran ahead."""
    return max(timedelta(), now - moment).total_seconds() if moment else 0.0


def _site_made_at(now: datetime) -> datetime:
    """When the first table was made: what never happened has been missing since then."""
    return MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"] or now
