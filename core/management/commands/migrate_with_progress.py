"""``manage.py migrate_with_progress``: Django's `migrate` of everything, saying in Chinese how far it is."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

LINES = 10  # at most as many tell how far it is


class Command(migrate.Command):
    """For whoever waits in front of it: silent minutes look like a standstill."""

    help = "建立或更新全部数据表，随时报告做到第几步。"

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        self.total = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        self.done = 0
        super().handle(*args, **options | {"verbosity": 0})
        self.stdout.write("  数据表已是最新。")

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Django calls it before and after each migration."""
        if action != "apply_success":
            return
        self.done += 1
        step = -(-self.total // LINES)
        if self.done % step == 0 or self.done == self.total:
            self.stdout.write(f"  数据表：第 {self.done} 步，共 {self.total} 步")
            self.stdout.flush()
