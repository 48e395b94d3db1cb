"""Meetings of alliances and the ends of agreements."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.agenda import MOST, AgendaEntry, AgendaSource
from core.languages import OWN

from .models import AlliancePage, PartnershipAgreement


def meetings(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Of alliances whose page the person may edit."""
    finder = AdminURLFinder(user)
    alliances = AlliancePage.objects.in_language(OWN).filter(meetings__held_on__range=(first, last)).distinct()
    for alliance in alliances.prefetch_related("meetings")[:MOST]:
        if address := finder.get_edit_url(alliance):
            for one in alliance.meetings.all():
                if first <= one.held_on <= last:
                    yield AgendaEntry(f"meeting-{one.pk}", one.title, one.held_on, address, alliance.title)


def ending_agreements(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """The last days of agreements."""
    if not user.has_perm("alliances.change_partnershipagreement"):
        return
    ending = PartnershipAgreement.objects.select_related("office", "branch").filter(ends_on__range=(first, last))
    for one in ending.order_by("ends_on", "pk")[:MOST]:
        if day := one.ends_on:
            address = reverse("pairing_agreements:edit", args=[one.pk])
            yield AgendaEntry(f"agreement-{one.pk}", str(one), day, address, "协议到期")


SOURCES = (
    AgendaSource("meetings", "联盟会议", 60, meetings),
    AgendaSource("agreements", "协议到期", 61, ending_agreements),
)
