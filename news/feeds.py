"""News to subscribe to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from subscriptions.pages import page_entries
from subscriptions.registry import Entry, Feed


def _entries() -> Iterator[Entry]:
    from .models import NewsPage  # models are not loaded yet when feeds register

    return page_entries(NewsPage.objects.all(), "published_on")


NEWS = Feed("news", _("动态"), _("授牌、共建和服务的新消息，条条有出处。"), "/news/", _entries)
