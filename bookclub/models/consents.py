"""What a writer agrees to; each wording is kept, so that every note shows what its writer read."""

from django.db import models

from core.models import WrittenOnce


class ConsentText(WrittenOnce):
    """One wording that somebody may have agreed to. The newest holds."""

    refusal = "同意书只能出新的一版，旧的不能改。"

    text = models.TextField("同意书")
    since = models.DateTimeField("启用时间", auto_now_add=True)

    class Meta:
        verbose_name = "同意书"
        verbose_name_plural = "同意书"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"第 {self.pk} 版"

    @classmethod
    def current(cls) -> "ConsentText":
        """The wording that holds; the first one comes with the database."""
        return cls.objects.order_by("-pk")[0]
