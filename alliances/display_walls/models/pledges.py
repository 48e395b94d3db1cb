"""Pledge texts. Their wording comes from the issuer: fields start empty, and a version once signed stays."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from core.blocks import PLAIN_FEATURES
from core.collation import ByPinyin
from honours.models.editable import EditableRecord

HELP = (
    "<p>承诺内容照正式文件填写；没有正式文本就留空，公开页面会写“文本待公布”。"
    "已经有商户签过的版本不能再改字句：复制一份，换一个版本号。</p>"
)
TEXTS = ("dos", "donts", "duties")


class PledgeTemplate(EditableRecord):
    """One version of a pledge, such as 六要六不要."""

    title = models.CharField("承诺名称", max_length=40, help_text="例如：六要六不要")
    version = models.CharField("版本", max_length=20, help_text="例如：2026年版")
    issuer = models.CharField("发布单位", max_length=80, blank=True)
    in_force_from = models.DateField("启用日期", null=True, blank=True)
    dos = RichTextField("要做到的", features=PLAIN_FEATURES, blank=True)
    donts = RichTextField("不能做的", features=PLAIN_FEATURES, blank=True)
    duties = RichTextField("公开的职责", features=PLAIN_FEATURES, blank=True, help_text="“亮职责”的内容。")

    panels = [
        HelpPanel(HELP),
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("version"), FieldPanel("issuer"), FieldPanel("in_force_from")],
            heading="承诺",
        ),
        MultiFieldPanel([FieldPanel("dos"), FieldPanel("donts"), FieldPanel("duties")], heading="内容"),
    ]

    class Meta:
        verbose_name = "承诺书"
        verbose_name_plural = "承诺书"
        ordering = [ByPinyin("title"), "-in_force_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "version"],
                name="one_pledge_per_version",
                violation_error_message="这个名称和版本已经有了。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.version}）"

    @property
    def has_text(self) -> bool:
        """Whether its wording is there."""
        return bool(self.dos or self.donts)

    def clean(self) -> None:
        """Refuse to change words that somebody has signed."""
        super().clean()
        if not (self.pk and self.plates.exists()):
            return
        signed = PledgeTemplate.objects.get(pk=self.pk)
        for name in TEXTS:
            if getattr(signed, name) and getattr(signed, name) != getattr(self, name):
                raise ValidationError({name: "已经有商户按这一版承诺，字句不能再改。请复制一份，换一个版本号。"})

    def get_preview_template(self, request, mode_name):
        return "display_walls/pledge_preview.html"
