"""Facts that readers rely on without a source, and sources that are to be looked at again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from wagtail.models import get_page_models

from core.languages import OWN
from core.models import SourcedPage
from core.sourcing import joined_labels

from ..registry import Check, SiteCheckFinding
from ..thresholds import SOURCES


def unproven_facts(day: date) -> Iterator[SiteCheckFinding]:
    """Live pages with facts that nobody vouches for, or whose source is due or comes due soon."""
    for model in get_page_models():
        if issubclass(model, SourcedPage):
            originals: Any = model.objects
            for page in originals.in_language(OWN).live().order_by("path"):
                yield from _of_page(page, day)


def _of_page(page: Any, day: date) -> Iterator[SiteCheckFinding]:
    if unsourced := page.unsourced_facts():
        yield SiteCheckFinding(page.title, f"待核实：{joined_labels(unsourced)}", None, page)
    for block in page.sources:
        due = block.value["review_on"]
        if due and due <= day + timedelta(days=SOURCES.warn):
            yield SiteCheckFinding(page.title, f"{block.value['name']}：{due:%Y-%m-%d}再核对", (due - day).days, page)


UNPROVEN = Check("sources", "待核实的内容", SOURCES, 32, unproven_facts)
