"""Merchants that were merged into another: their addresses stay valid for ever."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

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
