"""``manage.py fold_rolls``: bring many tallies of rolls together."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.rolls.triggers.upkeep import fold


class Command(BaseCommand):
    """Bring many tallies of rolls together."""

    help = "合并荣誉榜的计数行，让榜页一直快；每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        fold()
        self.stdout.write("荣誉榜的计数行已合并。")
