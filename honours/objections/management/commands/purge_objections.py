"""``manage.py purge_objections``: forget how to reach people whose case is closed, and texts that were returned."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.objections.models import MerchantReply, Objection
from honours.objections.models.objections import CONTACT_KEPT_DAYS
from honours.objections.models.replies import RETURNED_KEPT_DAYS


class Command(BaseCommand):
    """Run it daily."""

    help = f"异议办结 {CONTACT_KEPT_DAYS} 天后抹去联系方式，商户答复退回 {RETURNED_KEPT_DAYS} 天后删除；每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        contacts = Objection.objects.with_outdated_contact().update(contact="")
        replies, _ = MerchantReply.objects.outdated().delete()
        self.stdout.write(f"抹去了 {contacts} 条异议的联系方式，删除了 {replies} 条退回的答复。")
