"""The words for a shop's own link and for what comes through it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OwnLinkState(models.TextChoices):
    """What a shop's own link still opens."""

    OPEN = "open", _("有效")
    REVOKED = "revoked", _("已经作废")
    EXPIRED = "expired", _("已经过期")
    UNKNOWN = "unknown", _("链接不对")


class ProposalKind(models.TextChoices):
    """What a shop says of itself."""

    CONFIRMED = "confirmed", _("资料无误")
    FACTS = "facts", _("更正资料")
    CLOSING = "closing", _("停业")
    MOVING = "moving", _("搬迁")
    RENEWAL = "renewal", _("申请续期")


#: What a shop says in its own words, apart from the facts of its record.
REPORTS = (ProposalKind.CLOSING, ProposalKind.MOVING, ProposalKind.RENEWAL)


class ProposalState(models.TextChoices):
    """Where it stands; accepted means that staff act on it."""

    NEW = "new", _("已收到")
    ACCEPTED = "accepted", _("采纳")
    REFUSED = "refused", _("不采纳")
