"""Where an invitation stands."""

from django.db import models


class InvitationState(models.TextChoices):
    """Derived from its dates."""

    OPEN = "open", "等待开通"
    ACCEPTED = "accepted", "已开通"
    EXPIRED = "expired", "已过期"
    REVOKED = "revoked", "已撤回"
