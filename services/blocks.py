"""Blocks of a service centre: its rooms, and the days it stays closed; and a published total of the charity fund."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from .states import RoomKind


class RoomValue(blocks.StructValue):
    """A room, with its kind in words."""

    @property
    def kind_label(self) -> str:
        return str(RoomKind(self["kind"]).label)


class RoomBlock(blocks.StructBlock):
    """One room."""

    kind = blocks.ChoiceBlock(RoomKind.choices, label="房间")
    seats = blocks.IntegerBlock(label="座位数", required=False, min_value=1, max_value=2000)
    purpose = blocks.CharBlock(label="用来做什么", max_length=80, required=False)
    access = blocks.CharBlock(
        label="怎么进去", max_length=120, required=False, help_text="几楼、有没有电梯和无障碍通道、谁可以用。"
    )
    photo = ImageChooserBlock(label="照片", required=False)

    class Meta:
        icon = "home"
        value_class = RoomValue
        label = "房间"
        template = "services/blocks/room_block.html"
        preview_value = {"kind": RoomKind.READING, "seats": 20, "purpose": "看书看报", "access": "二楼，有电梯"}


class ClosureBlock(blocks.StructBlock):
    """Days on which the centre stays closed, besides public holidays."""

    first = blocks.DateBlock(label="从哪天")
    last = blocks.DateBlock(label="到哪天")
    reason = blocks.CharBlock(label="原因", max_length=60, help_text="会公开，例如：内部维修。")

    def clean(self, value):
        """The last day is not before the first."""
        cleaned = super().clean(value)
        if cleaned["last"] < cleaned["first"]:
            raise StructBlockValidationError({"last": ValidationError("结束日期早于开始日期。")})
        return cleaned

    class Meta:
        icon = "date"
        label = "临时关闭"
        template = "services/blocks/closure_block.html"
        preview_value = {"first": None, "last": None, "reason": "内部维修"}


class PaperBlock(blocks.CharBlock):
    """One paper to bring."""

    class Meta:
        icon = "doc-full"
        label = "材料"
        template = "services/blocks/paper_block.html"
        preview_value = "营业执照复印件一份"


class DatedTotalBlock(blocks.StructBlock):
    """A total somebody published, with its day and source, in the source's words: 30余万元 is not 300000."""

    figure = blocks.CharBlock(label="数字（照原文）", max_length=30, help_text="例如：30余万元。“余”字不能丢。")
    what = blocks.CharBlock(label="是什么", max_length=80)
    as_of = blocks.DateBlock(label="截至")
    source = blocks.CharBlock(label="来源", max_length=160)

    class Meta:
        icon = "list-ol"
        label = "一个数字"
        template = "services/blocks/dated_total_block.html"
        preview_value = {"figure": "30余万元", "what": "近年来募捐资金", "as_of": None, "source": "示例"}
