"""``manage.py purge_objections``: forget how to reach people whose case is closed, and words kept long enough."""

from typing import Any

from core.purging import PurgeCommand
from honours.objections.models import Correction, MerchantReply, Objection
from honours.objections.models.cases import CONTACT_KEPT_DAYS
from honours.objections.models.corrections import WORDS_KEPT_DAYS
from honours.objections.models.replies import RETURNED_KEPT_DAYS


class Command(PurgeCommand):
    """Run it daily."""

    help = (
        f"异议和纠错来信办结 {CONTACT_KEPT_DAYS} 天后抹去联系方式，纠错来信办结 {WORDS_KEPT_DAYS} 天后抹去来信内容，"
        f"商户答复退回 {RETURNED_KEPT_DAYS} 天后删除；每天运行一次。"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        letters = [Objection.objects, Correction.objects]
        for kind in letters:
            self.hold_back(kind.with_outdated_contact(), kind.with_contact(), force=options["force"])
        words, returned = Correction.objects.with_outdated_words(), MerchantReply.objects.outdated()
        self.hold_back(words, Correction.objects.with_words(), force=options["force"])
        self.hold_back(returned, MerchantReply.objects.returned(), force=options["force"])
        contacts = sum(kind.with_outdated_contact().update(contact="") for kind in letters)
        wiped = words.update(right_value="", source="")
        replies, _ = returned.delete()
        self.stdout.write(
            f"抹去了 {contacts} 条异议和纠错来信的联系方式、{wiped} 件纠错来信的内容，删除了 {replies} 条退回的答复。"
        )
