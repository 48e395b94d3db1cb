"""Captions in WebVTT, checked before they reach a player."""

import re
from typing import Any

from django.core.exceptions import ValidationError

LARGEST = 1024 * 1024  # bytes
_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_CUE = re.compile(rf"^({_TIME})[ \t]+-->[ \t]+({_TIME})(?:[ \t].*)?$", re.MULTILINE)


def validate_captions(file: Any) -> None:
    """Refuse a file that is not WebVTT, has no cue, or has a cue that ends before it begins."""
    if file.size > LARGEST:
        raise ValidationError("字幕文件超过 1 MB，请核对是否选错了文件。")
    file.seek(0)
    data = file.read()
    file.seek(0)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError("字幕文件要存成 UTF-8 编码。") from error
    if not text.startswith("WEBVTT"):
        raise ValidationError("字幕文件第一行要写 WEBVTT（.vtt 格式）。剪映、Arctime 等软件都能导出。")
    cues = _CUE.findall(text)
    if not cues:
        raise ValidationError("字幕文件里没有一条字幕。时间要写成“00:01.000 --> 00:04.000”。")
    for begins, ends in cues:
        if seconds(ends) <= seconds(begins):
            raise ValidationError(f"字幕 {begins} --> {ends} 的结束时间不晚于开始时间。")


def seconds(time: str) -> float:
    """A WebVTT time in seconds."""
    total = 0.0
    for part in time.split(":"):
        total = total * 60 + float(part)
    return total
