"""The words for where a case or a reply stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseState(models.TextChoices):
    """An objection on its way."""

    RECEIVED = "received", _("已收到")
    CHECKING = "checking", _("核查中")
    CLOSED = "closed", _("已办结")


class ObjectionOutcome(models.TextChoices):
    """How an objection ended."""

    UPHELD = "upheld", _("成立")
    REJECTED = "rejected", _("不成立")
    WITHDRAWN = "withdrawn", _("撤回")


class ReplyState(models.TextChoices):
    """A shop's words before and after someone read them."""

    WAITING = "waiting", "待审核"
    SHOWN = "shown", "通过"
    RETURNED = "returned", "退回"


class LinkState(models.TextChoices):
    """What a link to reply still opens."""

    OPEN = "open", _("可以填写")
    USED = "used", _("已经用过")
    EXPIRED = "expired", _("已经过期")
    UNKNOWN = "unknown", _("链接不对")


class CameIn(models.TextChoices):
    """What staff is told of."""

    OBJECTION = "objection", "异议"
    REPLY = "reply", "商户答复"
