"""Where the facts of a page come from, beside each of them."""

from typing import Any

from django import template

from ..models import SourcedPage
from ..sourcing import Fact, joined_labels

register = template.Library()


@register.inclusion_tag("core/parts/source_marks.html")
def source_marks(page: SourcedPage, name: str) -> dict[str, Any]:
    """The numbers of the sources of one fact (a value of `Fact`), or that it still has to be checked."""
    fact = Fact(name)
    return {"fact": fact, "sources": page.sources_of(fact), "is_unsourced": fact in page.unsourced_facts()}


@register.simple_tag
def unsourced_facts(page: SourcedPage) -> str:
    """What the page says without a source, in words; empty when nothing."""
    return joined_labels(page.unsourced_facts())
