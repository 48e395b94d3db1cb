"""Agreements that end soon."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, days_left, tasks_of

from .models import PartnershipAgreement


def ending_agreements(user: Any) -> OpenTasks | None:
    """Those within the time of the report, the next first."""
    if not user.has_perm("alliances.change_partnershipagreement"):
        return None
    today = timezone.localdate()
    return tasks_of(
        PartnershipAgreement.objects.expiring(today),
        lambda one: TaskItem(
            str(one), reverse("pairing_agreements:edit", args=[one.pk]), days_left((one.ends_on - today).days)
        ),
        reverse("expiring_agreements_report"),
    )


AGREEMENTS = TaskList("agreements", "快到期的共建协议", "link", 35, ending_agreements)
