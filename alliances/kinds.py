"""The words for kinds of alliances, roles in them and what they do together."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AllianceKind(models.TextChoices):
    HEAD = "head", "总设"
    SPOT = "spot", "分点（一个景点）"
    JOINT = "joint", "联合（一个景区）"
    TRADE = "trade", "行业"

    @property
    def short(self) -> str:
        """总设, 分点, 联合 or 行业."""
        return str(_SHORT[self])


_SHORT = {
    AllianceKind.HEAD: _("总设"),
    AllianceKind.SPOT: _("分点"),
    AllianceKind.JOINT: _("联合"),
    AllianceKind.TRADE: _("行业"),
}


class MemberRole(models.TextChoices):
    LEAD = "lead", _("牵头")
    GUIDE = "guide", _("指导")
    MEMBER = "member", _("成员")


class MeetingKind(models.TextChoices):
    MEETING = "meeting", _("专项会议")
    ACTIVITY = "activity", _("专题活动")
