"""The words for kinds of activities."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityKind(models.TextChoices):
    """What an activity is for."""

    THEME_DAY = "theme_day", _("主题党日")
    TALK = "talk", _("讲座培训")
    QUALITY = "quality", _("质量活动")
    ADVICE = "advice", _("咨询服务")
    VOLUNTEER = "volunteer", _("志愿服务")
    READING = "reading", _("读书活动")
    OTHER = "other", _("其他")
