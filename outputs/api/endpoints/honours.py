"""Honours: a roll as it stood on any day, under the same filters as its page."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from honours.history.states import ROLL_STATES, HonourState
from honours.models import HonourRollPage
from honours.rolls.filters import RollFilter

from ..answers import endpoint, listing
from ..parameters import LIMIT, day, words
from ..parameters import choice as choice_of
from .merchants import honour_item

ROLL = words(
    "roll",
    "哪一张榜：榜的网址里 /honours/ 后面那一段。",
    255,
    "[-0-9a-zA-Z_]+",
    required=True,
    example="honest-traders",
)
ON = day("on", "查看日期，例如 2022-07-14；不写就是今天。")
STATE = choice_of(
    "state", "那一天的状态，默认 valid。", [state.value for state in ROLL_STATES], HonourState.VALID.value
)
SPOT = words("spot", "景点：景点网址的最后一段。", 255)
TRADE = words("trade", "行业的名称。")
LOOK_FOR = words("q", "店名或信用代码的一部分。")
AFTER = words("after", "从哪个牌匾编号之后接着列；用上一次回答里的 next_after。", 40)
PARAMETERS = (ROLL, ON, STATE, SPOT, TRADE, LOOK_FOR, LIMIT, AFTER)


@endpoint(*PARAMETERS)
def honours(request: HttpRequest, asked: dict[str, Any]) -> dict[str, Any]:
    """`/api/v2/honours/?roll=…`."""
    page = (
        HonourRollPage.objects.in_language()
        .listed()
        .filter(slug=asked["roll"], scheme__live=True)
        .select_related("scheme")
        .first()
    )
    if page is None:
        raise Http404("没有这张榜。")
    roll = RollFilter(
        scheme=page.scheme,
        day=asked["on"] or timezone.localdate(),
        state=HonourState(asked["state"]),
        spot=asked["spot"] or "",
        trade=asked["trade"] or "",
        q=asked["q"] or "",
    )
    places = roll.places
    if asked["after"]:
        places = places.filter(key__gt=asked["after"])
    limit = asked["limit"]
    rows = roll.honours(places.order_by("key")[: limit + 1]) if roll.count else []
    after = rows[limit - 1].number if len(rows) > limit else None
    return {"day": roll.day.isoformat(), **listing([_item(row) for row in rows[:limit]], roll.count, after)}


def _item(honour: Any) -> dict[str, Any]:
    shop = {"public_id": honour.merchant.public_id, "title": honour.merchant.title}
    return honour_item(honour, honour.standing_then) | {"merchant": shop}
