"""A total somebody published: with its day, its source and its exact words."""

from wagtail import blocks


class DatedTotalBlock(blocks.StructBlock):
    """The words stay as the source has them: 30余万元 is not 300000."""

    figure = blocks.CharBlock(label="数字（照原文）", max_length=30, help_text="例如：30余万元。“余”字不能丢。")
    what = blocks.CharBlock(label="是什么", max_length=80)
    as_of = blocks.DateBlock(label="截至")
    source = blocks.CharBlock(label="来源", max_length=160)

    class Meta:
        icon = "list-ol"
        label = "一个数字"
        template = "fund/blocks/dated_total_block.html"
        preview_value = {"figure": "30余万元", "what": "近年来募捐资金", "as_of": None, "source": "示例"}
