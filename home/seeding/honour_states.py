"""Invented honours in every state a reader may meet, dated from the day of seeding, with objections and replies."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from honours.history.recording import record
from honours.history.states import WithdrawalKind
from honours.models import AwardScheme, Honour
from honours.objections.models import MerchantReply, Objection
from honours.objections.states import CaseState, ObjectionOutcome, ReplyState
from honours.working_days import last_day_of_notice
from spots.models import ScenicSpotPage

from .honours import add_merchants, noticed_before, rows_of

HELD_DAYS = 700  # how long the withdrawn ones were held
MISTAKEN_DAYS = 4  # how long the one issued by mistake was

#: By plaque number: how an objection ended, and what was answered.
OBJECTIONS = {
    "渝中诚信2026-001": (
        "公示的地址不对",
        ObjectionOutcome.REJECTED,
        "演示（虚构）：到店核对，公示的地址和经营地址一致，异议不成立，公示照常进行。",
    ),
    "渝中诚信2026-005": (
        "公示期间店已经关门",
        ObjectionOutcome.UPHELD,
        "演示（虚构）：到店核查，店铺已经停业，异议成立，这家店不列入本次授予名单。",
    ),
}
#: By plaque number: what the shop says.
REPLIES = {
    "渝中诚信2024-001": "演示（虚构）：价签已经全部补齐，每张桌子都有带价格的菜单。欢迎老顾客来监督。",
    "渝中放心2024-001": "演示（虚构）：店铺已经转让，新店主还没有申请，原来的牌匾已经交回。",
}


def seed_honour_states(schemes: dict[str, AwardScheme], spots: dict[str, ScenicSpotPage]) -> None:
    """The honours of honour_states.csv whose merchant is not there yet, their cases and the words of their shops."""
    today = timezone.localdate()
    rows = rows_of("honour_states.csv")
    if not rows:
        return
    merchants = add_merchants(rows, spots)
    honours = Honour.objects.bulk_create(
        Honour(
            merchant=merchant,
            scheme=schemes[row["scheme"]],
            number=row["number"],
            **DATES[row["state"]](schemes[row["scheme"]], today - timedelta(days=int(row["days"])), row["reason"]),
        )
        for merchant, row in zip(merchants, rows, strict=True)
    )
    record(honours, today)
    by_number = {honour.number: honour for honour in honours}
    _add_objections(by_number, today)
    _add_replies(by_number, today)


def _notice(scheme: AwardScheme, day: date, reason: str) -> dict[str, Any]:
    return {"notice_on": day, "notice_until": last_day_of_notice(day, scheme.notice_working_days or 1)}


def _issued(scheme: AwardScheme, day: date) -> dict[str, Any]:
    return {"issued_on": day, "valid_to": scheme.valid_to(day), **noticed_before(scheme, day)}


def _expired(scheme: AwardScheme, day: date, reason: str) -> dict[str, Any]:
    return _issued(scheme, day + timedelta(days=1) - relativedelta(months=scheme.validity_months or 1)) | {
        "valid_to": day
    }


def _withdrawn(scheme: AwardScheme, day: date, reason: str) -> dict[str, Any]:
    issued = _issued(scheme, day - timedelta(days=HELD_DAYS))
    return issued | {"withdrawn_on": day, "withdrawal_reason": reason}


def _taken_back(scheme: AwardScheme, day: date, reason: str) -> dict[str, Any]:
    issued = _issued(scheme, day - timedelta(days=MISTAKEN_DAYS))
    kind = WithdrawalKind.TAKEN_BACK
    return issued | {"withdrawn_on": day, "withdrawal_kind": kind, "withdrawal_reason": reason}


#: The dates of an honour by its state in the table, from the day on which it came into it.
DATES: dict[str, Callable[[AwardScheme, date, str], dict[str, Any]]] = {
    "withdrawn": _withdrawn,
    "taken_back": _taken_back,
    "expired": _expired,
    "notice": _notice,
    "dropped": _notice,
}


def _add_objections(honours: dict[str, Any], today: date) -> None:
    for number, (what, outcome, finding) in OBJECTIONS.items():
        honour = honours[number]
        Objection.objects.create(
            honour=honour,
            subject=f"{honour.scheme} {honour.number}，{honour.merchant}",
            what=f"演示（虚构）：{what}",
            grounds="演示（虚构）：路过店门口时看到的。",
            received_on=honour.notice_on + timedelta(days=1),
            state=CaseState.CLOSED,
            post="演示岗位",
            outcome=outcome,
            finding=finding,
            closed_on=min(today, honour.notice_on + timedelta(days=2)),
        )


def _add_replies(honours: dict[str, Any], today: date) -> None:
    for number, text in REPLIES.items():
        written = honours[number].withdrawn_on + timedelta(days=3)
        MerchantReply.objects.create(
            merchant=honours[number].merchant,
            text=text,
            written_on=written,
            state=ReplyState.SHOWN,
            decided_on=min(today, written + timedelta(days=2)),
        )
