"""Blocks of lessons and book-club cycles."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import AttachmentBlock, StoryBlock
from core.media.blocks import RecordingBlock

from .stages import CycleStage


class SlideBlock(blocks.StructBlock):
    """One slide: a picture and what the speaker says to it."""

    picture = ImageChooserBlock(label="图片")
    notes = blocks.TextBlock(label="讲稿", help_text="看不见图的人靠它听懂这一页。")

    class Meta:
        icon = "image"
        label = "一页"
        template = "lessons/blocks/slide_block.html"
        preview_template = "lessons/blocks/slide_block_preview.html"
        preview_value: dict = {}


class DeckBlock(blocks.StructBlock):
    """Slides with their notes, to leaf through on the page, and the same as a file."""

    title = blocks.CharBlock(label="标题", max_length=40)
    slides = blocks.ListBlock(SlideBlock(), label="各页", min_num=1)
    file = AttachmentBlock(label="PDF 文件", required=False)

    class Meta:
        icon = "desktop"
        label = "幻灯片"
        template = "lessons/blocks/deck_block.html"
        preview_template = "lessons/blocks/deck_block_preview.html"
        preview_value: dict = {}


class PartStoryBlock(StoryBlock):
    """What a part is told in: text, pictures, slides, sound and film."""

    deck = DeckBlock()
    recording = RecordingBlock()


class PartBlock(blocks.StructBlock):
    """One part of a lesson: a minute or two of reading. Written once, it stands in the short version too if marked."""

    title = blocks.CharBlock(label="标题", max_length=40)
    in_short = blocks.BooleanBlock(
        label="放进简版", required=False, help_text="勾选的各节连起来就是十分钟简版；内容只在这里改，两个版本一起变。"
    )
    body = PartStoryBlock(label="内容")

    class Meta:
        icon = "form"
        label = "一节"
        template = "lessons/blocks/part_block.html"
        preview_value = {
            "title": "生熟分开",
            "body": [("paragraph", "<p>案板、刀具和容器分两套，颜色分开，一眼就认得。</p>")],
        }


class KeyPointBlock(blocks.CharBlock):
    """One sentence to remember."""

    class Meta:
        icon = "pick"
        label = "要点"
        template = "lessons/blocks/key_point_block.html"
        preview_value = "中心温度 70 ℃ 以上，才算熟透。"


class StageBlock(blocks.StructBlock):
    """One stage: what members do, from when to when, and where they meet."""

    stage = blocks.ChoiceBlock(CycleStage.choices, label="阶段")
    held_on = blocks.DateBlock(label="开始日期", required=False)
    until = blocks.DateBlock(
        label="结束日期", required=False, help_text="留空就算到下一阶段的前一天；最后一个阶段只算当天。"
    )
    starts_at = blocks.TimeBlock(
        label="几点开始", required=False, help_text="大家要聚到一起的阶段（比如“讲”）才填，日历里会按这个时间提醒。"
    )
    ends_at = blocks.TimeBlock(label="几点结束", required=False)
    place = blocks.CharBlock(label="地点", required=False, max_length=80)
    body = StoryBlock(label="怎么做")

    def clean(self, value):
        """Refuse times that run backwards or belong to no day."""
        cleaned = super().clean(value)
        errors = {}
        if cleaned["until"] and (not cleaned["held_on"] or cleaned["until"] < cleaned["held_on"]):
            errors["until"] = ValidationError("结束日期不能早于开始日期，也不能只填结束日期。")
        if cleaned["starts_at"] and not cleaned["held_on"]:
            errors["starts_at"] = ValidationError("填了几点开始，也要填哪一天。")
        if cleaned["ends_at"] and (not cleaned["starts_at"] or cleaned["ends_at"] <= cleaned["starts_at"]):
            errors["ends_at"] = ValidationError("结束时间要晚于开始时间。")
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned

    class Meta:
        icon = "calendar"
        label = "阶段"
        template = "lessons/blocks/stage_block.html"
        preview_value = {
            "stage": CycleStage.READ,
            "held_on": None,
            "until": None,
            "starts_at": None,
            "ends_at": None,
            "place": "",
            "body": [("paragraph", "<p>每人一本，两周读完，折角做记号。</p>")],
        }


class BookChoiceBlock(SnippetChooserBlock):
    """A book of the cycle."""

    def __init__(self, **kwargs):
        super().__init__("lessons.Book", **kwargs)

    class Meta:
        icon = "openquote"
        label = "书"
        template = "lessons/blocks/book_choice_block.html"
        preview_template = "lessons/blocks/book_choice_block_preview.html"
        preview_value = None


class QuestionBlock(blocks.CharBlock):
    """A question that guides the reading."""

    class Meta:
        icon = "help"
        label = "引导问题"
        template = "lessons/blocks/question_block.html"
        preview_value = "书里哪一个细节，和你店里的一天最像？"
