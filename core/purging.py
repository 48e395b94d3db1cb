"""Deleting what has had its time, with a brake: a clock that ran ahead must not take everything at once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

MOST = 0.5  # of all that are deleted some day; a daily purge takes a day's worth
FEW = 20  # rows that may always go


class PurgeCommand(BaseCommand):
    """A purge asks `hold_back` before it deletes anything."""

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--force", action="store_true", help="一次要删的超过一半也照删；请先核对服务器的时钟")

    def hold_back(self, doomed: QuerySet, among: QuerySet, *, force: bool) -> None:
        """Raise CommandError when more would go than any day brings; `among` is all that goes some day."""
        number = doomed.count()
        if force or number <= FEW or number <= MOST * among.count():
            return
        name, kind = type(self).__module__.rpartition(".")[2], doomed.model._meta.verbose_name
        raise CommandError(
            f"这一次要清理 {number} 条“{kind}”，超过一半，一条也没有动。先核对服务器的时钟；"
            f"时钟不错、确实该清理，请运行 manage.py {name} --force。"
        )
