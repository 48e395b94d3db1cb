"""Ranges with numbers that no file has are answered, never an error of the server."""

from io import BytesIO

import pytest
from django.test import RequestFactory

from core.media.ranges import in_ranges

HUGE = "9" * 5000


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (f"bytes={HUGE}-", 416),
        (f"bytes={HUGE}-{HUGE}", 416),
        (f"bytes=0-{HUGE}", 206),
        (f"bytes=-{HUGE}", 206),
        ("bytes=9-0", 416),
        ("bytes=10-", 416),
        ("bytes=9-", 206),
    ],
)
def test_absurd_numbers(asked, status):
    request = RequestFactory().get("/", HTTP_RANGE=asked)
    answer = in_ranges(request, BytesIO(b"0123456789"), 10, "audio/mpeg")
    assert answer.status_code == status
    if status == 206:
        assert b"".join(answer) == (b"9" if asked == "bytes=9-" else b"0123456789")
