"""`manage.py reset_second_step NAME`: for the last operator who lost the device."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...authenticators import reset
from ...notifications import SecondFactorChange, note


class Command(BaseCommand):
    help = "让一个账号在下次登录时重新设置两步验证"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="账号")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"没有账号“{options['name']}”。")
        reset(user)
        note(None, user, SecondFactorChange.RESET)
        self.stdout.write(f"{user} 下次登录时重新设置两步验证。")
