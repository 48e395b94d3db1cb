"""Draft honours as the editors' forms leave them, and work done to its end."""

from datetime import date
from typing import Any

from honours.history.states import MerchantKind
from honours.models import AwardScheme, Honour, Merchant
from honours.releases.checklist import Checklist
from honours.releases.publishing import publish
from honours.releases.reviewing import review_of
from honours.releases.withdrawal import take_back
from tests.reviewing import review_list

ISSUED = date(2026, 3, 15)
ROLL = "/honours/safe-consumption-units/"


def scheme() -> AwardScheme:
    return AwardScheme.objects.get(roll__slug="safe-consumption-units", roll__locale__language_code="zh-hans")


def drafts(number: int, *, live_merchants: bool = False, prefix: str = "批-", **facts: Any) -> list[Honour]:
    """New draft honours `批-001`, …, each of a merchant of its own, with a revision as an editor's save makes it."""
    made = []
    for count in range(1, number + 1):
        merchant = Merchant(title=f"待授店{count:03}", kind=MerchantKind.INDIVIDUAL, live=live_merchants)
        merchant.save()
        if not live_merchants:
            merchant.save_revision()
        values = {"issued_on": ISSUED} | facts
        honour = Honour(merchant=merchant, scheme=scheme(), number=f"{prefix}{count:03}", live=False, **values)
        honour.save()
        honour.save_revision()
        made.append(honour)
    return made


def reviewed(release, last: Any = None) -> None:
    """Let a release pass its first two reviews, and the third by `last`."""
    checklist = Checklist.of(release)
    review_list(lambda user: review_of(release, checklist, user), last)


def release_all(release, user, fingerprint: str = "") -> int:
    """Review and publish; returns how many steps it took."""
    reviewed(release)
    return len(list(publish(release, user, fingerprint)))


def take_all_back(release, user, reason: str = "日期有误") -> int:
    """Take back; returns how many steps it took."""
    return len(list(take_back(release, user, reason)))


def page_of(response) -> str:
    """The text of a plain or a streamed answer."""
    return (response.getvalue() if response.streaming else response.content).decode()
