"""News, policies and talks to subscribe to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.feeds.pages import page_entries
from core.feeds.registry import Feed, FeedEntry


def _news() -> Iterator[FeedEntry]:
    from .models import NewsPage  # models are not loaded yet when feeds register

    return page_entries(NewsPage.objects.all(), "published_on")


def _policies() -> Iterator[FeedEntry]:
    from .models import PolicyPage

    return page_entries(PolicyPage.objects.all())


def _talks() -> Iterator[FeedEntry]:
    from .models import TalkPage

    return page_entries(TalkPage.objects.all())


FEEDS = (
    Feed("news", _("动态"), _("授牌、共建和服务的新消息，条条有出处。"), "/news/", _news),
    Feed("policies", _("政策文件"), _("新发布的方案、通知和公开信。"), "/policies/", _policies),
    Feed("talks", _("讲座"), _("新排的和写了回顾的讲座、论坛。"), "/talks/", _talks),
)
