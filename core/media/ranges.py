"""Parts of a file: players ask for the piece they want to play, and iPhones play nothing without."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
_BLOCK = 64 * 1024
MOST_DIGITS = 18


def in_ranges(request: HttpRequest, content: BinaryIO, size: int, content_type: str) -> HttpResponseBase:
    """The file, or the one range asked for: 206, or 416 when it lies outside. Several ranges get the whole file."""
    asked = _RANGE.match(request.headers.get("Range", ""))
    if not asked or not (asked[1] or asked[2]):
        response: HttpResponseBase = FileResponse(content, content_type=content_type)
    else:
        first, last = _span(asked[1], asked[2], size)
        if first > last:
            content.close()
            response = HttpResponse(status=416)
            response["Content-Range"] = f"bytes */{size}"
            return response
        content.seek(first)
        response = StreamingHttpResponse(_piece(content, last - first + 1), status=206, content_type=content_type)
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    return response


def _span(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:  # the last so many bytes
        return max(0, size - _number(last)), size - 1
    return _number(first), min(_number(last), size - 1) if last else size - 1


def _number(digits: str) -> int:
    """Numbers longer than any file are all alike; Python refuses to read those of thousands of digits."""
    return int(digits) if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS


def _piece(content: BinaryIO, length: int) -> Iterator[bytes]:
    with content:
        while length > 0 and (block := content.read(min(_BLOCK, length))):
            length -= len(block)
            yield block
