"""The numbers editors may set."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="openquote")
class BookClubRules(BaseGenericSetting):
    """How long a note may be, and how long one that is not shown is kept."""

    longest_note = models.PositiveIntegerField(
        "读后感最多几个字", default=500, validators=[MinValueValidator(50), MaxValueValidator(5000)]
    )
    kept_days = models.PositiveIntegerField(
        "退回和不采用的保留几天",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
        help_text="过了这些天自动删除，删除后找不回来。",
    )

    panels = [FieldPanel("longest_note"), FieldPanel("kept_days")]

    class Meta:
        verbose_name = "读书会规则"
        verbose_name_plural = "读书会规则"
