"""Award schemes, rolls, and the invented merchants on them."""

import csv
from datetime import date
from functools import partial

from django.utils import timezone
from wagtail.search.backends import get_search_backend

from honours.models import AwardScheme, Honour, HonourRollIndexPage, HonourRollPage, Merchant, MerchantFact, Trade
from honours.recording import record
from honours.states import FactKind, MerchantKind
from spots.models import ScenicSpotPage

from .pages import page
from .texts import DEMO_DIR

ISSUER = "重庆市渝中区市场监督管理局"
BASIS = "放心消费创建与诚信经营评定（结合3·15消费者权益保护日集中授牌）"
SOURCE = "演示数据（虚构）"
SOURCE_DAY = date(2022, 3, 15)

SCHEMES = {
    "safe-consumption-units": ("放心消费创建示范单位", "", "网红景点30家，消费环境放心、经营行为规范的单位。"),
    "honest-traders": (
        "消费维权诚信个体工商户",
        MerchantKind.INDIVIDUAL,
        "网红景点300户，诚实守信、主动维权的个体工商户。",
    ),
}


def seed_rolls(index: HonourRollIndexPage) -> dict[str, AwardScheme]:
    """The two schemes the source names, each with its roll, by the slug of the roll."""
    schemes = {}
    for slug, (title, kind, summary) in SCHEMES.items():
        scheme, _ = AwardScheme.objects.get_or_create(
            title=title, defaults={"issuer": ISSUER, "merchant_kind": kind, "legal_basis": BASIS}
        )
        page(index, HonourRollPage, slug, partial(dict, title=title, scheme=scheme, summary=summary))
        schemes[slug] = scheme
    return schemes


def seed_merchants(schemes: dict[str, AwardScheme], spots: dict[str, ScenicSpotPage]) -> int:
    """Merchants and honours of merchants.csv whose credit code is not there yet; returns how many were made."""
    with (DEMO_DIR / "merchants.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    known = set(Merchant.objects.values_list("credit_code", flat=True))
    rows = [row for row in rows if row["credit_code"] not in known]
    trades = {name: Trade.objects.get_or_create(title=name)[0] for name in dict.fromkeys(row["trade"] for row in rows)}
    merchants = Merchant.objects.bulk_create(_merchant(row, trades, spots) for row in rows)
    MerchantFact.objects.bulk_create(
        MerchantFact(merchant=merchant, kind=kind, source=SOURCE, as_of=SOURCE_DAY)
        for merchant in merchants
        for kind in (FactKind.REGISTRATION, FactKind.PLACE)
    )
    honours = Honour.objects.bulk_create(
        Honour(
            merchant=merchant,
            scheme=schemes[row["scheme"]],
            number=row["number"],
            issued_on=date.fromisoformat(row["issued_on"]),
        )
        for merchant, row in zip(merchants, rows, strict=True)
    )
    record(honours, timezone.localdate())
    get_search_backend().add_bulk(Merchant, merchants)
    return len(merchants)


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
