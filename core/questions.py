"""What people ask of a page, and the answer a page gives in one line: search puts it first."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Question(models.TextChoices):
    """What a reader wants to know, whatever words are used."""

    OPENING = "opening", _("几点开放")
    PRICE = "price", _("多少钱")
    WAY = "way", _("怎么去")
    PLACE = "place", _("在哪里")
    SIGHTS = "sights", _("去哪里玩")
    COMPLAINT = "complaint", _("怎么投诉")
    APPLICATION = "application", _("怎么申请荣誉")
    VERIFICATION = "verification", _("牌匾是真是假")
    WITHDRAWALS = "withdrawals", _("最近撤销")
    NOTICES = "notices", _("正在公示")
    OBJECTION = "objection", _("不同意怎么提")
    SHOP = "shop", _("找哪一类店")


#: What asks for a fact of whatever else is named.
OF_A_PAGE = (Question.OPENING, Question.PRICE, Question.WAY, Question.PLACE)

#: What asks how things stand on the rolls: where they are named, or nothing is.
OF_THE_ROLLS = (Question.APPLICATION, Question.WITHDRAWALS, Question.NOTICES, Question.OBJECTION)


class Answer(NamedTuple):
    """One line of plain text (empty where the page says it at length), and the anchor of the paragraph with more."""

    text: str
    anchor: str = ""
