"""What was public once and is answered for ever: addresses of merged merchants, codes of plaques taken away."""

from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from .merchants import Merchant


class FormerMerchant(models.Model):
    """A public id that once had a page of its own, and the merchant that answers for it now.

    Always points at the last merchant of a chain of merges, so one query resolves any old address.
    """

    public_id = models.CharField("原公开编号", max_length=8, unique=True)
    merchant = models.ForeignKey(Merchant, verbose_name="商户", on_delete=models.PROTECT, related_name="formers")
    values = models.JSONField("合并前的内容", encoder=DjangoJSONEncoder)
    merged_at = models.DateTimeField("合并时间", auto_now_add=True)

    class Meta:
        verbose_name = "已合并的商户"
        verbose_name_plural = "已合并的商户"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.values['title']}（{self.public_id}）"

    @property
    def public_names(self) -> list[str]:
        """Sign, registered name and credit code of a record that was public; readers may still search by them."""
        fields = ("title", "registered_name", "credit_code") if self.values.get("live") else ()
        return [self.values[field] for field in fields if self.values.get(field)]


class FormerHonourQuerySet(models.QuerySet["FormerHonour"]):
    """Codes of honours that are gone."""

    def remember(self, honours: Iterable[Any]) -> None:
        """Keep the codes of those that were public at any time; called where they are deleted."""
        known = [honour.code for honour in honours if honour.was_public]
        FormerHonour.objects.bulk_create([FormerHonour(code=code) for code in known], ignore_conflicts=True)


class FormerHonour(models.Model):
    """The code of an honour whose record was deleted after it had been public: its plaque may still hang somewhere."""

    is_internal = True

    code = models.CharField("防伪码", max_length=10, unique=True)
    taken_off_on = models.DateField("停止公开日期", default=timezone.localdate)

    objects = FormerHonourQuerySet.as_manager()

    class Meta:
        verbose_name = "不再公开的荣誉"
        verbose_name_plural = "不再公开的荣誉"
        default_permissions = ()

    def __str__(self) -> str:
        return self.code
