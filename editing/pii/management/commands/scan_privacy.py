"""Looks at everything that is public or could be downloaded."""

import logging
from typing import Any

from django.core.management.base import BaseCommand

from editing.pii.scanning import scan

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "全站隐私检查：页面、记录、设置、图片说明和附件，逐处列出。有发现时退出码为 1。"

    def handle(self, *args: Any, **options: Any) -> None:
        looked = found = 0
        for record, findings in scan():
            looked += 1
            for finding in findings:
                found += 1
                # Nobody reads what a timed command prints. The title is left out: it may be where the number stands.
                logger.warning("%s %s: %s %s", record._meta.label_lower, record.pk, finding.kind, finding.shown)
                self.stdout.write(f"{record._meta.verbose_name}“{record}”（编号 {record.pk}）：{finding}")
        self.stdout.write(f"查了 {looked} 条内容，发现 {found} 处。")
        if found:
            raise SystemExit(1)
