"""Award schemes, rolls, and the invented merchants on them."""

import csv
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from wagtail.search.backends import get_search_backend

from honours.history.recording import record
from honours.history.states import EventKind, FactKind, MerchantKind
from honours.models import (
    AwardScheme,
    Honour,
    HonourEvent,
    HonourRollIndexPage,
    HonourRollPage,
    Merchant,
    MerchantFact,
    Trade,
)
from honours.working_days import last_day_of_notice
from spots.models import ScenicSpotPage

from .pages import page
from .texts import DEMO_DIR

ISSUER = "案例未写明颁发单位（演示）"
INTRO = (
    "<p>演示（虚构）：公示 7 个工作日、有效期 36 个月都是为演示编的，公开的案例没有写。"
    "2022年授予的，期满都续了期，每次也是 36 个月。</p>"
)
BASIS = "放心消费创建与诚信经营评定（结合3·15消费者权益保护日集中授牌）"
SOURCE = "演示数据（虚构）"
SOURCE_DAY = date(2022, 3, 15)
#: The notice and the term are of the demo alone, so that both can be seen; the source names none.
DEMO_SCHEME: dict[str, Any] = {
    "issuer": ISSUER,
    "legal_basis": BASIS,
    "intro": INTRO,
    "notice_working_days": 7,
    "validity_months": 36,
}
#: Which of the invented shops does what for its customers: every so manyth.
OFFERED_BY = {FactKind.PRICES: 4, FactKind.MOBILE_PAY: 6, FactKind.ENGLISH_MENU: 5, FactKind.FOREIGN_CARD: 20}
WITH_A_MENU = {"餐饮", "茶饮咖啡"}
NOTICED_BEFORE = timedelta(days=21)  # long enough for the notice over any holiday
LEFT_AT_LEAST = timedelta(days=180)

SCHEMES = {
    "safe-consumption-units": ("放心消费创建示范单位", ""),
    "honest-traders": ("消费维权诚信个体工商户", MerchantKind.INDIVIDUAL),
}
SUMMARIES = {
    "safe-consumption-units": "网红景点30家，2022年授予，期满续期。演示（虚构）：名单、编号和授予日期都不是真的。",
    "honest-traders": "网红景点300户，2022年授予，期满续期。演示（虚构）：名单、编号和授予日期都不是真的。",
}


def seed_rolls(index: HonourRollIndexPage, summaries: Mapping[str, str], **rules: Any) -> dict[str, AwardScheme]:
    """The two schemes, each with its roll, by the slug of the roll: their addresses are printed on plaques."""
    schemes = {}
    for slug, (title, kind) in SCHEMES.items():
        scheme, _ = AwardScheme.objects.get_or_create(title=title, defaults={"merchant_kind": kind, **rules})
        page(index, HonourRollPage, slug, partial(dict, title=title, scheme=scheme, summary=summaries[slug]))
        schemes[slug] = scheme
    return schemes


def seed_merchants(schemes: dict[str, AwardScheme], spots: dict[str, ScenicSpotPage]) -> int:
    """Merchants and honours of merchants.csv that are not there yet; returns how many were made."""
    rows = rows_of("merchants.csv")
    today = timezone.localdate()
    merchants = add_merchants(rows, spots)
    honours = Honour.objects.bulk_create(
        _honour(merchant, schemes[row["scheme"]], row) for merchant, row in zip(merchants, rows, strict=True)
    )
    record(honours, today)
    _renew(honours, today)
    return len(merchants)


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of invented merchants whose credit code is not there yet."""
    with (DEMO_DIR / name).open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    known = set(Merchant.objects.values_list("credit_code", flat=True))
    return [row for row in rows if row["credit_code"] not in known]


def add_merchants(rows: list[dict[str, str]], spots: dict[str, ScenicSpotPage]) -> list[Merchant]:
    """The merchants of some rows, with their sources, found by search."""
    trades = {name: Trade.objects.get_or_create(title=name)[0] for name in dict.fromkeys(row["trade"] for row in rows)}
    merchants = Merchant.objects.bulk_create(_merchant(row, trades, spots) for row in rows)
    MerchantFact.objects.bulk_create(
        MerchantFact(merchant=merchant, kind=kind, source=SOURCE, as_of=SOURCE_DAY)
        for merchant in merchants
        for kind in (FactKind.REGISTRATION, FactKind.PLACE)
    )
    MerchantFact.objects.bulk_create(
        MerchantFact(merchant=merchant, kind=kind, source=SOURCE, as_of=SOURCE_DAY)
        for place, (merchant, row) in enumerate(zip(merchants, rows, strict=True), start=1)
        for kind, step in OFFERED_BY.items()
        if place % step == 0 and (kind != FactKind.ENGLISH_MENU or row["trade"] in WITH_A_MENU)
    )
    get_search_backend().add_bulk(Merchant, merchants)
    return merchants


def noticed_before(scheme: AwardScheme, issued_on: date) -> dict[str, date]:
    """The notice that went before an award, as the scheme asks for one."""
    first = issued_on - NOTICED_BEFORE
    return {"notice_on": first, "notice_until": last_day_of_notice(first, scheme.notice_working_days or 1)}


def _renew(honours: list[Honour], today: date) -> None:
    """Renew what ends soon, by one term of its scheme at a time: the rolls are never empty, however late it is made."""
    while soon := [one.valid_to for one in honours if one.valid_to and one.valid_to < today + LEFT_AT_LEAST]:
        ends = min(soon)
        due, day = [one for one in honours if one.valid_to == ends], min(ends, today)
        for honour in due:
            honour.valid_to = honour.scheme.valid_to(ends + timedelta(days=1))
        Honour.objects.bulk_update(due, ["valid_to"])
        record(due, day)
        noon = timezone.make_aware(datetime.combine(day, time(12)))
        HonourEvent.objects.filter(honour__in=due, kind=EventKind.RENEWED, on=day).update(recorded_at=noon)


def _honour(merchant: Merchant, scheme: AwardScheme, row: dict[str, str]) -> Honour:
    issued_on = date.fromisoformat(row["issued_on"])
    dates = {"issued_on": issued_on, "valid_to": scheme.valid_to(issued_on), **noticed_before(scheme, issued_on)}
    return Honour(merchant=merchant, scheme=scheme, number=row["number"], **dates)


def _merchant(row: dict[str, str], trades: dict[str, Trade], spots: dict[str, ScenicSpotPage]) -> Merchant:
    merchant = Merchant(
        title=row["title"],
        registered_name=row["registered_name"],
        credit_code=row["credit_code"],
        kind=row["kind"],
        trade=trades[row["trade"]],
        spot=spots[row["spot"]],
        address=row["address"],
        opening=row["opening"],
        show_opening=bool(row["opening"]),
        consent_on=SOURCE_DAY if row["opening"] else None,
    )
    merchant.full_clean(validate_unique=False)
    return merchant
