"""Units, themes, the alliances and the scenic area the source names."""

import csv
from datetime import date
from functools import partial
from typing import Any

from alliances.kinds import AllianceKind, MeetingKind, MemberRole
from alliances.models import (
    AllianceIndexPage,
    AllianceMeeting,
    AllianceMember,
    AlliancePage,
    AreaSpot,
    Organisation,
    ScenicAreaPage,
    Theme,
    ThemeEntry,
    ThemesPage,
)
from home.models import HomePage
from spots.models import ScenicSpotPage

from .pages import page
from .stories import Block, story
from .texts import DEMO_DIR, Text, texts_in

#: As the source makes up the alliance of a spot.
AT_A_SPOT = ("景点所在街道市场监管所党支部", "景区企业党组织", "景点所在社区党组织", "区个协景点分会党支部")
SOURCE = (
    "成员构成据重庆市渝中区委组织部、区市场监管局党组案例，2022年7月14日；"
    "联盟名称按案例的叫法拟写，召集单位为演示（虚构）"
)
AREA_SPOTS = ("yun-duan-zhi-yan", "ba-yi-lu-hao-chi-jie", "jie-fang-bei")


def seed_units() -> dict[str, Organisation]:
    """The units by name."""
    for row in _rows("organisations.csv"):
        Organisation.objects.get_or_create(title=row["title"], defaults={"kind": row["kind"], "duty": row["duty"]})
    return {unit.title: unit for unit in Organisation.objects.all()}


def seed_alliances(
    index: AllianceIndexPage, units: dict[str, Organisation], spots: dict[str, ScenicSpotPage]
) -> dict[str, AlliancePage]:
    """The head alliance, the joint one with its area, one for each other spot, that of a trade; by slug."""
    for order, row in enumerate(_rows("themes.csv")):
        Theme.objects.get_or_create(
            slug=row["slug"], defaults={"title": row["title"], "aim": row["aim"], "sort_order": order}
        )
    texts = {text.fact("slug"): text for text in texts_in("alliances")}
    area = page(index, ScenicAreaPage, "jie-fang-bei-jing-qu", partial(_area, spots))
    made = {
        slug: page(index, AlliancePage, slug, partial(_alliance, texts[slug], units, area))
        for slug in ("zong-she", "jie-fang-bei", "yu-pai-fu-shi")
    }
    for slug, spot in spots.items():
        if slug not in AREA_SPOTS:
            made[slug] = page(index, AlliancePage, slug, partial(_at_spot, spot, texts.get(slug, Text()), units))
    return made


def seed_themes(index: AllianceIndexPage, home: HomePage) -> None:
    """The page of the five themes, and the ways from each to pages that are there by now."""
    for row in _rows("themes.csv"):
        theme = Theme.objects.get(slug=row["slug"])
        if not theme.entries.exists():
            theme.entries.set([_entry(home, way) for way in row["entries"].split(";")])
            theme.save()
    facts = {"title": "党建引领5+", "summary": "机制、质量、服务、素质、信用，五个主题各有入口。"}
    page(index, ThemesPage, "themes", lambda: facts)


def _entry(home: HomePage, way: str) -> ThemeEntry:
    address, _, note = way.partition("|")
    target = home.get_descendants().get(url_path=f"{home.url_path.rstrip('/')}{address}")
    return ThemeEntry(target=target, note=note)


def _area(spots: dict[str, ScenicSpotPage]) -> dict[str, Any]:
    return {
        "title": "解放碑网红景区",
        "summary": "解放碑步行街、八一路好吃街和云端之眼相邻，步行可到。",
        "walk": "从解放碑步行街出发，走到八一路好吃街约5分钟；云端之眼也在步行可到的范围，具体开放以现场公告为准。",
        "area_spots": [AreaSpot(spot=spots[slug], sort_order=place) for place, slug in enumerate(reversed(AREA_SPOTS))],
    }


def _alliance(text: Text, units: dict[str, Organisation], area: ScenicAreaPage) -> dict[str, Any]:
    kind = text.fact("kind")
    plain = ("title", "summary", "seat", "trade", "plan_title", "convener_post")
    roles = [(role, name) for role in MemberRole for name in text.all(role.value)]
    return {name: text.fact(name) for name in plain} | {
        "kind": kind,
        "area": area if kind == AllianceKind.JOINT else None,
        "theme": Theme.objects.filter(slug=text.fact("theme")).first(),
        "duties": _html(story(text.sections["职责"])),
        "plan_summary": _html(story(text.sections["方案"])) if "方案" in text.sections else "",
        "convener_unit": units.get(text.fact("convener")),
        "units_total": _number(text, "units_total"),
        "meeting_months": _number(text, "meeting_months"),
        "members": [
            AllianceMember(unit=units[name], role=role, sort_order=at) for at, (role, name) in enumerate(roles)
        ],
        "meetings": [_meeting(line) for line in text.all("meeting")],
        "fact_source": text.fact("source"),
    }


def _at_spot(spot: ScenicSpotPage, text: Text, units: dict[str, Organisation]) -> dict[str, Any]:
    return {
        "title": spot.alliance,
        "kind": AllianceKind.SPOT,
        "spot": spot,
        "summary": f"{spot.title}的事，四类党组织一起管。",
        "theme": Theme.objects.filter(slug="ji-zhi").first(),
        "convener_unit": units[AT_A_SPOT[0]],
        "plan_title": text.fact("plan_title"),
        "plan_summary": _html(story(text.sections["方案"])) if "方案" in text.sections else "",
        "meeting_months": _number(text, "meeting_months"),
        "meetings": [_meeting(line) for line in text.all("meeting")],
        "members": [
            AllianceMember(unit=units[name], role=MemberRole.MEMBER if at else MemberRole.LEAD, sort_order=at)
            for at, name in enumerate(AT_A_SPOT)
        ],
        "fact_source": SOURCE + ("；方案和活动为演示（虚构）" if text.facts else ""),
    }


def _meeting(line: str) -> AllianceMeeting:
    day, kind, title, outcome = line.split("|")
    return AllianceMeeting(held_on=date.fromisoformat(day), kind=MeetingKind(kind), title=title, outcome=outcome)


def _number(text: Text, name: str) -> int | None:
    return int(text.fact(name)) if text.fact(name) else None


def _html(blocks: list[Block]) -> str:
    return "".join(value for kind, value in blocks if kind == "paragraph")


def _rows(name: str) -> list[dict[str, str]]:
    with (DEMO_DIR / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
