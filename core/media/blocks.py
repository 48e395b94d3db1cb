"""A recording inside a text."""

from wagtailmedia.blocks import AbstractMediaChooserBlock


class RecordingBlock(AbstractMediaChooserBlock):
    """Audio or video, with what it says as text below."""

    def render_basic(self, value, context=None):
        return value.title if value else ""

    class Meta:
        icon = "media"
        label = "音频或视频"
        template = "media/blocks/recording_block.html"
        preview_template = "media/blocks/recording_block_preview.html"
        preview_value = None
