"""Policies and notices to subscribe to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from subscriptions.pages import page_entries
from subscriptions.registry import Entry, Feed


def _policies() -> Iterator[Entry]:
    from .models import PolicyPage  # models are not loaded yet when feeds register

    return page_entries(PolicyPage.objects.all())


FEED = Feed("policies", _("政策文件"), _("新发布的方案、通知和公开信。"), "/policies/", _policies)
