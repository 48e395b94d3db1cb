"""Notices that run out and honours that end soon."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from desk.registry import Heap, Line, Pile, days_left, heap_of

from .models import Honour
from .reach import SPOT_OF_HONOUR, within_reach
from .reports import edit_url, expiring

NOTICE_SOON = 7  # days before the last day of a notice


def ending_notices(user: Any) -> Heap | None:
    """Public notices that end within a week, or have ended without an award."""
    if not user.has_perm("honours.change_honour"):
        return None
    today = timezone.localdate()
    ending = within_reach(user, Honour.objects.public(), SPOT_OF_HONOUR).filter(
        notice_until__lte=today + timedelta(days=NOTICE_SOON), issued_on__isnull=True, withdrawn_on__isnull=True
    )
    return heap_of(
        ending.select_related("scheme", "merchant").order_by("notice_until", "pk"),
        lambda honour: Line(f"{honour.merchant}：{honour}", edit_url(honour), _notice(honour, today)),
        reverse(Honour.snippet_viewset.get_url_name("list")),
    )


def _notice(honour: Honour, today) -> str:
    left = (honour.notice_until - today).days
    return "公示已满，可以授予" if left < 0 else f"公示{days_left(left)}"


def ending_honours(user: Any) -> Heap | None:
    """Valid honours that end within 90 days, the next first."""
    if not user.has_perm("honours.change_honour"):
        return None
    today = timezone.localdate()
    return heap_of(
        within_reach(user, expiring(today), SPOT_OF_HONOUR),
        lambda honour: Line(
            f"{honour.merchant}：{honour}", edit_url(honour), days_left((honour.valid_to - today).days)
        ),
        reverse("expiring_honours_report"),
    )


PILES = (
    Pile("notices", "快要期满的公示", "date", 30, ending_notices),
    Pile("expiring", "90 天内到期的荣誉", "time", 31, ending_honours),
)
