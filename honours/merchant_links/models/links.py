"""A shop's own link: printed on a letter, opens until its last day or until it is revoked."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.link_tokens import digest_of, new_token
from honours.models import Merchant

from ..states import OwnLinkState

LINK_DAYS = 60  # how long a letter is good for


class MerchantLinkQuerySet(models.QuerySet):
    """Links."""

    def open(self) -> Self:
        """Those that still open."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class MerchantLink(models.Model):
    """One letter's link; only the digest of its token is stored, so nobody can read it out of the database."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    merchant = models.ForeignKey(Merchant, verbose_name="商户", on_delete=models.CASCADE, related_name="own_links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间", default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="生成人", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_at = models.DateTimeField("有效至")
    revoked_at = models.DateTimeField("作废时间", null=True)

    objects = MerchantLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "店家链接"
        verbose_name_plural = "店家链接"
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.merchant} {self.expires_at:%Y-%m-%d}"

    @classmethod
    def make(cls, merchant: Merchant, user: Any) -> tuple["MerchantLink", str]:
        """A new link for a shop, and its token, which is nowhere else."""
        token = new_token()
        expires = timezone.now() + timedelta(days=LINK_DAYS)
        made = cls.objects.create(merchant=merchant, made_by_id=user.pk, digest=digest_of(token), expires_at=expires)
        return made, token

    @classmethod
    def find(cls, token: str) -> "MerchantLink | None":
        """The link of a token, open or not; None for a token we never made."""
        return cls.objects.select_related("merchant").filter(digest=digest_of(token)).first()

    @property
    def state(self) -> OwnLinkState:
        """Whether the link still opens."""
        if self.revoked_at:
            return OwnLinkState.REVOKED
        return OwnLinkState.OPEN if timezone.now() < self.expires_at else OwnLinkState.EXPIRED
