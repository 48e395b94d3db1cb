"""The words for kinds of alliances, roles in them and what they do together."""

from django.db import models


class AllianceKind(models.TextChoices):
    HEAD = "head", "总设"
    SPOT = "spot", "分点（一个景点）"
    JOINT = "joint", "联合（一个景区）"
    TRADE = "trade", "行业"


class MemberRole(models.TextChoices):
    LEAD = "lead", "牵头"
    GUIDE = "guide", "指导"
    MEMBER = "member", "成员"


class MeetingKind(models.TextChoices):
    MEETING = "meeting", "专项会议"
    ACTIVITY = "activity", "专题活动"
