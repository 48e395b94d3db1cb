"""What a member tells about themselves, and may take back: where they work, and whether they are named."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.pii import validate_no_personal_number


class Learner(models.Model):
    """A member's own choices. An empty name means: in numbers only."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="会员", on_delete=models.CASCADE, related_name="learner"
    )
    place = models.CharField(_("景点或街道"), max_length=80, blank=True)
    trade = models.CharField(_("行业"), max_length=80, blank=True)
    shown_name = models.CharField(
        _("写在持证名单上的姓名"), max_length=20, blank=True, validators=[validate_no_personal_number]
    )

    class Meta:
        verbose_name = "会员的选择"
        verbose_name_plural = "会员的选择"
        default_permissions = ()  # no screen of the admin shows it
        permissions = [("view_own_branch", "查看本单位的学习人数和持证名单")]

    def __str__(self) -> str:
        return str(self.member_id)

    @classmethod
    def of(cls, member: Any) -> "Learner":
        """A member's choices, or empty ones that are not stored."""
        return cls.objects.filter(member=member).first() or cls(member=member)
