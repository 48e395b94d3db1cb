"""How much of the long tests is run: a share, another on each day, in `make check`; everything in `make thorough`."""

import os
import zlib
from datetime import date

import pytest

THOROUGH = os.environ.get("THOROUGH") == "1"


def share(items: list[pytest.Item], of: int, day: date) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """A day's share of the tests and the rest; after `of` days each was run once.

    What the database decides (`databases`) and what is marked `daily` is run every day, and first: it takes longest.
    """
    daily, of_the_day, left = [], [], []
    for item in items:
        is_of_the_day = zlib.crc32(item.nodeid.encode()) % of == day.toordinal() % of
        (daily if is_daily(item) else of_the_day if is_of_the_day else left).append(item)
    return daily + of_the_day, left


def is_daily(item: pytest.Item) -> bool:
    """Whether a test is in every check, whatever the day."""
    return any(item.get_closest_marker(name) for name in ("databases", "daily"))
