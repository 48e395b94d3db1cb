"""A check in the editor: honours that a draft names and that have ended."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page

from editing.content_checks.rules import TEXTS, Rule

from .history.states import HonourState
from .models import Honour

ENDED = {HonourState.EXPIRED, HonourState.WITHDRAWN, HonourState.TAKEN_BACK}
LONGEST_PREFIX = 12  # Chinese signs before the year of a plaque number
_NUMBER = re.compile(rf"([\u3400-\u9fff]{{0,{LONGEST_PREFIX}}})(\d{{4}}[-—–]\d{{1,6}})")

ENDED_HONOUR = Rule(
    "ended-honour",
    TEXTS,
    "把已经到期或撤销的荣誉当成现在的",
    "改成现在有效的，或者写明“已到期”“已撤销”。",
    {"numbers": []},
)


def options(page: Page) -> dict[str, Any]:
    """What the script looks for on a page."""
    return {"numbers": ended_numbers(page)}


def ended_numbers(page: Page) -> list[str]:
    """The plaque numbers in the page's texts whose honours do not hold today."""
    candidates = {number for text in texts_of(page) for number in _candidates(text)}
    if not candidates:
        return []
    today = timezone.localdate()
    honours = Honour.objects.public().filter(number__in=candidates).prefetch_related("events")
    return sorted(honour.number for honour in honours if honour.state_on(today) in ENDED)


def _candidates(text: str) -> Iterator[str]:
    """Text runs on without blanks, so every ending of what stands before the year may be the number's beginning."""
    for prefix, rest in _NUMBER.findall(text):
        yield from (prefix[start:] + rest for start in range(len(prefix) + 1))


def texts_of(page: Page) -> Iterator[str]:
    """Every text an editor wrote on a page."""
    for one in page._meta.get_fields():
        if isinstance(one, StreamField):
            yield from one.stream_block.get_searchable_content(getattr(page, one.name))
        elif isinstance(one, (models.CharField, models.TextField)):
            yield str(getattr(page, one.name) or "")
