"""``manage.py status``: how the site stands, with what to do; exit code 1 when something is red."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from operations.monitoring.limits import Level
from operations.monitoring.readings import Reading, in_words
from operations.monitoring.status import look, worst


class Command(BaseCommand):
    help = "看网站运行得好不好：定时工作、任务、备份、邮件、磁盘、数据库；有故障时退出码是 1。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--json", action="store_true", help="给程序看的")

    def handle(self, *args: Any, **options: Any) -> None:
        readings = look()
        level = worst(readings)
        if options["json"]:
            answer = {"level": level.value, "readings": [reading.as_data() for reading in readings]}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._tell(readings)
        if level == Level.RED:
            raise SystemExit(1)

    def _tell(self, readings: list[Reading]) -> None:
        numbers = [sum(reading.level == level for reading in readings) for level in (Level.RED, Level.YELLOW)]
        self.stdout.write("故障 {} 处，注意 {} 处。".format(*numbers))
        for reading in readings:
            limit = reading.limit
            about, note = (f" {part}" if part else "" for part in (reading.about, reading.note))
            self.stdout.write(f"[{reading.level.label}] {limit.title}{about}：{reading.shown}{_bounds(reading)}{note}")
            if reading.level != Level.GREEN:
                self.stdout.write(f"    {limit.meaning}\n    怎么办：{limit.remedy}")


def _bounds(reading: Reading) -> str:
    limit, word = reading.limit, "不多于" if reading.limit.is_floor else "满"
    named = ((Level.YELLOW, limit.yellow), (Level.RED, limit.red))
    said = [f"{word} {in_words(bound, limit.unit)}算{level.label}" for level, bound in named if bound is not None]
    return f"（{'，'.join(said)}）"
