"""Talks to subscribe to: those newly announced or written up."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from subscriptions.pages import page_entries
from subscriptions.registry import Entry, Feed


def _entries() -> Iterator[Entry]:
    from .models import TalkPage  # models are not loaded yet when feeds register

    return page_entries(TalkPage.objects.all())


TALKS = Feed("talks", _("讲座"), _("新排的和写了回顾的讲座、论坛。"), "/talks/", _entries)
