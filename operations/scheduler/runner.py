"""Run what is due. Every command stands for itself, may run twice at once, and comes again at its next turn."""

import logging
from collections.abc import Iterable
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from .models import ScheduledCommand

logger = logging.getLogger(__name__)


def run_due() -> list[str]:
    """Run every timed command whose moment has come and that nobody else took; the names of those run."""
    now, periods = timezone.now(), settings.TIMED_COMMANDS
    ScheduledCommand.objects.know(periods, now)
    waiting = ScheduledCommand.objects.due(periods, now).values_list("name", flat=True)
    mine = [name for name in list(waiting) if ScheduledCommand.objects.claim(name, periods[name], now)]
    for name in mine:
        _run(name)
    return mine


def run_now(names: Iterable[str]) -> None:
    """Run these timed commands, due or not; their next turns stay as they are."""
    ScheduledCommand.objects.know(settings.TIMED_COMMANDS, timezone.now())
    for name in names:
        _run(name)


def _run(name: str) -> None:
    failure, said = "", StringIO()
    try:
        call_command(name, verbosity=0, stdout=said, stderr=said)
    except SystemExit:  # it did its work and found something: the screens show what
        pass
    except Exception as error:
        logger.exception("timed command %s failed: %s", name, said.getvalue())
        failure = str(error)[:500] or type(error).__name__
    ended = {"failure": failure} if failure else {"failure": "", "succeeded_at": timezone.now()}
    ScheduledCommand.objects.filter(name=name).update(**ended)
