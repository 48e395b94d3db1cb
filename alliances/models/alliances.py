"""An alliance: units that answer together for a place or a trade."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from core.blocks import PLAIN_FEATURES
from core.languages import OWN
from core.models import Attachment, BasePage, sections_below
from core.pii import validate_no_personal_number
from spots.models import ScenicSpotPage

from ..kinds import AllianceKind
from ..queries import AllianceQuerySet
from ..schedule import last_met, next_due
from .areas import ScenicAreaPage
from .organisations import Organisation
from .themes import Theme

PEOPLE_HELP = "<p>成员是单位和岗位。姓名、手机号、党员名册不在这里登记，也不会出现在任何公开页面。</p>"


class AlliancePage(BasePage):
    """Kind, place, members, convener, charter, plan and meetings of one alliance."""

    kind = models.CharField("设法", max_length=8, choices=AllianceKind.choices)
    spot = models.ForeignKey(
        ScenicSpotPage, verbose_name="负责的景点", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    area = models.ForeignKey(
        ScenicAreaPage,
        verbose_name="负责的景区",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="alliances",
    )
    trade = models.CharField("行业", max_length=40, blank=True)
    theme = models.ForeignKey(
        Theme, verbose_name="5+主题", null=True, blank=True, on_delete=models.SET_NULL, related_name="alliances"
    )
    founded_on = models.DateField("成立日期", null=True, blank=True)
    seat = models.CharField("挂牌地点", max_length=80, blank=True)
    duties = RichTextField("职责任务", features=PLAIN_FEATURES, blank=True)
    convener_unit = models.ForeignKey(
        Organisation,
        verbose_name="召集人所在单位",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="convened",
    )
    convener_post = models.CharField(
        "召集人岗位",
        max_length=60,
        blank=True,
        validators=[validate_no_personal_number],
        help_text="写岗位，不写人名。",
    )
    units_total = models.PositiveSmallIntegerField(
        "公布的成员单位数",
        null=True,
        blank=True,
        help_text="公布的总数多于下面列出的单位时填写，页面会写明只列出几个。",
    )
    charter = models.ForeignKey(
        Attachment, verbose_name="章程文件", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    charter_text = RichTextField("章程全文", features=PLAIN_FEATURES, blank=True, help_text="没有正式文本就留空。")
    meeting_months = models.PositiveSmallIntegerField(
        "几个月至少开一次会", null=True, blank=True, help_text="按章程填写，例如每半年填 6；没有规定就留空。"
    )
    plan_title = models.CharField("方案名称", max_length=120, blank=True)
    plan_summary = RichTextField(
        "方案要点（公开）", features=PLAIN_FEATURES, blank=True, help_text="只写能公开的部分；执法安排不写在这里。"
    )
    plan = models.ForeignKey(
        Attachment, verbose_name="方案文件", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    fact_source = models.CharField("资料来源", max_length=160, blank=True)

    objects = PageManager.from_queryset(AllianceQuerySet)()

    fetched_with = ["picture", "theme", "convener_unit", "spot", "area"]
    parent_page_types = ["alliances.AllianceIndexPage"]
    subpage_types = ["display_walls.WallPage"]
    public_parameters = ()
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("duties"),
        index.SearchField("plan_title"),
        index.SearchField("plan_summary"),
        index.SearchField("charter_text"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                PageChooserPanel("spot"),
                PageChooserPanel("area"),
                FieldPanel("trade"),
                FieldPanel("theme"),
            ],
            heading="管哪里",
        ),
        MultiFieldPanel([FieldPanel("founded_on"), FieldPanel("seat"), FieldPanel("duties")], heading="成立与职责"),
        MultiFieldPanel(
            [
                HelpPanel(PEOPLE_HELP),
                FieldPanel("convener_unit"),
                FieldPanel("convener_post"),
                FieldPanel("units_total"),
                InlinePanel("members", heading="成员单位", label="成员单位"),
            ],
            heading="召集人与成员",
        ),
        MultiFieldPanel(
            [FieldPanel("charter"), FieldPanel("charter_text"), FieldPanel("meeting_months")], heading="章程"
        ),
        MultiFieldPanel(
            [FieldPanel("plan_title"), FieldPanel("plan_summary"), FieldPanel("plan")], heading="一点一盟一策"
        ),
        InlinePanel("meetings", heading="会议和活动", label="会议或活动"),
        FieldPanel("fact_source"),
    ]

    class Meta:
        verbose_name = "党建联盟"

    def clean(self) -> None:
        """A kind names its place, and a place has one alliance of its kind."""
        super().clean()
        if self.kind == AllianceKind.SPOT and not self.spot_id:
            raise ValidationError({"spot": "分点联盟要选择它负责的景点。"})
        if self.kind == AllianceKind.JOINT and not self.area_id:
            raise ValidationError({"area": "联合联盟要选择它负责的景区。"})
        self.spot = self.spot if self.kind == AllianceKind.SPOT else None
        self.area = self.area if self.kind == AllianceKind.JOINT else None
        if other := self._other_of_this_place():
            where = "spot" if self.spot else "area"
            raise ValidationError({where: f"这里已经有“{other.title}”，一个景点或景区只设一个联盟。"})

    def _other_of_this_place(self) -> "AlliancePage | None":
        others = AlliancePage.objects.exclude(translation_key=self.translation_key).filter(kind=self.kind)
        if self.spot:
            return others.filter(spot__translation_key=self.spot.translation_key).first()
        return others.filter(area__translation_key=self.area.translation_key).first() if self.area else None

    @property
    def has_plan(self) -> bool:
        """Whether the plan is there in any form: its name, its points or the file."""
        return bool(self.plan_title or self.plan_summary or self.plan_id)

    @property
    def short_kind(self) -> str:
        """总设, 分点, 联合 or 行业; nothing in a preview before it is chosen."""
        return AllianceKind(self.kind).short if self.kind else ""

    def places(self) -> list[ScenicSpotPage]:
        """The spots it answers for; no query where another brought the area's spots along."""
        if self.spot:
            return [self.spot]
        if not self.area:
            return []
        if "area_spots" in getattr(self.area, "_prefetched_objects_cache", {}):
            return [each.spot for each in self.area.area_spots.all()]
        return list(ScenicSpotPage.objects.filter(in_areas__area=self.area).order_by("in_areas__sort_order"))

    def spot_keys(self) -> QuerySet | None:
        """The keys of the spots it answers for, as a subquery; nothing where it answers for no place of its own.

        Shops belong to the spots in the site's own language.
        """
        if not (self.spot_id or self.area_id):
            return None
        here = models.Q(pk=self.spot_id) if self.spot_id else models.Q(in_areas__area=self.area_id)
        keys = ScenicSpotPage.objects.filter(here).values("translation_key")
        return ScenicSpotPage.objects.in_language(OWN).filter(translation_key__in=keys).values("pk")

    def last_met(self) -> date | None:
        """The day of its last meeting or activity."""
        return last_met((meeting.held_on for meeting in self.meetings.all()), timezone.localdate())

    def next_due(self) -> date | None:
        """The day by which its charter wants the next meeting."""
        days = [meeting.held_on for meeting in self.meetings.all()]
        return next_due(self.founded_on, days, self.meeting_months, timezone.localdate())

    def get_context(self, request, *args, **kwargs):
        today = timezone.localdate()
        members = list(self.members.select_related("unit"))
        meetings = list(self.meetings.all())
        return super().get_context(request, *args, **kwargs) | {
            "members": members,
            "unnamed": max(0, (self.units_total or 0) - len(members)),
            "places": self.places(),
            "due": next_due(self.founded_on, [each.held_on for each in meetings], self.meeting_months, today),
            "held": [meeting for meeting in meetings if meeting.held_on <= today],
            "coming": [meeting for meeting in reversed(meetings) if meeting.held_on > today],
            "walls": sections_below(self).live().filter(restricted=False) if self.pk else [],
        }
