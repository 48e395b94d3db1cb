"""``manage.py interface_words``: bring the catalogues of our own words up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from core.catalogues import compile_catalogues
from languages.interface import BY_PEOPLE, catalogue_of, refresh


class Command(BaseCommand):
    help = "整理界面文字的译文：繁体照规则重写，英文保留已有的，列出还缺的。"

    def handle(self, *args: Any, **options: Any) -> None:
        missing = refresh()
        compile_catalogues()
        for text in missing:
            self.stdout.write(text)
        where = catalogue_of(BY_PEOPLE)
        self.stdout.write(f"英文还缺 {len(missing)} 条，请填在 {where}。" if missing else "三种语言都齐了。")
