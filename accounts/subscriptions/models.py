"""A member's private address of feed and calendar."""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import models


def _hashed(token: str) -> str:
    # The token is 24 random bytes, so a plain digest cannot be guessed back.
    return hashlib.sha256(token.encode()).hexdigest()


class PrivateAddress(models.Model):
    """The digest of a token that stands for one member in feed readers and phones, which cannot sign in."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField(auto_now=True)

    class Meta:
        verbose_name = "私人订阅地址"
        verbose_name_plural = "私人订阅地址"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.member_id)

    @classmethod
    def make(cls, member: Any) -> str:
        """A new token, stored nowhere; the one before opens nothing now."""
        token = secrets.token_urlsafe(24)
        cls.objects.update_or_create(member=member, defaults={"digest": _hashed(token)})
        return token

    @classmethod
    def revoke(cls, member: Any) -> None:
        """Close a member's address."""
        cls.objects.filter(member=member).delete()

    @classmethod
    def member_of(cls, token: str) -> Any | None:
        """Whose token it is, while the account is open; None for any other."""
        found = cls.objects.filter(digest=_hashed(token), member__is_active=True).select_related("member").first()
        return found.member if found else None
