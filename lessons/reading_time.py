"""How long a lesson takes."""

import re
from collections.abc import Iterable
from math import ceil

from wagtail.blocks import BoundBlock, StructValue

CHARACTERS_PER_MINUTE = 300  # a careful reader of instructions, slower than a reader of stories

_HAN_OR_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+")


def minutes_to_read(blocks: Iterable[BoundBlock]) -> int:
    """Whole minutes to read all the blocks and play their recordings, rounded up, at least one."""
    seconds = 0.0
    for block in blocks:
        texts = block.block.get_searchable_content(block.value)
        signs = sum(len(_HAN_OR_WORD.findall(str(text))) for text in texts)
        seconds += signs / CHARACTERS_PER_MINUTE * 60 + _playing_time(block)
    return max(1, ceil(seconds / 60))


def _playing_time(block: BoundBlock) -> float:
    """Seconds of the recordings in a part."""
    body = block.value.get("body", []) if isinstance(block.value, StructValue) else []
    return sum(inner.value.duration for inner in body if inner.block_type == "recording" and inner.value)
