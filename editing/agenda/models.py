"""The address under which somebody's calendar program fetches the agenda."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.link_tokens import digest_of, new_token


class AgendaAddress(models.Model):
    """One person's address; only the digest of its token is stored, so nobody can read it out of the database."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="账号", on_delete=models.CASCADE, related_name="agenda_address"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("生成时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "日程订阅地址"
        verbose_name_plural = "日程订阅地址"

    def __str__(self) -> str:
        return f"{self.user} {self.made_at:%Y-%m-%d}"

    @classmethod
    def make(cls, user: Any) -> str:
        """A new token for somebody, which is nowhere else; the one before opens nothing any more."""
        token = new_token()
        cls.objects.update_or_create(user=user, defaults={"digest": digest_of(token), "made_at": timezone.now()})
        return token

    @classmethod
    def find(cls, token: str) -> "AgendaAddress | None":
        """Whose token it is; None for one we never made or took back."""
        return cls.objects.select_related("user").filter(digest=digest_of(token)).first()
