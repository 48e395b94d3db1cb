"""The words for kinds of rooms, advice and volunteering."""

from django.db import models


class RoomKind(models.TextChoices):
    """The rooms of a service centre."""

    ACTIVITY = "activity", "活动室"
    MEETING = "meeting", "会议室"
    READING = "reading", "阅览室"
    RECEPTION = "reception", "会员接待室"


class Field(models.TextChoices):
    """What an expert adviser knows about."""

    QUALITY = "quality", "质量"
    STANDARDS = "standards", "标准"
    TRADE_MARKS = "trade_marks", "商标"
    PATENTS = "patents", "专利"


class TeamKind(models.TextChoices):
    """What a volunteer team does."""

    REPAIR = "repair", "家电维修"
    HOUSEHOLD = "household", "家政服务"
    ENVIRONMENT = "environment", "环境维护"
