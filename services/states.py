"""The words for kinds of rooms, advice and volunteering."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoomKind(models.TextChoices):
    """The rooms of a service centre."""

    ACTIVITY = "activity", _("活动室")
    MEETING = "meeting", _("会议室")
    READING = "reading", _("阅览室")
    RECEPTION = "reception", _("会员接待室")


class ExpertField(models.TextChoices):
    """What an expert adviser knows about."""

    QUALITY = "quality", _("质量")
    STANDARDS = "standards", _("标准")
    TRADE_MARKS = "trade_marks", _("商标")
    PATENTS = "patents", _("专利")


class TeamKind(models.TextChoices):
    """What a volunteer team does."""

    REPAIR = "repair", _("家电维修")
    HOUSEHOLD = "household", _("家政服务")
    ENVIRONMENT = "environment", _("环境维护")
