"""The phases of campaigns, and by when findings must be put right."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from core.agenda import MOST, AgendaEntry, AgendaSource
from core.languages import OWN

from .models import CampaignPage, Finding
from .permissions import CHANGE, SEE, holds

_DAYS = {
    "before_from": "节前检查开始",
    "starts_on": "放假第一天",
    "ends_on": "放假最后一天",
    "after_until": "节后最后一天",
}


def phases(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """The four days at which a phase begins or ends."""
    if not holds(user, SEE, CHANGE):
        return
    within = Q()
    for field in _DAYS:
        within |= Q(**{f"{field}__range": (first, last)})
    for campaign in CampaignPage.objects.in_language(OWN).filter(within)[:MOST]:
        for field, words in _DAYS.items():
            day = getattr(campaign, field)
            if day and first <= day <= last:
                address = reverse("campaigns:desk", args=[campaign.pk])
                yield AgendaEntry(f"campaign-{campaign.pk}-{field}", f"{campaign.holiday}：{words}", day, address)


def deadlines(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Findings that nobody has put right, by campaign and day: no shop is named in a calendar."""
    if not holds(user, SEE, CHANGE):
        return
    open_ones = Finding.objects.filter(fixed_on__isnull=True, deadline__range=(first, last)).order_by()
    groups = open_ones.values("deadline", "campaign", "campaign__title", "phase").annotate(number=Count("pk"))
    for group in groups.order_by("deadline", "campaign", "phase")[:MOST]:
        key, phase, day = group["campaign"], group["phase"], group["deadline"]
        title = f"{group['campaign__title']}：{group['number']} 件未整改"
        address = reverse("campaigns:table", args=[key, phase])
        yield AgendaEntry(f"findings-{key}-{phase}-{day}", title, day, address, "整改期限")


SOURCES = (
    AgendaSource("campaigns", "假日治理", 62, phases),
    AgendaSource("findings", "整改期限", 63, deadlines),
)
