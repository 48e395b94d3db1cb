"""What is known of a page in another language beside the page itself; the words that must be said one way."""

from django.db import models
from wagtail.models import Page


class Standing(models.Model):
    """How a page in another language stands to its original. Without a row: made by rule, true to no date."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="standing")
    in_hand = models.BooleanField(
        "由编辑维护", default=False, help_text="勾选后，简体页面更新时不再自动改写这一页，要由编辑自己改。"
    )
    true_to = models.DateTimeField("对应的简体版本发布于", null=True, blank=True)

    class Meta:
        verbose_name = "语言版本"
        verbose_name_plural = "语言版本"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.true_to}"
