"""Audio and video with captions and a transcript."""

from django.apps import AppConfig


class RecordingsConfig(AppConfig):
    name = "recordings"
    verbose_name = "音频与视频"
