"""The home page: what is on, where to look, how to complain."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from core.languages import locale_key
from core.models import BasePage, sections_below
from core.opening_hours import OpeningState
from core.pictures import attach_pictures
from honours.history.states import ENDED_EARLY
from honours.models import Honour, HonourRollPage
from lessons.models import LessonPage
from news.models import NewsPage
from services.activities.models import Activity
from spots.models import ScenicSpotPage


class HomePage(BasePage):
    """The day's useful page; every list on it is a query."""

    NEWS = 4
    LESSONS = 4
    ACTIVITIES = 3
    ENDED = 3

    headline = models.CharField("主标题", max_length=40, default="放心消费，诚信经营")
    search_hint = models.CharField("搜索框提示", max_length=40, default="店名、摊位号，半个名字也行")

    max_count = 1
    public_parameters = ()
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("headline"), FieldPanel("summary"), FieldPanel("search_hint"), FieldPanel("picture")],
            heading="首屏",
        ),
    ]

    class Meta:
        verbose_name = "首页"

    @property
    def localized(self) -> Page:
        """Itself where it is in the reader's language already: Wagtail asks the database for that."""
        return self if self.locale_id == locale_key() else super().localized

    @cached_property
    def sections(self) -> list[Page]:
        """The pages right below, each with whether it is `restricted`."""
        return list(sections_below(self))

    def route(self, request, path_components):
        """Fetch the sections once: for the way down here, and for the menu on whatever page is found."""
        request.sections = self.sections
        return super().route(request, path_components)

    def child_by_slug(self, slug):
        section = next((section for section in self.sections if section.slug == slug), None)
        if section is None:
            return None
        found = section.specific
        found.restricted = section.restricted
        return found

    def get_context(self, request, *args, **kwargs):
        spots = list(ScenicSpotPage.objects.descendant_of(self).listed().order_by("path"))
        lessons = list(LessonPage.objects.descendant_of(self).listed().order_by("path")[: self.LESSONS])
        attach_pictures([self, *spots, *lessons])
        today = timezone.localdate()
        rolls = list(HonourRollPage.objects.descendant_of(self).listed().with_counts(today).with_newest(today))
        return super().get_context(request, *args, **kwargs) | {
            "spots": spots,
            "lessons": lessons,
            "open_now": [spot for spot in spots if spot.opening_now() == OpeningState.OPEN],
            "rolls": rolls,
            "ended": Honour.objects.lately(ENDED_EARLY, today, self.ENDED),
            "honoured": any(roll.held for roll in rolls),
            "noticed": any(roll.noticed for roll in rolls),
            "activities": list(Activity.objects.public().with_places().coming(today)[: self.ACTIVITIES]),
            "today": today,
            "tomorrow": today + timedelta(days=1),
            "news": NewsPage.objects.descendant_of(self).listed().order_by("-published_on", "-pk")[: self.NEWS],
        }
