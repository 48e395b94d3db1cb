"""The wall of an alliance: a screen that is read from three metres away and turns its own pages."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.freshness import fresh_until
from core.models import BasePage
from core.printing.qr import qr_image
from honours.history.states import HonourState
from honours.models import Honour, Trade
from honours.queries import HonourQuerySet

from .plates import PledgePlate
from .pledges import PledgeTemplate


@dataclass(frozen=True)
class Turn:
    """Which screenful is shown, and how many there are."""

    number: int
    total: int

    @classmethod
    def at(cls, asked: str, total: int, seconds: int) -> "Turn":
        """The screenful asked for (1…total); without one, that of the moment, each shown for some seconds."""
        total = max(1, total)
        if asked.isascii() and asked.isdigit() and len(asked) < 6:
            return cls(min(max(1, int(asked)), total), total)
        now = int(time.time()) // seconds
        if total > 1:
            fresh_until(datetime.fromtimestamp((now + 1) * seconds, UTC))
        return cls(now % total + 1, total)


class WallPage(BasePage):
    """联合公示墙 and 诚信经营荣誉栏 on one screen."""

    headline = models.CharField("大标题", max_length=24, default="诚信经营荣誉栏")
    trade = models.ForeignKey(
        Trade,
        verbose_name="只列这个行业",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="留空则列联盟负责的景点上的店；总设联盟列全区。",
    )
    pledge = models.ForeignKey(
        PledgeTemplate, verbose_name="承诺书", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seconds = models.PositiveSmallIntegerField(
        "多少秒换一屏", default=30, validators=[MinValueValidator(10), MaxValueValidator(600)]
    )
    rows = models.PositiveSmallIntegerField(
        "一屏几家店", default=12, validators=[MinValueValidator(4), MaxValueValidator(16)]
    )

    fetched_with = ["picture", "pledge"]
    max_count_per_parent = 1
    parent_page_types = ["alliances.AlliancePage"]
    subpage_types: list[str] = []
    public_parameters = ("all", "screen")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("trade"),
        FieldPanel("pledge"),
        MultiFieldPanel([FieldPanel("rows"), FieldPanel("seconds")], heading="屏幕"),
    ]

    class Meta:
        verbose_name = "公示墙"

    def serve(self, request, *args, **kwargs):
        """Let the browser ask again by itself; the printed list and a chosen screenful stay."""
        response = super().serve(request, *args, **kwargs)
        if not (request.GET.get("all") or request.GET.get("screen")):
            response["Refresh"] = str(self.seconds)
        return response

    def get_context(self, request, *args, **kwargs):
        alliance = self.get_parent().specific
        spots = alliance.spot_keys()
        honours = self._held(spots)
        total = honours.count()
        address = f"{settings.PUBLIC_URL.rstrip('/')}/honours/"
        everything = request.GET.get("all") == "1"
        lists = 1 if everything else max(1, -(-total // self.rows))
        told = bool(self.pledge and self.pledge.has_text)  # its words take a screenful of their own, the last
        turn = Turn.at(request.GET.get("screen", ""), lists + (told and not everything), self.seconds)
        start = (turn.number - 1) * self.rows
        return super().get_context(request, *args, **kwargs) | {
            "alliance": alliance,
            "honours": honours if everything else honours[start : start + self.rows],
            "total": total,
            "turn": turn,
            "everything": everything,
            "shows_pledge": told and (everything or turn.number > lists),
            "plates": self._plates(spots),
            "address": address,
            "qr": qr_image(address).svg,
            "today": timezone.localdate(),
        }

    def _held(self, spots: QuerySet | None) -> HonourQuerySet:
        """The honours valid today of the shops the wall is about, newest first."""
        held = Honour.objects.public().in_state(HonourState.VALID, timezone.localdate())
        held = held.filter(merchant__spot__in=spots) if spots is not None else held
        held = held.filter(merchant__trade=self.trade_id) if self.trade_id else held
        return held.select_related("merchant", "scheme").order_by("-issued_on", "scheme", "number")

    def _plates(self, spots: QuerySet | None) -> list[PledgePlate]:
        plates = PledgePlate.objects.standing(timezone.localdate()).select_related("merchant")
        plates = plates.filter(merchant__spot__in=spots) if spots is not None else plates
        plates = plates.filter(merchant__trade=self.trade_id) if self.trade_id else plates
        return list(plates.filter(pledge=self.pledge_id)) if self.pledge_id else []
