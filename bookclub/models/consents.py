"""What a writer agrees to; each wording is kept, so that every note shows what its writer read."""

from django.core.exceptions import ValidationError
from django.db import models


class ConsentText(models.Model):
    """One wording, written once. The newest holds."""

    text = models.TextField("同意书")
    since = models.DateTimeField("启用时间", auto_now_add=True)

    class Meta:
        verbose_name = "同意书"
        verbose_name_plural = "同意书"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"第 {self.pk} 版"

    def save(self, *args, **kwargs) -> None:
        """Write a new wording; raise ValidationError for one that somebody may have agreed to."""
        if self.pk:
            raise ValidationError("同意书只能出新的一版，旧的不能改。")
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "ConsentText":
        """The wording that holds; the first one comes with the database."""
        return cls.objects.order_by("-pk")[0]
