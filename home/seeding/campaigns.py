"""Holiday campaigns with invented findings, one of them closed."""

import csv
from datetime import date
from functools import partial
from typing import Any

from alliances.campaigns.kinds import Festival
from alliances.campaigns.models import CampaignArchive, CampaignIndexPage, CampaignPage, CampaignSpot, Finding
from alliances.models import Organisation
from spots.models import ScenicSpotPage

from .pages import page
from .texts import DEMO_DIR

NOTE = "本页件数为演示数据（虚构）。"
UNIT, POST = "景点所在街道市场监管所党支部", "值班岗（演示）"


def seed_campaigns(index: CampaignIndexPage, spots: dict[str, ScenicSpotPage], units: dict[str, Organisation]) -> None:
    """The campaigns of campaigns.csv; a ledger is filled only when the campaign is new."""
    findings = _rows("findings.csv")
    for row in _rows("campaigns.csv"):
        before = CampaignPage.objects.child_of(index).filter(slug=row["slug"]).exists()
        campaign = page(index, CampaignPage, row["slug"], partial(_facts, row, spots, units[UNIT]))
        if before:
            continue
        for each in findings:
            if each["campaign"] == row["slug"]:
                Finding.objects.create(campaign=campaign, spot=spots[each["spot"]], unit=units[UNIT], **_finding(each))
        if row["archived"]:
            CampaignArchive.objects.create(campaign=campaign, figures=campaign.counted().as_json())


def _facts(row: dict[str, str], spots: dict[str, ScenicSpotPage], unit: Organisation) -> dict[str, Any]:
    return {
        "title": row["title"],
        "summary": row["summary"],
        "festival": Festival(row["festival"]),
        "year": int(row["year"]),
        "note": NOTE,
        "scope": [_scope(at, part, spots, unit) for at, part in enumerate(row["scope"].split(";"))],
    }


def _scope(at: int, part: str, spots: dict[str, ScenicSpotPage], unit: Organisation) -> CampaignSpot:
    slug, contents, complaints = part.split("=")
    return CampaignSpot(
        sort_order=at,
        spot=spots[slug],
        contents=contents,
        unit=unit,
        post=POST if contents else "",
        complaints=int(complaints) if complaints else None,
    )


def _finding(row: dict[str, str]) -> dict[str, Any]:
    return {name: row[name] for name in ("phase", "shop", "text", "revisit")} | {
        "found_on": date.fromisoformat(row["found_on"]),
        "deadline": date.fromisoformat(row["deadline"]),
        "fixed_on": date.fromisoformat(row["fixed_on"]) if row["fixed_on"] else None,
    }


def _rows(name: str) -> list[dict[str, str]]:
    with (DEMO_DIR / "campaigns" / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
