"""Blocks of a scenic-spot page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import HonourColumnBlock, StoryBlock


class TravelMode(models.TextChoices):
    METRO = "metro", _("轨道交通")
    BUS = "bus", _("公交")
    WALK = "walk", _("步行")
    BOAT = "boat", _("轮渡")
    CAR = "car", _("驾车")
    HINT = "hint", _("提醒")


class WayBlock(blocks.StructBlock):
    """One way to get there."""

    mode = blocks.ChoiceBlock(TravelMode.choices, label="方式")
    text = blocks.CharBlock(label="怎么走", max_length=200)

    class Meta:
        icon = "route"
        label = "到达方式"
        template = "spots/blocks/way_block.html"
        preview_value = {"mode": TravelMode.METRO, "text": "轨道交通 1、6 号线小什字站，步行约 10 分钟"}


class TipBlock(blocks.CharBlock):
    """One piece of advice for a visitor."""

    class Meta:
        icon = "help"
        label = "小贴士"
        template = "spots/blocks/tip_block.html"
        preview_value = "先看价目再点单，保留小票，有问题随时拨打 12315。"


class SpotStoryBlock(StoryBlock):
    """A story with a column of the honours held at the spot."""

    honour_column = HonourColumnBlock()
