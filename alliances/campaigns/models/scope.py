"""三清: which spots, which contents, which posts a campaign covers."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from alliances.models import Organisation
from core.pii import validate_no_personal_number
from spots.models import ScenicSpotPage


class CampaignSpot(Orderable):
    """A spot in a campaign: what is looked at there, which unit answers, how many complaints the holiday brought."""

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="scope")
    spot = models.ForeignKey(ScenicSpotPage, verbose_name="景点", on_delete=models.CASCADE, related_name="+")
    contents = models.CharField("内容", max_length=80, blank=True, help_text="例如：餐饮、广告、电梯")
    unit = models.ForeignKey(
        Organisation, verbose_name="责任单位", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    post = models.CharField(
        "值班岗位",
        max_length=40,
        blank=True,
        validators=[validate_no_personal_number],
        help_text="写岗位，不写人名；不公开。",
    )
    complaints = models.PositiveIntegerField(
        "节日期间投诉举报（件）", null=True, blank=True, help_text="只填总数；不公开，用来排节后定点检查。"
    )

    panels = [
        PageChooserPanel("spot"),
        FieldPanel("contents"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("post")]),
        FieldPanel("complaints"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "治理的景点"
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "spot"],
                name="spot_once_per_campaign",
                violation_error_message="这个景点已经在名单里了。",
            )
        ]

    def __str__(self) -> str:
        return self.spot.title


@dataclass(frozen=True)
class Clearness:
    """One of the three: how many of the spots have it settled."""

    name: str
    settled: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.total > 0 and self.settled == self.total


def three_clear(rows: list[Any]) -> list[Clearness]:
    """景点 (at least one in scope), 内容 and 人员 (a unit and a post at each spot)."""
    total = len(rows)
    return [
        Clearness("景点", total, total),
        Clearness("内容", sum(bool(row.contents.strip()) for row in rows), total),
        Clearness("人员", sum(bool(row.unit_id and row.post.strip()) for row in rows), total),
    ]


def points(rows: list[Any], threshold: int) -> list[Any]:
    """The spots to be checked after the holiday: complaints at or above the threshold, most first."""
    due = [row for row in rows if row.complaints is not None and row.complaints >= threshold]
    return sorted(due, key=lambda row: -row.complaints)
