"""Campaigns to subscribe to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.feeds.pages import page_entries
from core.feeds.registry import Feed, FeedEntry


def _entries() -> Iterator[FeedEntry]:
    from .models import CampaignPage  # models are not loaded yet when feeds register

    return page_entries(CampaignPage.objects.all())


CAMPAIGNS = Feed(
    "campaigns", _("假日治理"), _("每个假日的治理：什么时候、在哪些景点、改了多少件。"), "/campaigns/", _entries
)
