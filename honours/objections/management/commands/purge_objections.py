"""``manage.py purge_objections``: forget how to reach people whose case is closed, and words kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.objections.models import Correction, MerchantReply, Objection
from honours.objections.models.cases import CONTACT_KEPT_DAYS
from honours.objections.models.corrections import WORDS_KEPT_DAYS
from honours.objections.models.replies import RETURNED_KEPT_DAYS


class Command(BaseCommand):
    """Run it daily."""

    help = (
        f"异议和纠错来信办结 {CONTACT_KEPT_DAYS} 天后抹去联系方式，纠错来信办结 {WORDS_KEPT_DAYS} 天后抹去来信内容，"
        f"商户答复退回 {RETURNED_KEPT_DAYS} 天后删除；每天运行一次。"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        contacts = Objection.objects.with_outdated_contact().update(contact="")
        contacts += Correction.objects.with_outdated_contact().update(contact="")
        words = Correction.objects.with_outdated_words().update(right_value="", source="")
        replies, _ = MerchantReply.objects.outdated().delete()
        self.stdout.write(
            f"抹去了 {contacts} 条异议和纠错来信的联系方式、{words} 件纠错来信的内容，删除了 {replies} 条退回的答复。"
        )
