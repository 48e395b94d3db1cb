"""Replies of shops and corrections of pages, for templates of pages that may not import them."""

from typing import Any

from django import template
from django.urls import reverse

from ..models import Correction, MerchantReply

register = template.Library()


@register.inclusion_tag("objections/parts/replies.html")
def merchant_replies(merchant: Any) -> dict[str, Any]:
    """What a shop says to its record, newest first: one query."""
    return {"replies": MerchantReply.objects.shown().filter(merchant_id=merchant.pk)}


@register.inclusion_tag("objections/parts/corrections.html")
def merchant_corrections(merchant: Any) -> dict[str, Any]:
    """What was set right in a shop's record, newest first, and the way to say what is wrong: one query."""
    if not merchant.pk:
        return {}
    shown = Correction.objects.shown().filter(merchant_id=merchant.pk).order_by("-closed_on", "-pk")
    return {"corrections": shown, "address": reverse("correct_shop", args=[merchant.public_id])}


@register.inclusion_tag("objections/parts/corrections.html")
def page_corrections(page: Any) -> dict[str, Any]:
    """The same of a page, in whichever language it is read."""
    if not page.pk:
        return {}
    shown = Correction.objects.shown().filter(page_id=page.original_id).order_by("-closed_on", "-pk")
    return {"corrections": shown, "address": reverse("correct_page", args=[page.original_id])}
