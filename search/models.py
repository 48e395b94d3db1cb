"""What editors teach the search: words that mean the same, and what belongs on top."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from core.questions import Question

from .folding import fold


def lines(text: str) -> list[str]:
    """Return the lines of a text that are not blank, trimmed."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Synonym(models.Model):
    """Words that find the same: whoever types one also gets what holds another."""

    words = models.TextField(
        "同义说法",
        help_text="一行写一个说法，至少两行。例如第一行“诚信户”，第二行“消费维权诚信个体工商户”：搜其中一个，另一个也能找到。",
    )

    broader = models.TextField(
        "也带出",
        blank=True,
        help_text="一行写一个，可以不写。搜上面的说法，也找这里写的；反过来不找。例如“火锅”带出“餐饮”。",
    )
    question = models.CharField(
        "读者在问",
        max_length=12,
        blank=True,
        choices=Question.choices,
        help_text="这些说法其实是在问一件事时选上，答案排在最前面。例如“几点关门”“开到几点”问的是几点开放。",
    )

    panels = [FieldPanel("words"), FieldPanel("broader"), FieldPanel("question")]

    class Meta:
        verbose_name = "同义词"
        verbose_name_plural = "同义词"
        ordering = ["pk"]

    def __str__(self) -> str:
        said = " = ".join(lines(self.words))
        return f"{said} → {'、'.join(lines(self.broader))}" if self.broader else said

    def clean(self) -> None:
        """Ask for at least two different words and keep one to a line."""
        words, self.broader = lines(self.words), "\n".join(lines(self.broader))
        if not words or (len({fold(word) for word in words}) < 2 and not (self.broader or self.question)):
            raise ValidationError(
                {"words": "请至少写两个不同的说法，一行一个；只写一个的，写明它带出什么或者在问什么。"}
            )
        self.words = "\n".join(words)


class SearchPick(models.Model):
    """A page or merchant that editors put first for certain queries."""

    words = models.TextField(
        "搜索词", help_text="一行写一个。读者搜的词与其中一行相同时（不分繁简、大小写），这一条排在最前面。"
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="页面", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    merchant = models.ForeignKey(
        "honours.Merchant", verbose_name="商户", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    position = models.PositiveSmallIntegerField("次序", default=1, help_text="同一个词有几条推荐时，数字小的在前。")

    panels = [
        FieldPanel("words"),
        MultiFieldPanel([PageChooserPanel("page"), FieldPanel("merchant")], heading="推荐什么（二选一）"),
        FieldPanel("position"),
    ]

    class Meta:
        verbose_name = "搜索推荐"
        verbose_name_plural = "搜索推荐"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{'、'.join(lines(self.words))} → {self.page or self.merchant}"

    def clean(self) -> None:
        """Ask for one target, not two, and for a word."""
        self.words = "\n".join(lines(self.words))
        if not self.words:
            raise ValidationError({"words": "请至少写一个搜索词。"})
        if bool(self.page_id) == bool(self.merchant_id):
            raise ValidationError("请选一个页面或一个商户，只选其中一样。")
