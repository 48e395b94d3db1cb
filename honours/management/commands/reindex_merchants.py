"""``manage.py reindex_merchants``: what merchants may no longer show leaves the search index."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.models import Merchant


class Command(BaseCommand):
    """Write the index entries anew that are no longer true; may run twice at once."""

    help = "把已过公开期限的商户信息移出搜索索引，商户随即又能按现有信息搜到；每分钟运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        done = Merchant.objects.reindex_ended()
        self.stdout.write(f"已更新 {done} 家商户的搜索索引。")
