"""The charity fund, pairings, policies, the forms' consent texts, and the front-runners' empty roll."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils import timezone

from alliances.models import ContactPoint, Organisation, PartnershipAgreement, PartnershipPage, UnitKind
from honours.models import AwardScheme, HonourRollIndexPage, HonourRollPage
from news.models import PolicyIndexPage, PolicyPage
from services.enquiries.models import ConsentText
from services.enquiries.states import Purpose
from services.models import FundPage, LedgerEntry, ServicesIndexPage

from .pages import page
from .stories import story
from .texts import DEMO_DIR, Text, texts_in

SOURCE = "重庆市渝中区委组织部、区市场监管局党组案例，人民网-中国共产党新闻网"
SOURCE_DAY = date(2022, 7, 14)

CONSENT = {
    Purpose.NEEDS: (
        180,
        "你写的内容和联系方式，只用来了解需求、安排服务和答复你，只给党群服务中心办理这件事的工作人员看。"
        "不公开，不转给别的单位，也不用来做别的事。想提前删除，凭受理号到党群服务中心说一声。",
    ),
    Purpose.LEGAL: (
        365,
        "你写的内容和联系方式，只用来安排法律咨询、协调处理和答复你，只给办理这件事的工作人员看。"
        "需要请律师或别的部门帮忙的，先征求你同意。不公开。想提前删除，凭受理号到党群服务中心说一声。",
    ),
}
FUND_BODY = """
区个协党委和协会共同设立帮扶济困爱心资金，帮在生产生活上遇到困难的个体户恢复经营，也参与乡村振兴和网络公益。

### 怎么申请

到党群服务中心会员接待室当面说，网上不收申请材料。

### 不公开什么

受帮扶的人、没有同意公开的捐款人，名字和情况一律不公布。下面的账目和余额是演示（虚构）。
"""
REPORTED = [
    ("30余万元", "近年来募捐资金"),
    ("15名", "帮扶党员、会员"),
]
PAIRING_BODY = """
11个街道市场监管所党支部与个体工商户党组织结对共建，监管所党支部书记这个岗位兼任党建指导员和联络员，共签共建协议书16份（据人民网-中国共产党新闻网2022年7月14日发布的案例）。

> 演示:案例没有列出协议双方的名单。下面除案例点到名字的单位外都是虚构的，配对和日期也是演示。
"""
OFFICES = ["解放碑街道市场监管所党支部", *(f"示例{sign}街道市场监管所党支部" for sign in "甲乙丙丁戊己庚辛壬癸")]
BRANCHES = ["渝派服饰分会党支部", *(f"示例第{number}分会党支部" for number in "一二三四五六七八九")]
NAMED = {OFFICES[0], BRANCHES[0]}
AGREEMENTS = 16


def seed_consent_texts() -> None:
    """The first version of each form's text."""
    for purpose, (days, text) in CONSENT.items():
        facts = {"kept_days": days, "text": text, "in_force_from": date(2026, 1, 1)}
        ConsentText.objects.get_or_create(purpose=purpose, version=1, defaults=facts)


def seed_fund(index: ServicesIndexPage) -> None:
    """The page with the source's figures in the source's words, and an invented ledger."""
    page(index, FundPage, "fund", _fund)
    if LedgerEntry.objects.exists():
        return
    with (DEMO_DIR / "services/ledger.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            _entry(row).save()


def seed_pairing(index: ServicesIndexPage) -> None:
    """Eleven offices, sixteen agreements, ten contact points; what the source does not name is marked as invented."""
    summary = "监管所党支部和个体工商户党组织结对，16份协议，10个联系点；配对名单为演示（虚构）。"
    page(index, PartnershipPage, "pairing", lambda: _titled("结对共建", summary) | {"body": story(PAIRING_BODY)})
    if PartnershipAgreement.objects.exists():
        return
    offices = [_unit(title, UnitKind.MARKET_OFFICE) for title in OFFICES]
    branches = [_unit(title, UnitKind.ASSOCIATION) for title in BRANCHES]
    today = timezone.localdate()
    for number in range(AGREEMENTS):
        PartnershipAgreement.objects.create(
            office=offices[number % len(offices)],
            branch=branches[(number + number // len(offices) + 1) % len(branches)],
            signed_on=today - timedelta(days=365 + 20 * number),
            ends_on=today + timedelta(days=30 + 45 * number),
            note="演示（虚构）",
        )
    for number, branch in enumerate(branches, 1):
        ContactPoint.objects.create(post=f"局班子成员岗位{number}", branch=branch)


def seed_policies(index: PolicyIndexPage) -> None:
    """What the source names, without texts it does not give, and an invented pair of old and new."""
    made = {
        text.fact("slug"): page(index, PolicyPage, text.fact("slug"), partial(_policy, text))
        for text in reversed(list(texts_in("services/policies")))
    }
    for text in texts_in("services/policies"):
        old, new = made[text.fact("slug")], made.get(text.fact("replaced_by"))
        if new and not old.replaced_by_id:
            old.replaced_by = new
            old.save_revision().publish()


def seed_front_runners(index: HonourRollIndexPage) -> None:
    """The scheme the source names; it names no front-runner, so the roll is empty."""
    facts = {
        "issuer": "案例未写明颁发单位（演示）",
        "legal_basis": "案例写“培育一批‘党建引领、质量提升’的‘领跑者’”，没有写它是一项荣誉",
        "intro": "<p>公开资料没有评定标准全文，也没有公布名单。名单公布以后，逐家列在这里。</p>",
    }
    title = "“渝派服饰”质量提升领跑者"
    scheme, _ = AwardScheme.objects.get_or_create(title=title, defaults=facts)
    summary = "案例写的是培育，没有写它是一项荣誉，也没有名单。"
    page(index, HonourRollPage, "quality-front-runners", lambda: _titled(title, summary) | {"scheme": scheme})


def _titled(title: str, summary: str) -> dict[str, Any]:
    return {"title": title, "summary": summary}


def _fund() -> dict[str, Any]:
    reported = [
        ("total", {"figure": figure, "what": what, "as_of": SOURCE_DAY, "source": SOURCE}) for figure, what in REPORTED
    ]
    facts = {"body": story(FUND_BODY), "reported": reported}
    return _titled("爱心资金", "募了多少、用在哪里，按年公布，不公布受助人。") | facts


def _entry(row: dict[str, str]) -> LedgerEntry:
    entry = LedgerEntry(on=date.fromisoformat(row["on"]), purpose=row["purpose"])
    if row["corrects"]:
        entry.corrects = LedgerEntry.objects.get(on=row["corrects"])
    else:
        entry.direction, entry.amount, entry.helped = row["direction"], Decimal(row["amount"]), int(row["helped"])
    return entry


def _unit(title: str, kind: UnitKind) -> Organisation:
    facts = {"kind": kind, "is_invented": title not in NAMED}
    return Organisation.objects.get_or_create(title=title, defaults=facts)[0]


def _policy(text: Text) -> dict[str, Any]:
    facts = {name: text.fact(name) for name in ("title", "summary", "kind", "number", "issuer", "source")}
    days = {
        name: date.fromisoformat(text.fact(name)) if text.fact(name) else None
        for name in ("issued_on", "in_force_from", "void_on")
    }
    blocks = [
        block
        for title, body in text.sections.items()
        for block in ([("heading", title)] if title else []) + (story(body) if body.strip() else [])
    ]
    return facts | days | {"body": blocks}
