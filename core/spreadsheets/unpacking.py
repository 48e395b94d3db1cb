"""An uploaded spreadsheet as lines of JSON, for every app that takes lists: see `reader_process.py`."""

import re
from typing import IO, BinaryIO

from core.sandbox import MEGABYTE, Limits, run_limited

from .files import check_size

_LIMITS = Limits(processor=120, wall=180, output=512 * MEGABYTE)
_EXTENSION = re.compile(r"\.([a-z]{1,5})$", re.IGNORECASE)


def unpacked(file: BinaryIO, name: str, size: int, most: int) -> IO[bytes]:
    """What the reading process says of a file of `size` bytes, with at most `most` rows; the caller closes it.

    Raise UserFacingError with a reason in Chinese.
    """
    check_size(size)
    extension = _EXTENSION.search(name)
    return run_limited(
        "core.spreadsheets.reader_process",
        [extension[1].lower() if extension else "", str(most)],
        file,
        _LIMITS,
        remedy="请把名单复制到新的空白表格里再上传。",
    )
