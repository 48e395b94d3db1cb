"""The words for what came in and where it stands."""

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


class WrongFact(models.TextChoices):
    """What a reader says is wrong on a page."""

    HOURS = "hours", _("营业时间")
    ADDRESS = "address", _("地址")
    NAME = "name", _("名称")
    PHONE = "phone", _("电话")
    PRICE = "price", _("价格")
    RULES = "rules", _("法规或安全内容")
    OTHER = "other", _("其他")


class CorrectionState(models.TextChoices):
    """A reader's correction: accepted means that we set it right, refused that the page stays as it is."""

    NEW = "new", _("已收到")
    ACCEPTED = "accepted", _("采纳")
    REFUSED = "refused", _("不采纳")


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
    CORRECTION = "correction", "纠错来信"
