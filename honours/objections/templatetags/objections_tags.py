"""Replies of shops, for templates of pages that may not import them."""

from typing import Any

from django import template

from ..models import MerchantReply

register = template.Library()


@register.inclusion_tag("objections/parts/replies.html")
def merchant_replies(merchant: Any) -> dict[str, Any]:
    """What a shop says to its record, newest first: one query."""
    return {"replies": MerchantReply.objects.shown().filter(merchant_id=merchant.pk)}
