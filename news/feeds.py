"""News to subscribe to."""

from collections.abc import Iterator

from subscriptions.pages import page_entries
from subscriptions.registry import Entry, Feed


def _entries() -> Iterator[Entry]:
    from .models import NewsPage  # models are not loaded yet when feeds register

    return page_entries(NewsPage.objects.all(), "published_on")


NEWS = Feed("news", "动态", "授牌、共建和服务的新消息，条条有出处。", "/news/", _entries)
