"""How long a Chinese text takes to read."""

import re
from collections.abc import Iterable
from math import ceil

from wagtail.blocks import StreamValue

CHARACTERS_PER_MINUTE = 300  # a careful reader of instructions, slower than a reader of stories

_HAN_OR_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+")


def minutes_to_read(streams: Iterable[StreamValue]) -> int:
    """Whole minutes for all streams together, rounded up, at least one."""
    texts = (text for stream in streams for text in stream.stream_block.get_searchable_content(stream))
    return max(1, ceil(sum(len(_HAN_OR_WORD.findall(str(text))) for text in texts) / CHARACTERS_PER_MINUTE))
