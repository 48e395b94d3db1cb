"""The words for kinds of activities."""

from django.db import models


class ActivityKind(models.TextChoices):
    """What an activity is for."""

    THEME_DAY = "theme_day", "主题党日"
    TALK = "talk", "讲座培训"
    QUALITY = "quality", "质量活动"
    ADVICE = "advice", "咨询服务"
    VOLUNTEER = "volunteer", "志愿服务"
    READING = "reading", "读书活动"
    OTHER = "other", "其他"
