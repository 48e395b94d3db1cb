"""A service centre: where it is, when it is open, which rooms it has."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.models import BasePage, SourcedPage
from core.opening_hours import OpeningState, validate_opening
from core.sourcing import Fact

from ..blocks import ClosureBlock, RoomBlock
from ..presence import Closure, Timetable


class ServiceCentrePage(BasePage, SourcedPage):
    """One of the association's service centres (党群服务中心)."""

    address = models.CharField("地址", max_length=120, blank=True)
    access = models.CharField("怎么到", max_length=200, blank=True, help_text="车站、入口、电梯、无障碍通道。")
    opening = models.TextField(
        "开放时间",
        blank=True,
        validators=[validate_opening],
        help_text="一行一条：“周一至周五 09:00-17:30”“每天 09:00-22:00”。不确定就留空。",
    )
    keeps_holidays = models.BooleanField(
        "法定节假日关闭", default=True, help_text="按国家公布的放假和调休自动算：放假那几天关，调休上班的周末照常开。"
    )
    closures = StreamField([("closure", ClosureBlock())], verbose_name="临时关闭", blank=True)
    rooms = StreamField([("room", RoomBlock())], verbose_name="房间", blank=True)
    body = StreamField(StoryBlock(), verbose_name="介绍", blank=True)

    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("opening")]
    parent_page_types = ["services.ServicesIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    sourced_facts = {
        Fact.PLACE: ("address", "access"),
        Fact.HOURS: ("opening",),
        Fact.SERVICE: ("rooms", "body"),
    }
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("address"),
        index.SearchField("rooms"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("address"), FieldPanel("access")], heading="在哪里"),
        MultiFieldPanel(
            [FieldPanel("opening"), FieldPanel("keeps_holidays"), FieldPanel("closures")], heading="什么时候开"
        ),
        FieldPanel("rooms"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "党群服务中心"

    @cached_property
    def timetable(self) -> Timetable:
        """Its hours and closures."""
        closures = (
            Closure(block.value["first"], block.value["last"], block.value["reason"]) for block in self.closures
        )
        return Timetable(self.opening, tuple(closures), self.keeps_holidays)

    def opening_now(self) -> OpeningState:
        """Whether it is open at this moment in Chongqing."""
        return self.timetable.state(timezone.localtime())

    def coming_closures(self) -> list[Closure]:
        """When it will be closed in the next weeks."""
        return self.timetable.coming_closures(timezone.localdate())
