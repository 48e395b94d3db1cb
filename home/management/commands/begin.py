"""``manage.py begin``: an empty database becomes a site that its office can fill."""

import logging
import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.models import Page

from accounts.password_links import link_for
from core.models import SiteFacts
from editing.reviews.authority import BypassReason, acting_for_system
from home.models import HomePage
from home.seeding.first_content import seed_first_content

ASKED = ("region", "locality", "operator", "contact")


class Command(BaseCommand):
    """Run it after `migrate`, once; again it adds what is missing and changes nothing that is there."""

    help = "新建网站：首页、栏目、说明页、两张空榜、三种语言和第一个管理账号（可重复运行，已有内容保持不变）。"

    def add_arguments(self, parser: CommandParser) -> None:
        for name in ASKED:
            field = SiteFacts._meta.get_field(name)
            parser.add_argument(f"--{name}", help=f"{field.verbose_name}。{field.help_text}")
        parser.add_argument("--admin", default="admin", help="第一个管理账号的用户名")

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse_strange_content()
        logging.getLogger("editing.audit.anchors").setLevel(logging.WARNING)  # many entries at once
        facts = {name: self._ask(name, options[name]) for name in ASKED}
        with transaction.atomic(), acting_for_system(BypassReason.LAYING_OUT):
            seed_first_content(**facts)
        self.stdout.write("首页、栏目、说明页、两张空榜和三种语言都有了。")
        self._make_admin(options["admin"])
        self.stdout.write("读者现在只看到“网站正在建设”。登录后台，照首页的提示填好，再开放网站。")

    def _ask(self, name: str, given: str | None) -> str:
        """What was given, what somebody at the terminal answers, or nothing: it can be filled in the admin."""
        if given is not None or not sys.stdin.isatty():
            return given or ""
        return input(f"{SiteFacts._meta.get_field(name).verbose_name}（可以留空，以后在后台填）：").strip()

    def _make_admin(self, name: str) -> None:
        accounts = get_user_model().objects
        if accounts.filter(is_superuser=True).exists():
            self.stdout.write("已经有管理账号，没有另建。")
            return
        admin = accounts.create(username=name, is_superuser=True, is_staff=True)
        admin.set_unusable_password()
        admin.save()
        self.stdout.write(
            f"第一个管理账号：{name}。请在三天内打开下面的链接，自己设密码（只能用一次）：\n{link_for(admin)}"
        )


def _refuse_strange_content() -> None:
    """A tree that somebody began by hand is not touched."""
    top = Page.objects.filter(depth=2).exclude(slug="home", content_type__model="page")
    if not HomePage.objects.exists() and top.exists():
        raise CommandError("数据库里已经有别的页面，不是空的：没有改动任何内容。")
