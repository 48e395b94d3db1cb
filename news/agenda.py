"""Talks to come and the days on which policies end, for whoever may edit their pages."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wagtail.admin.admin_url_finder import AdminURLFinder

from core.agenda import MOST, AgendaEntry, AgendaSource
from core.languages import OWN

from .models import PolicyPage, TalkPage


def talks(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """When talks begin, published or not."""
    finder = AdminURLFinder(user)
    coming = TalkPage.objects.in_language(OWN).filter(starts_at__date__range=(first, last)).order_by("starts_at")
    for talk in coming[:MOST]:
        if address := finder.get_edit_url(talk):
            yield AgendaEntry(f"talk-{talk.pk}", talk.title, talk.starts_at, address, talk.place)


def ending_policies(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """From which day on policies are shown as no longer in force."""
    finder = AdminURLFinder(user)
    for policy in PolicyPage.objects.in_language(OWN).filter(void_on__range=(first, last)).order_by("void_on")[:MOST]:
        if address := finder.get_edit_url(policy):
            yield AgendaEntry(f"policy-{policy.pk}", policy.title, policy.void_on, address, "失效")


SOURCES = (
    AgendaSource("talks", "讲座", 51, talks),
    AgendaSource("policies", "文件失效", 42, ending_policies),
)
