"""The words for kinds and states, and the groups they fall into."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MerchantKind(models.TextChoices):
    ENTERPRISE = "enterprise", _("企业")
    INDIVIDUAL = "individual", _("个体工商户")


class AwardLevel(models.TextChoices):
    NATIONAL = "national", _("国家级")
    CITY = "city", _("市级")
    DISTRICT = "district", _("区级")


class FactKind(models.TextChoices):
    """What a source vouches for."""

    REGISTRATION = "registration", _("登记信息（名称、代码、类型）")
    PLACE = "place", _("经营场所")
    OPENING = "opening", _("营业时间")
    INTRO = "intro", _("店铺介绍")
    PRICES = "prices", _("明码标价")
    RETURNS = "returns", _("七日无理由退货")
    MOBILE_PAY = "mobile_pay", _("移动支付")
    FOREIGN_CARD = "foreign_card", _("外卡")
    ENGLISH_MENU = "english_menu", _("英文菜单")


#: What a shop does for whoever buys there: it holds as long as somebody vouches for it.
OFFERS = [
    FactKind.PRICES,
    FactKind.RETURNS,
    FactKind.MOBILE_PAY,
    FactKind.FOREIGN_CARD,
    FactKind.ENGLISH_MENU,
]


class HonourState(models.TextChoices):
    """An honour on a given day."""

    PENDING = "pending", _("未生效")
    NOTICE = "notice", _("公示中")
    VALID = "valid", _("有效")
    EXPIRED = "expired", _("已到期")
    WITHDRAWN = "withdrawn", _("已撤销")
    TAKEN_BACK = "taken_back", _("误发收回")


#: States a reader may filter a roll by; a pending honour is on no roll.
ROLL_STATES = [
    HonourState.VALID,
    HonourState.EXPIRED,
    HonourState.WITHDRAWN,
    HonourState.TAKEN_BACK,
    HonourState.NOTICE,
]
#: States that only an awarded honour has.
AWARDED_STATES = [HonourState.VALID, HonourState.EXPIRED, HonourState.WITHDRAWN, HonourState.TAKEN_BACK]
#: What ends an honour before its time.
ENDED_EARLY = [HonourState.WITHDRAWN, HonourState.TAKEN_BACK]


class WithdrawalKind(models.TextChoices):
    """Whose doing a withdrawal is; the values are those of the events and states."""

    WITHDRAWN = "withdrawn", "撤销：商户不再符合"
    TAKEN_BACK = "taken_back", "误发收回：发布有误，与商户无关"


class EventKind(models.TextChoices):
    """What can happen to an honour."""

    NOTICE = "notice", "公示"
    AWARDED = "awarded", "授予"
    CORRECTED = "corrected", "更正日期"
    RENEWED = "renewed", "续期"
    WITHDRAWN = "withdrawn", "撤销"
    REINSTATED = "reinstated", "恢复"
    TAKEN_BACK = "taken_back", "收回误发"
    MOVED = "moved", "变更商户"
