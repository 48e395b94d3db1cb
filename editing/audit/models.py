"""One thing that somebody did. Triggers in the database refuse changes, and deletion before `KEPT` days."""

import hashlib
import json
from datetime import UTC

from django.db import models
from django.utils import timezone

from core.models import WrittenOnce

from .events import AuditEvent

KEPT = 180  # days that the database itself defends, see the migration


class AuditEntry(WrittenOnce):
    """Names and labels are copied, not linked: an entry outlives the account and the thing it speaks of."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    refusal = "审计记录只增不改。"

    at = models.DateTimeField("时间", default=timezone.now, db_index=True)
    verb = models.CharField("行为", max_length=20, choices=AuditEvent.choices)
    actor = models.CharField("谁", max_length=200, help_text="单位、岗位、姓名和账号；系统行为写明原因")
    actor_key = models.CharField(max_length=40, blank=True, db_index=True)  # the account's key
    kind = models.CharField("类型", max_length=80, blank=True)
    key = models.CharField("编号", max_length=60, blank=True)
    thing = models.CharField("对象", max_length=255, blank=True)
    detail = models.JSONField("详情", default=dict, blank=True)
    address = models.CharField("网络地址", max_length=45, blank=True)
    previous = models.CharField(max_length=64, blank=True, editable=False)  # the seal of the entry before
    seal = models.CharField("校验值", max_length=64, editable=False)

    class Meta:
        verbose_name = "审计记录"
        verbose_name_plural = "审计记录"
        ordering = ["-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["kind", "key"], name="audit_of_thing")]

    def __str__(self) -> str:
        return f"{self.actor} {self.get_verb_display()} {self.thing}".strip()

    def expected_seal(self) -> str:
        """SHA-256 over everything written here and the seal before: any later change shows."""
        names = ("verb", "actor", "actor_key", "kind", "key", "thing", "detail", "address", "previous")
        said = [self.at.astimezone(UTC).isoformat(), *(getattr(self, name) for name in names)]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    @property
    def told(self) -> str:
        """The details as one line."""
        return "；".join(f"{name}：{_told(value)}" for name, value in self.detail.items())


def _told(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
