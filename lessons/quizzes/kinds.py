"""The kinds of questions, and what each kind must look like."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How a question is answered."""

    SINGLE = "single", _("单选")
    MULTIPLE = "multiple", _("多选")
    TRUE_FALSE = "judge", _("判断")
    ORDER = "order", _("排序")


def fault(kind: str, options: Sequence[tuple[str, bool]]) -> str:
    """What is wrong with a question's options, (text, is right) each, in words for the editor; empty when nothing."""
    texts = [text.strip() for text, _ in options]
    right = sum(is_right for _, is_right in options)
    if len(set(texts)) < len(texts):
        return "有两个选项一模一样。"
    if kind == Kind.ORDER:
        return "" if len(texts) >= 3 else "排序题至少要三项。"
    if kind == Kind.TRUE_FALSE and len(texts) != 2:
        return "判断题要正好两项：“对”和“错”。"
    if len(texts) < 2:
        return "至少要两个选项。"
    if kind == Kind.MULTIPLE:
        return "" if right else "多选题至少勾一个正确选项。"
    return "" if right == 1 else "请正好勾一个正确选项。"
