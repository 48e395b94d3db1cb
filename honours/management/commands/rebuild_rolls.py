"""``manage.py rebuild_rolls``: derive places and tallies of all rolls anew."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.rolls.triggers.upkeep import rebuild


class Command(BaseCommand):
    """Derive places and tallies of all rolls anew."""

    help = "荣誉榜的位置和计数全部重算；平时不需要，怀疑数字不对时运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild()
        self.stdout.write("荣誉榜的位置和计数已全部重算。")
