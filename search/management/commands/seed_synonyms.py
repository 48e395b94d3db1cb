"""``manage.py seed_synonyms``: the shipped words that are not in the editors' list yet."""

from typing import Any

from django.core.management.base import BaseCommand

from search.seeding import add_missing


class Command(BaseCommand):
    """Add what is missing; run it after an upgrade to get new groups."""

    help = "补上自带的同义词里还没有的组；编辑改过的不动，可以重复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"新增同义词 {add_missing()} 组。")
