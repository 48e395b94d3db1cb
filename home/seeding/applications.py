"""One open round of the demo and an application in each state; all of it is invented and says so."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from honours.applications.models import Application, AwardRound
from honours.applications.states import ApplicationState
from honours.history.states import MerchantKind
from honours.models import AwardScheme, Trade
from spots.models import ScenicSpotPage

ROUND = {
    "title": "演示轮次（虚构）",
    "english": "Demonstration round (invented)",
    "conditions": "演示（虚构）：在渝中区的景点里经营满一年。\n演示（虚构）：近一年没有查实的消费投诉。",
    "papers": "演示（虚构）：营业执照照片。\n演示（虚构）：店里明码标价的照片一张。",
    "promise": "演示（虚构）：本店明码标价，不缺斤少两，有投诉先协商，接受公示和复查。",
}
#: Shop, registered name, credit code, trade, spot, state, and what the desk answered.
APPLICATIONS = [
    ("演示甲面馆", "渝中区演示甲面馆（个体工商户）", "92000000MW00091378", "餐饮", "chao-tian-men", "new", ""),
    (
        "演示乙茶铺", "渝中区演示乙茶铺（个体工商户）", "92000000MW0009274Q", "茶饮咖啡", "shi-ba-ti", "asked_back",
        "演示（虚构）：营业执照照片看不清，请重新拍一张。",
    ),
    ("演示丙伞店", "渝中区演示丙伞店（个体工商户）", "92000000MW00095483", "便利零售", "hong-ya-dong", "accepted", ""),
    (
        "演示丁旅拍", "渝中区演示丁旅拍店（个体工商户）", "92000000MW0009685K", "摄影旅拍", "li-zi-ba", "refused",
        "演示（虚构）：营业执照上的经营时间不满一年，满一年再报。",
    ),
]  # fmt: skip


def seed_applications(scheme: AwardScheme, spots: dict[str, ScenicSpotPage]) -> None:
    """The round and its applications, at the first run; its days are counted from then."""
    if AwardRound.objects.exists():
        return
    today = timezone.localdate()
    round_ = AwardRound.objects.create(
        scheme=scheme,
        opens_on=today - timedelta(days=10),
        closes_on=today + timedelta(days=50),
        is_published=True,
        **ROUND,
    )
    for days, row in enumerate(APPLICATIONS, start=2):
        made = Application(**_facts(*row, spots=spots), round=round_, received_on=today - timedelta(days=days))
        made.full_clean()
        made.save()


def _facts(
    title: str, registered_name: str, code: str, trade: str, spot: str, state: str, answer: str, *, spots: Any
) -> dict[str, Any]:
    return {
        "title": title,
        "registered_name": registered_name,
        "credit_code": code,
        "kind": MerchantKind.INDIVIDUAL,
        "trade": Trade.objects.filter(title=trade).first(),
        "spot": spots[spot],
        "address": "示例地址（虚构）",
        "contact": "演示（虚构）：demo@example.org",
        "promise": ROUND["promise"],
        "state": ApplicationState(state),
        "answer": answer,
        "post": "演示岗位" if state != ApplicationState.NEW else "",
    }
