"""``manage.py purge_proposals``: delete what shops said once it was decided and kept long enough, and old links."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from core.purging import PurgeCommand
from honours.merchant_links.models import MerchantLink, MerchantProposal
from honours.merchant_links.models.proposals import KEPT_DAYS


class Command(PurgeCommand):
    """Run it daily."""

    help = f"删除办结满 {KEPT_DAYS} 天的店家来件，和过期满 {KEPT_DAYS} 天的店家链接；每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        outdated, links = MerchantProposal.objects.outdated(), MerchantLink.objects
        ended = links.filter(expires_at__lt=timezone.now() - timedelta(days=KEPT_DAYS))
        self.hold_back(outdated, MerchantProposal.objects.decided(), force=options["force"])
        self.hold_back(ended, links.all(), force=options["force"])
        said, _ = outdated.delete()
        old, _ = ended.delete()
        self.stdout.write(f"删除了 {said} 件办结已久的店家来件、{old} 条过期已久的店家链接。")
