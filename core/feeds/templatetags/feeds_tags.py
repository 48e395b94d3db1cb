"""Links to feeds and calendars: for machines in a page's head, for people in its text."""

from typing import Any

from django import template

from ..registry import CALENDARS, FEEDS

register = template.Library()


@register.inclusion_tag("feeds/parts/alternates.html")
def alternates(feed: str = "", calendar: str = "") -> dict[str, Any]:
    """`<link rel="alternate">` for a page's head."""
    return {"feed": FEEDS.get(feed), "calendar": CALENDARS.get(calendar)}


@register.inclusion_tag("feeds/parts/subscribe.html")
def subscribe(feed: str = "", calendar: str = "") -> dict[str, Any]:
    """The visible links, with a word on how to use them."""
    return {"feed": FEEDS.get(feed), "calendar": CALENDARS.get(calendar)}
