"""``manage.py demo``: a whole site with Chinese content, made once and kept."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction

from editing.reviews.authority import BypassReason, acting_for_system
from home.seeding.alliances import seed_alliances, seed_themes, seed_units
from home.seeding.applications import seed_applications
from home.seeding.articles import seed_news, seed_plain_pages
from home.seeding.association import (
    seed_consent_texts,
    seed_front_runners,
    seed_fund,
    seed_pairing,
    seed_policies,
)
from home.seeding.bookclub import seed_notes
from home.seeding.campaigns import seed_campaigns
from home.seeding.demo_site import seed_demo_site
from home.seeding.english import seed_english, seed_terms
from home.seeding.honour_states import seed_honour_states
from home.seeding.honours import DEMO_SCHEME, SUMMARIES, seed_merchants, seed_rolls
from home.seeding.languages import seed_languages
from home.seeding.lessons import seed_lessons, seed_readings
from home.seeding.members import fresh_passwords, seed_members
from home.seeding.quizzes import seed_quizzes
from home.seeding.regulations import seed_regulations
from home.seeding.samples import sample_addresses
from home.seeding.services import seed_activities, seed_services
from home.seeding.spots import seed_spots
from home.seeding.staff import seed_staff
from home.seeding.talks import seed_exemplars, seed_talks
from home.seeding.texts import FIRST_PAGES
from home.seeding.walls import seed_walls

ADMIN = "admin"


class Command(BaseCommand):
    """Fill an empty database with the demo; on a filled one change nothing but the one-time password."""

    help = "建立演示内容(可重复运行，已有内容保持不变),并给 admin 换一个一次性口令。"

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("editing.audit.anchors").setLevel(logging.WARNING)  # hundreds of entries at once
        with transaction.atomic(), acting_for_system(BypassReason.LAYING_OUT):
            self._seed()
        password = _fresh_password()
        self.stdout.write(f"后台账号：{ADMIN}  一次性口令：{password}")
        self.stdout.write("审校演示账号（人名虚构）：")
        for username, role, secret in seed_staff():
            self.stdout.write(f"  {role:　<6}{username:<12}{secret}")
        self.stdout.write("会员演示账号（从 /account/sign-in/ 登录，人名虚构）：")
        for username, group, secret in fresh_passwords():
            self.stdout.write(f"  {group:　<6}{username:<16}{secret}")
        self.stdout.write("各种状态的样例（均为虚构）：")
        for state, address in sample_addresses():
            self.stdout.write(f"  {state:　<6}{address}")

    def _seed(self) -> None:
        with self._step("首页与栏目"):
            home, sections = seed_demo_site()
        with self._step("景点"):
            spots = seed_spots(sections["spots"])
        with self._step("荣誉榜与商户"):
            schemes = seed_rolls(sections["honours"], SUMMARIES, **DEMO_SCHEME)
            seed_merchants(schemes, spots)
            seed_honour_states(schemes, spots)
            seed_applications(schemes["honest-traders"], spots)
        with self._step("安全课堂与读书会"):
            seed_regulations()
            seed_lessons(sections["lessons"])
            seed_quizzes()
            seed_readings(sections["reading"])
            seed_notes()
            seed_members()
        with self._step("服务与活动"):
            seed_services(sections["services"])
            seed_activities(sections["activities"])
            seed_consent_texts()
        with self._step("资金、结对与文件"):
            seed_fund(sections["services"])
            seed_pairing(sections["services"])
            seed_policies(sections["policies"])
            seed_front_runners(sections["honours"])
        with self._step("讲座与典型"):
            seed_talks(sections["talks"])
            seed_exemplars(sections["exemplars"])
        with self._step("动态与说明"):
            seed_news(sections["news"])
            seed_plain_pages(home, "pages", FIRST_PAGES)
        with self._step("联盟、假日治理与公示墙"):
            units = seed_units()
            seed_walls(seed_alliances(sections["alliances"], units, spots))
            seed_campaigns(sections["campaigns"], spots, units)
            seed_themes(sections["alliances"], home)
        with self._step("繁体和英文"):
            seed_languages()
            seed_english()
            seed_terms()

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
