"""A member's private address of feed and calendar."""

from typing import Any

from django.conf import settings
from django.db import models

from core.link_tokens import digest_of, new_token


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
        token = new_token()
        cls.objects.update_or_create(member=member, defaults={"digest": digest_of(token)})
        return token

    @classmethod
    def revoke(cls, member: Any) -> None:
        """Close a member's address."""
        cls.objects.filter(member=member).delete()

    @classmethod
    def member_of(cls, token: str) -> Any | None:
        """Whose token it is, while the account is open; None for any other."""
        found = cls.objects.filter(digest=digest_of(token), member__is_active=True).select_related("member").first()
        return found.member if found else None
