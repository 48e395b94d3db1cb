"""Have an attached file looked through by a process of its own."""

import json
import re
from typing import BinaryIO

from core.sandbox import MEGABYTE, Limits, run_limited

from .detectors import PiiMatch

AT_MOST = 200  # signs told of one file
_LIMITS = Limits(processor=40, wall=60, output=MEGABYTE)
_EXTENSION = re.compile(r"\.([a-z]{1,5})$", re.IGNORECASE)


def signs_in_file(file: BinaryIO, name: str) -> tuple[list[tuple[str, PiiMatch]], str]:
    """The signs in a file, each with its place, such as “第 3 页”, and why not all of it was looked at, or nothing.

    Raise UnreadableError when the process failed.
    """
    extension = _EXTENSION.search(name)
    arguments = [extension[1].lower() if extension else "", str(AT_MOST)]
    with run_limited("editing.pii.child", arguments, file, _LIMITS) as lines:
        told = [json.loads(line) for line in lines]
    unread = told.pop()["unreadable"] if told and isinstance(told[-1], dict) else ""
    return [(place, PiiMatch(kind, value)) for place, kind, value in told], unread
