"""The term base: how words of the trade are said in English."""

import re
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from core.collation import ByPinyin

_HAN = re.compile(r"[\u3400-\u9fff]")


class Term(models.Model):
    """A Chinese term and the English wordings that are accepted for it, the preferred one first."""

    chinese = models.CharField("中文词", max_length=40, unique=True, help_text="例如：小个专")
    english = models.TextField(
        "英文写法",
        help_text="一行一种，写在第一行的优先用。大小写、单复数不用分开写；词尾变化大的另起一行。",
    )
    remark = models.CharField(
        "备注", max_length=200, blank=True, help_text="写给翻译的人：什么意思，什么时候用哪一种。"
    )

    panels = [FieldPanel("chinese"), FieldPanel("english"), FieldPanel("remark")]

    class Meta:
        verbose_name = "术语"
        verbose_name_plural = "术语表"
        ordering = [ByPinyin("chinese")]

    def __str__(self) -> str:
        return self.chinese

    def clean(self) -> None:
        """One wording to a line, in English; the term itself in Chinese."""
        self.chinese = "".join(self.chinese.split())
        if not _HAN.search(self.chinese):
            raise ValidationError({"chinese": "这里写中文词。"})
        lines = [" ".join(line.split()) for line in self.english.splitlines() if line.strip()]
        if not lines or any(_HAN.search(line) for line in lines):
            raise ValidationError({"english": "这里写英文，一行一种，至少一种。"})
        self.english = "\n".join(dict.fromkeys(lines))

    @cached_property
    def wordings(self) -> list[str]:
        return self.english.splitlines()

    def is_said_in(self, text: str) -> bool:
        """Whether a text in English has one of the wordings, as whole words, in any case, one or many."""
        return any(_as_words(wording).search(text) for wording in self.wordings)


def _as_words(wording: str) -> re.Pattern[str]:
    words = r"[\s\u00a0]+".join(re.escape(word) for word in wording.split())
    return re.compile(rf"(?<!\w){words}(?:e?s)?(?!\w)", re.IGNORECASE)
