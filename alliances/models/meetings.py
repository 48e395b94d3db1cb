"""Who belongs to an alliance, and when it met."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from core.pii import validate_no_personal_number

from ..kinds import MeetingKind, MemberRole
from .organisations import Organisation


class AllianceMember(Orderable):
    """A unit in an alliance. Members are units and posts, never persons."""

    alliance = ParentalKey("alliances.AlliancePage", on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Organisation, verbose_name="单位", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField("角色", max_length=8, choices=MemberRole.choices, default=MemberRole.MEMBER)
    task = models.CharField(
        "在联盟里做什么", max_length=80, blank=True, validators=[validate_no_personal_number], help_text="不写人名。"
    )

    panels = [FieldPanel("unit"), FieldPanel("role"), FieldPanel("task")]

    class Meta(Orderable.Meta):
        verbose_name = "成员单位"
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "unit"],
                name="unit_once_per_alliance",
                violation_error_message="这个单位已经在成员里了。",
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)


class AllianceMeeting(models.Model):
    """A meeting or activity of all members; its outcome without any name."""

    alliance = ParentalKey("alliances.AlliancePage", on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField("日期", help_text="已经开过的或定下来要开的。")
    kind = models.CharField("形式", max_length=8, choices=MeetingKind.choices, default=MeetingKind.MEETING)
    title = models.CharField("议题", max_length=80)
    outcome = models.CharField(
        "结果（公开）", max_length=200, blank=True, validators=[validate_no_personal_number], help_text="不写人名。"
    )

    panels = [FieldPanel("held_on"), FieldPanel("kind"), FieldPanel("title"), FieldPanel("outcome")]

    class Meta:
        verbose_name = "会议和活动"
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.held_on} {self.title}"
