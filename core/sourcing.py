"""Which facts of a page need a source, and what kinds of source there are."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Fact(models.TextChoices):
    """A part of a page that somebody can check."""

    NAME = "name", _("名称")
    PLACE = "place", _("地址")
    HOURS = "hours", _("开放时间")
    PRICE = "price", _("门票和收费")
    WAY = "way", _("怎么去")
    STORY = "story", _("史实和数字")
    RESPONSIBLE = "responsible", _("谁负责")
    SERVICE = "service", _("服务内容")
    PROCEDURE = "procedure", _("材料、步骤和时限")


class SourceKind(models.TextChoices):
    """How somebody knows."""

    PUBLISHED = "published", _("公开发布")
    OFFICE = "office", _("主管或经营单位提供")
    ON_SITE = "on-site", _("现场核对")
    INVENTED = "invented", _("演示（虚构）")


def joined_labels(facts: Iterable[Fact]) -> str:
    """Facts as one enumeration in the reader's language."""
    return gettext("、").join(str(fact.label) for fact in facts)
