"""A Word document on its way to a lesson, and what the text files of the library say."""

from django.conf import settings
from django.db import models


class WordDraft(models.Model):
    """A document that was read and waits to become a lesson; it is gone a day later if nobody takes it."""

    is_internal = True

    file_name = models.CharField("文件", max_length=200)
    title = models.CharField("标题", max_length=40)
    lesson = models.ForeignKey(
        "lessons.LessonPage",
        verbose_name="放进哪一课",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    parts = models.JSONField("各节", default=list)
    notices = models.JSONField("提醒", default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField("上传时间", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "待确认的 Word 文稿"
        verbose_name_plural = "待确认的 Word 文稿"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.file_name


class DraftPicture(models.Model):
    """A picture of a draft, kept in its row: a draft that is dropped leaves no file behind."""

    is_internal = True

    draft = models.ForeignKey(WordDraft, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveIntegerField("序号")
    kind = models.CharField("格式", max_length=8)
    content = models.BinaryField("内容")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "文稿图片"
        verbose_name_plural = "文稿图片"
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="one_picture_per_number")]

    def __str__(self) -> str:
        return f"{self.draft} {self.number}"


class DocumentText(models.Model):
    """What a text file of the library says, for the page that stands before its download."""

    attachment = models.OneToOneField("core.Attachment", on_delete=models.CASCADE, related_name="paper")
    file_hash = models.CharField("文件指纹", max_length=40)
    pages = models.PositiveIntegerField("页数", default=0)
    text = models.TextField("文字", blank=True)

    wagtail_reference_index_ignore = True
    automatically_created = True  # from the file: whoever may change that needs no second person for this

    class Meta:
        verbose_name = "附件文字"
        verbose_name_plural = "附件文字"

    def __str__(self) -> str:
        return str(self.attachment)
