"""Service centres, what can be done there, advisers, volunteer teams, and two months of activities."""

import csv
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from core.months import Month
from services.activities.models import Activity, ActivityIndexPage, ActivityMonth, VolunteersPage
from services.models import (
    ExpertAdviser,
    QualityPlatformPage,
    ServiceCentrePage,
    ServiceItemPage,
    ServicesIndexPage,
    VolunteerTeam,
)
from services.states import ExpertField, TeamKind

from .pages import page
from .sources import sources
from .stories import plain, story
from .texts import DEMO_DIR, Text, texts_in

PLATFORM = {
    "title": "“渝派服饰”质量服务平台",
    "summary": "质量、标准、检测、认证、商标，在一个地方都能问。",
}
PLATFORM_BODY = """
平台把“一站式”质量基础设施服务和渝派服饰党群服务中心的场地合在一起，商户不用一家家单位去跑。专家顾问团做质量、标准问诊，讲商标和技术专利。

### 目标

把朝天门打造成无消费投诉举报的网红专业市场。这里只公布全市场的年度总数，不公布任何一家的投诉。
"""
ADVISERS = {
    ExpertField.QUALITY: ("质量顾问（演示岗位）", "面料、做工、检测报告怎么看"),
    ExpertField.STANDARDS: ("标准化顾问（演示岗位）", "执行标准、吊牌、招标文件的技术要求"),
    ExpertField.TRADE_MARKS: ("商标顾问（演示岗位）", "起名、类别、被人抢注怎么办"),
}
TEAMS = [
    ("家电维修小分队", TeamKind.REPAIR, "小家电检修，断电后看插头有没有破损；线路和插座的活请持证电工。材料费先说清。"),
    ("家政服务小分队", TeamKind.HOUSEHOLD, "帮高龄老人、行动不便的邻居打扫、理发、代购。"),
    ("环境维护小分队", TeamKind.ENVIRONMENT, "景点和市场周边捡拾垃圾、擦洗栏杆、劝导门前三包。"),
]
ASKED_THROUGH = "到区个协党群服务中心会员接待室说，或者填服务需求"


def seed_services(index: ServicesIndexPage) -> None:
    """Everything below /services/ but the fund and the pairings."""
    centres = {
        text.fact("slug"): page(index, ServiceCentrePage, text.fact("slug"), partial(_centre, text))
        for text in texts_in("services/centres")
    }
    for text in texts_in("services/items"):
        page(index, ServiceItemPage, text.fact("slug"), partial(_item, text, centres))
    platform = page(index, QualityPlatformPage, "quality", lambda: PLATFORM | {"body": story(PLATFORM_BODY)})
    for text in texts_in("services/quality"):
        page(platform, ServiceItemPage, text.fact("slug"), partial(_item, text, centres))
    for field, (shown_as, helps_with) in ADVISERS.items():
        facts = {"unit": "专家顾问团（成员为演示，虚构）", "helps_with": helps_with, "consent_on": date(2026, 1, 5)}
        ExpertAdviser.objects.get_or_create(shown_as=shown_as, field=field, defaults=facts)
    for title, kind, does in TEAMS:
        facts = {"kind": kind, "does": does, "asked_through": ASKED_THROUGH}
        VolunteerTeam.objects.get_or_create(title=title, defaults=facts)
    summary = "修家电、做家政、护环境，三支小分队；能帮什么和怎么约为演示（虚构）。"
    page(index, VolunteersPage, "volunteers", lambda: {"title": "志愿服务", "summary": summary})


def seed_activities(_: ActivityIndexPage) -> None:
    """The list of this month and the next, at the first run."""
    if ActivityMonth.objects.exists():
        return
    this_month = Month.of(timezone.localdate())
    for month in (this_month, this_month.next()):
        made = ActivityMonth.objects.create(
            first_day=month.first, is_published=True, note="演示清单：活动为虚构，请勿前往。"
        )
        Activity.objects.bulk_create(_activities(made))


def _centre(text: Text) -> dict[str, Any]:
    return {name: text.fact(name) for name in ("title", "summary", "address", "access")} | {
        "opening": "\n".join(text.all("opening")),
        "rooms": [("room", _room(line)) for line in text.all("room")],
        "body": story(text.sections[""]),
        "sources": sources(text),
    }


def _room(line: str) -> dict[str, Any]:
    kind, seats, purpose = line.split("|")
    return {"kind": kind, "seats": int(seats), "purpose": purpose, "access": "座位数为演示（虚构）", "photo": None}


def _item(text: Text, centres: dict[str, ServiceCentrePage]) -> dict[str, Any]:
    steps = [line.partition(". ")[2] for line in text.sections["怎么办"].splitlines() if line[:1].isdigit()]
    names = ("title", "summary", "audience", "handled_by", "takes", "fee")
    return {name: text.fact(name) for name in names} | {
        "centre": centres.get(text.fact("centre")),
        "papers": [("paper", paper) for paper in text.all("paper")],
        "steps": [("steps", [plain(step) for step in steps])],
        "body": _rest(text),
        "sources": sources(text),
    }


def _rest(text: Text) -> list[tuple[str, Any]]:
    """Everything but the steps: what follows them, then the other sections with their titles."""
    after = [line for line in text.sections["怎么办"].splitlines() if not line[:1].isdigit()]
    blocks = story("\n".join(after))
    for title, body in text.sections.items():
        if title not in ("", "怎么办"):
            blocks += [("heading", title), *story(body)]
    return blocks


def _activities(month: ActivityMonth) -> list[Activity]:
    with (DEMO_DIR / "services/activities.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    centres = {centre.slug: centre for centre in ServiceCentrePage.objects.in_language().all()}
    teams = {team.title: team for team in VolunteerTeam.objects.all()}
    return [
        Activity(
            month=month,
            held_on=_nth(month.month, int(row["nth"]), int(row["weekday"])),
            starts_at=time.fromisoformat(row["starts_at"]),
            ends_at=time.fromisoformat(row["ends_at"]),
            centre=centres.get(row["centre"]),
            team=teams.get(row["team"]),
            **{name: row[name] for name in ("title", "kind", "place", "host", "audience")},
        )
        for row in rows
    ]


def _nth(month: Month, nth: int, weekday: int) -> date:
    """The nth weekday (Monday is 1) of a month; nth is at most 4, so it always exists."""
    return month.first + timedelta(days=(weekday - 1 - month.first.weekday()) % 7, weeks=nth - 1)
