"""Merchants: what their pages say, read from key to key so that the last are as near as the first."""

from typing import Any

from django.http import Http404, HttpRequest

from core.models import is_restricted
from honours.history.states import HonourState
from honours.models import CreditListPage, Honour, Merchant

from ..answers import endpoint, listing
from ..parameters import LIMIT, words

AFTER = words("after", "从哪个公开编号之后接着列；用上一次回答里的 next_after。", 8, "[0-9a-z]{8}")
LOOK_FOR = words("q", "店名、信用代码或地址的一部分；最多找出 50 家，不能和 after 同用。")
PARAMETERS = (LIMIT, AFTER, LOOK_FOR)


@endpoint(*PARAMETERS)
def merchants(request: HttpRequest, asked: dict[str, Any]) -> dict[str, Any]:
    """`/api/v2/merchants/`."""
    base, limit = _listing_address(request), asked["limit"]
    found = Merchant.objects.listed().with_places().prefetch_related("facts")
    if asked["q"]:
        return listing([item(each, base) for each in found.search(asked["q"])[:limit]])
    found = found.order_by("public_id")
    if asked["after"]:
        found = found.filter(public_id__gt=asked["after"])
    rows = list(found[: limit + 1])
    after = rows[limit - 1].public_id if len(rows) > limit else None
    return listing([item(each, base) for each in rows[:limit]], after=after)


@endpoint()
def merchant(request: HttpRequest, asked: dict[str, Any], public_id: str) -> dict[str, Any]:
    """`/api/v2/merchants/<public id>/`, with the honours now and before."""
    base = _listing_address(request)
    found = Merchant.objects.listed().with_places().filter(public_id=public_id).first()
    if found is None:
        raise Http404("没有这家商户。")
    honours = Honour.objects.public().filter(merchant=found).with_histories().order_by("-issued_on")
    shown = [honour_item(each, each.state) for each in honours if each.state != HonourState.PENDING]
    return item(found, base) | {"honours": shown}


def item(shop: Merchant, base: str) -> dict[str, Any]:
    """The public columns of a merchant."""
    return {
        "public_id": shop.public_id,
        "title": shop.title,
        "registered_name": shop.public_registered_name,
        "credit_code": shop.public_credit_code or None,
        "kind": shop.kind,
        "trade": shop.trade.title if shop.trade else None,
        "spot": shop.public_spot.title if shop.public_spot else None,
        "address": shop.public_address,
        "opening": shop.public_opening,
        "intro": shop.public_intro,
        "offers": [{"kind": fact.kind, "source": fact.source, "as_of": fact.as_of.isoformat()} for fact in shop.offers],
        "html_url": f"{base}{shop.public_id}/",
        "markdown_url": f"{base}{shop.public_id}/index.md",
    }


def honour_item(honour: Honour, state: HonourState) -> dict[str, Any]:
    """The public columns of an honour, in a state of some day. The code on the plaque is on the plaque alone."""
    return {
        "scheme": honour.scheme.title,
        "number": honour.number,
        "state": state.value,
        "issued_on": _day(honour.issued_on),
        "valid_to": _day(honour.valid_to),
        "withdrawn_on": _day(honour.withdrawn_on),
        "withdrawal_reason": honour.withdrawal_reason,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _listing_address(request: HttpRequest) -> str:
    """The full address of the public listing; Http404 while it is closed, and the merchants with it."""
    page = CreditListPage.objects.live().exclude(is_restricted()).order_by("path").first()
    if page is None:
        raise Http404("商户查询没有公开。")
    return page.get_full_url(request) or ""
