"""What a shop sent along. The bytes lie in rows: no public store holds them, and they go with their application."""

from django.db import models
from django.utils import timezone

from .applications import Application


class ApplicationPaperQuerySet(models.QuerySet):
    """Papers."""

    def listed(self) -> "ApplicationPaperQuerySet":
        """Without their bytes: a list reads none."""
        return self.defer("content")


class ApplicationPaper(models.Model):
    """One paper: a PDF as it came, a picture written anew."""

    is_shown = False
    is_internal = True

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="papers")
    name = models.CharField("文件名", max_length=80)
    content_type = models.CharField("类型", max_length=40)
    size = models.PositiveIntegerField("大小（字节）")
    digest = models.CharField(max_length=64)  # SHA-256 of what was sent, by which a second click is known
    content = models.BinaryField()
    received_at = models.DateTimeField("收到时间", default=timezone.now)

    objects = ApplicationPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "申报材料"
        verbose_name_plural = "申报材料"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
