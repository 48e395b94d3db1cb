"""A unit: an office, a party organisation, a community, a firm. Never a person."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from core.collation import ByPinyin
from core.pii import validate_no_personal_number


class UnitKind(models.TextChoices):
    AUTHORITY = "authority", "机关部门"
    MARKET_OFFICE = "market_office", "市场监管所"
    COMMUNITY = "community", "街道社区"
    ASSOCIATION = "association", "协会及分会"
    INSTITUTE = "institute", "技术机构"
    COMPANY = "company", "企业"


class Organisation(index.Indexed, models.Model):
    """A unit as the public may know it; whoever works there is named by post where one is needed, here not at all."""

    title = models.CharField("单位名称", max_length=80, unique=True)
    kind = models.CharField("类别", max_length=16, choices=UnitKind.choices)
    duty = models.CharField(
        "公开职责",
        max_length=160,
        blank=True,
        validators=[validate_no_personal_number],
        help_text="一句话写明它管什么。写岗位和单位，不写人名、手机号。",
    )
    office = models.CharField(
        "办公地点与公开电话",
        max_length=120,
        blank=True,
        validators=[validate_no_personal_number],
        help_text="只填对外公开的办公地点和座机。",
    )
    is_invented = models.BooleanField("虚构（仅演示）", default=False, help_text="公开页面会在名称后注明“虚构”。")

    panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("kind")], heading="单位"),
        MultiFieldPanel([FieldPanel("duty"), FieldPanel("office")], heading="公开信息"),
        FieldPanel("is_invented"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
        index.FilterField("is_invented"),
    ]

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = "单位"
        ordering = [ByPinyin("title")]

    def __str__(self) -> str:
        return f"{self.title}（虚构）" if self.is_invented else self.title
