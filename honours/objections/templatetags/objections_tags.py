"""Replies of shops and corrections of pages, for templates of pages that may not import them."""

from typing import Any

from django import template
from django.db.models import Value
from django.urls import reverse

from ..models import Correction, MerchantReply

register = template.Library()


@register.simple_tag
def public_letters(merchant: Any) -> dict[str, Any]:
    """What a shop says to its record and what was set right in it, newest first, in one query; and where to write."""
    replies = MerchantReply.objects.shown().filter(merchant_id=merchant.pk).annotate(is_reply=Value(True)).order_by()
    lines = Correction.objects.shown().filter(merchant_id=merchant.pk).annotate(is_reply=Value(False)).order_by()
    columns = ("pk", "is_reply")
    both = replies.values_list("written_on", "text", *columns).union(
        lines.values_list("closed_on", "line", *columns), all=True
    )
    told = sorted(both, key=lambda row: (row[0], row[2]), reverse=True)
    return {
        "replies": [{"written_on": day, "text": text} for day, text, _, is_reply in told if is_reply],
        "corrections": [{"closed_on": day, "line": text} for day, text, _, is_reply in told if not is_reply],
        "address": reverse("correct_shop", args=[merchant.public_id]) if merchant.pk else "",
    }


@register.inclusion_tag("objections/parts/corrections.html")
def page_corrections(page: Any) -> dict[str, Any]:
    """What was set right in a page, in whichever language it is read, and where to say what is wrong."""
    if not page.pk:
        return {}
    shown = Correction.objects.shown().filter(page_id=page.original_id).order_by("-closed_on", "-pk")
    return {
        "corrections": shown if page.is_corrected else [],
        "address": reverse("correct_page", args=[page.original_id]),
    }
