"""The upload form of recordings: what a phone cannot play is refused with a reason."""

from typing import Any

from django import forms
from wagtailmedia.forms import BaseMediaForm

MEGABYTE = 1024 * 1024
LARGEST = 200 * MEGABYTE


class RecordingForm(BaseMediaForm):
    """Wagtail's form with a look into the file."""

    def clean_file(self) -> Any:
        """Refuse what is too large, empty, or not the kind of file its name says."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"文件有 {file.size // MEGABYTE} MB，最大 {LARGEST // MEGABYTE} MB。请压缩或分段。"
            )
        file.seek(0)
        head = file.read(16)
        file.seek(0)
        if not _looks_right(head, file.name.rpartition(".")[2].lower()):
            raise forms.ValidationError("文件内容与扩展名不符或已损坏。请上传能正常播放的 mp3、m4a、mp4 或 webm。")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.type == "video" and not cleaned.get("captions"):
            self.add_error("captions", "视频要配字幕，听不见的人才看得懂。")
        return cleaned


def _looks_right(head: bytes, extension: str) -> bool:
    if extension in ("mp4", "m4a"):
        return head[4:8] == b"ftyp"
    if extension == "webm":
        return head.startswith(b"\x1a\x45\xdf\xa3")
    return head.startswith(b"ID3") or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0)
