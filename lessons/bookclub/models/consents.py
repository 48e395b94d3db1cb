"""What a writer agrees to; each wording is kept, so that every note shows what its writer read."""

from typing import Any

from django.db import models

from core.models import WrittenOnce

FIRST = (
    "我写的是自己的话，同意把笔名和这篇读后感公开在本站这一期的页面上，由编辑决定采用、退回或不采用，采用的一字不改。"
    "我没有写任何人的真实姓名、电话和身份证号。本站不留我的姓名、联系方式和网络地址。"
    "我可以凭交稿后得到的链接随时删掉它。"
)


class NoteConsentText(WrittenOnce):
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
    def current(cls) -> "NoteConsentText":
        """The wording that holds; the first one comes with the database."""
        return cls.objects.order_by("-pk")[0]


def write_first_consent(**kwargs: Any) -> None:
    """After migrations: there is a wording to agree to from the first day."""
    if not NoteConsentText.objects.exists():
        NoteConsentText.objects.create(text=FIRST)
