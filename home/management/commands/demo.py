"""``manage.py demo``: a whole site with Chinese content, made once and kept."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction

from home.seeding.articles import seed_news, seed_plain_pages
from home.seeding.honours import seed_merchants, seed_rolls
from home.seeding.lessons import seed_lessons, seed_readings
from home.seeding.site import seed_home, seed_sections, seed_site_facts
from home.seeding.spots import seed_spots
from home.seeding.talks import seed_exemplars, seed_talks

ADMIN = "admin"


class Command(BaseCommand):
    """Fill an empty database with the demo; on a filled one change nothing but the one-time password."""

    help = "建立演示内容(可重复运行，已有内容保持不变),并给 admin 换一个一次性口令。"

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self._seed()
        password = _fresh_password()
        self.stdout.write(f"后台账号：{ADMIN}  一次性口令：{password}")

    def _seed(self) -> None:
        with self._step("首页与栏目"):
            home = seed_home()
            seed_site_facts()
            sections = seed_sections(home)
        with self._step("景点"):
            spots = seed_spots(sections["spots"])
        with self._step("荣誉榜与商户"):
            seed_merchants(seed_rolls(sections["honours"]), spots)
        with self._step("安全课堂与读书会"):
            seed_lessons(sections["lessons"])
            seed_readings(sections["reading"])
        with self._step("讲座与典型"):
            seed_talks(sections["talks"])
            seed_exemplars(sections["exemplars"])
        with self._step("动态与说明"):
            seed_news(sections["news"])
            seed_plain_pages(home)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        self.stdout.write(f"  {name} …", ending="")
        self.stdout.flush()
        yield
        self.stdout.write(" 好")


def _fresh_password() -> str:
    password = secrets.token_urlsafe(12)
    admin, _ = get_user_model().objects.get_or_create(
        username=ADMIN, defaults={"is_staff": True, "is_superuser": True, "last_name": "演示", "first_name": "管理员"}
    )
    admin.set_password(password)
    admin.save()
    return password
