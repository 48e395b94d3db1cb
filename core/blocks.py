"""Story blocks: the pieces that pages, lessons and news are told in."""

import hashlib
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments import StringSegmentValue

PLAIN_FEATURES = ["bold", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside a text."""

    class Meta:
        icon = "title"
        label = "小标题"
        template = "core/blocks/heading_block.html"
        preview_value = "为什么叫“母城”"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with lists and links."""

    def __init__(self, **kwargs):
        super().__init__(features=PLAIN_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "正文"
        template = "core/blocks/paragraph_block.html"
        preview_value = "<p>沿着石梯往下走，江风就从吊脚楼之间吹上来。</p>"


class CalloutBlock(blocks.StructBlock):
    """A box for what must not be missed."""

    title = blocks.CharBlock(label="标题", max_length=30, default="请注意")
    text = blocks.TextBlock(label="内容")

    class Meta:
        icon = "warning"
        label = "提示框"
        template = "core/blocks/callout_block.html"
        preview_value = {"title": "记住", "text": "生熟分开，案板、刀具、容器都不混用。"}


class StepsBlock(blocks.ListBlock):
    """Numbered steps."""

    def __init__(self, **kwargs):
        super().__init__(blocks.CharBlock(label="步骤"), **kwargs)

    class Meta:
        icon = "list-ol"
        label = "步骤"
        template = "core/blocks/steps_block.html"
        preview_value = ["流动清水打湿双手", "涂抹洗手液，揉搓至少 20 秒", "冲净，用干净纸巾擦干"]


class PictureBlock(blocks.StructBlock):
    """A picture with its caption."""

    picture = ImageChooserBlock(label="图片")
    caption = blocks.CharBlock(label="图注", required=False, max_length=80)

    class Meta:
        icon = "image"
        label = "图片"
        template = "core/blocks/picture_block.html"
        preview_template = "core/blocks/picture_block_preview.html"
        preview_value = {"caption": "夜色里的吊脚楼"}


class TableBlock(TypedTableBlock):
    """A table with a header row; cells are plain text.

    For translators each text in it is a string of its own, filed under what it says: a row put in or moved leaves the
    translations of the others where they are.
    """

    def __init__(self, **kwargs):
        super().__init__([("text", blocks.CharBlock(label="文字", required=False))], **kwargs)

    def get_preview_value(self):
        return self.to_python(
            {
                "columns": [{"type": "text", "heading": "食物"}, {"type": "text", "heading": "中心温度"}],
                "rows": [{"values": ["肉类、豆类", "70 ℃ 以上"]}],
                "caption": "",
            }
        )

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """The texts of the table, each once."""
        cells = [text for row in value.row_data for text in row["values"]]
        texts = [value.caption, *(column["heading"] for column in value.columns), *cells]
        return [StringSegmentValue(_filed_under(text), text) for text in dict.fromkeys(filter(None, texts))]

    def restore_translated_segments(self, value: TypedTable, segments: list[Any]) -> TypedTable:
        """A table of the same shape that says what the segments say; what none says stays."""
        translated = {segment.path: segment.render_text() for segment in segments}

        def said(text: str) -> str:
            return translated.get(_filed_under(text), text) if text else text

        return TypedTable(
            columns=[column | {"heading": said(column["heading"])} for column in value.columns],
            row_data=[row | {"values": [said(text) for text in row["values"]]} for row in value.row_data],
            caption=said(value.caption),
        )

    class Meta:
        icon = "table"
        label = "表格"
        template = "core/blocks/table_block.html"


def _filed_under(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class AttachmentBlock(DocumentChooserBlock):
    """A file to read or download."""

    class Meta:
        icon = "doc-full"
        label = "附件"
        template = "core/blocks/attachment_block.html"
        preview_template = "core/blocks/attachment_block_preview.html"
        preview_value = None


class HonourColumnBlock(blocks.StructBlock):
    """诚信经营荣誉栏: the newest honours that hold today, of this spot on a spot's page, of all elsewhere."""

    title = blocks.CharBlock(label="标题", max_length=30, default="诚信经营荣誉栏")
    number = blocks.IntegerBlock(label="几家", min_value=1, max_value=20, default=6)

    class Meta:
        icon = "pick"
        label = "荣誉栏"
        template = "core/blocks/honour_column_block.html"
        preview_value = {"title": "诚信经营荣誉栏", "number": 4}


class StoryBlock(blocks.StreamBlock):
    """A text told in blocks."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    picture = PictureBlock()
    table = TableBlock()
    attachment = AttachmentBlock()

    class Meta:
        label = "正文"
        preview_value = [("heading", "小标题"), ("paragraph", "<p>正文一段。</p>")]
