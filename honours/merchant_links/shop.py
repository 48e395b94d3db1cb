"""What a shop sees of itself: everything begins at its own record, so nothing of another can be reached."""

from typing import Any

from django.conf import settings

from honours.history.states import HonourState
from honours.models import Honour, Merchant
from honours.objections.models import MerchantReply

from .models import MerchantProposal

_SHOWN = 20  # proposals and replies, newest first


def own_honours(merchant: Merchant) -> list[Honour]:
    """Its public honours that have begun, in the order of their numbers, in two queries."""
    rows = Honour.objects.public().filter(merchant=merchant).with_histories().select_related("merchant")
    return [honour for honour in rows.order_by("scheme", "number") if honour.state != HonourState.PENDING]


def own_valid(merchant: Merchant, code: str) -> Honour | None:
    """The honour of a code, if it is this shop's and holds today."""
    return next((one for one in own_honours(merchant) if one.code == code and one.state == HonourState.VALID), None)


def own_page(merchant: Merchant, honours: list[Honour]) -> dict[str, Any]:
    """What its page tells."""
    return {
        "merchant": merchant,
        "site": settings.PUBLIC_URL.rstrip("/"),
        "honours": honours,
        "replies": MerchantReply.objects.filter(merchant=merchant)[:_SHOWN],
        "proposals": MerchantProposal.objects.filter(merchant=merchant).select_related("honour__scheme")[:_SHOWN],
    }
